using Tessera.Domain;

namespace Tessera.Web.Figures;

/// <summary>A table of a figure with the HXL tag of every column; numbers are number cells.</summary>
internal sealed record FigureTable(string Name, IReadOnlyList<string> Headers, IReadOnlyList<string> Tags, IEnumerable<Cell[]> Rows)
{
    /// <summary>The header row, that of the tags if wanted, and the rows.</summary>
    public IEnumerable<Cell[]> Lines(bool hasTags = false)
    {
        yield return [.. Headers.Select(Cell.Of)];
        if (hasTags) yield return [.. Tags.Select(Cell.Of)];
        foreach (var row in Rows) yield return row;
    }
}
