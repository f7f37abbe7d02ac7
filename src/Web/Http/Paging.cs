namespace Tessera.Web.Http;

/// <summary>Which rows of a long list are asked for. Pages count from 1; nonsense becomes the nearest sense.</summary>
public readonly record struct Paging
{
    public const int Usual = 50;
    public const int Largest = 500;

    public Paging(int? page, int? size = null)
    {
        Size = Math.Clamp(size ?? Usual, 1, Largest);
        Page = Math.Clamp(page ?? 1, 1, int.MaxValue / Largest);
    }

    public int Page { get; }
    public int Size { get; }
    public int Skip => (Page - 1) * Size;

    /// <summary>Pages needed for that many rows; an empty list has one.</summary>
    public int Pages(long rows) => (int)Math.Max(1, (rows + Size - 1) / Size);
}
