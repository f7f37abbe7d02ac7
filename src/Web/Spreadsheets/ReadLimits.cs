namespace Tessera.Web.Spreadsheets;

/// <summary>
/// How much of a file is read before it is refused. Sizes are bytes really seen, never bytes a header claims. The
/// ratio rule starts late because small honest parts (a style sheet) compress better than any bomb.
/// </summary>
internal sealed record ReadLimits
{
    public static readonly ReadLimits Default = new() { RowsAbove = 100 };

    /// <summary>The file as sent.</summary>
    public long FileBytes { get; init; } = 100L << 20;
    /// <summary>One part of the workbook, inflated.</summary>
    public long PartBytes { get; init; } = 1L << 30;
    /// <summary>All parts read, inflated.</summary>
    public long InflatedBytes { get; init; } = 2L << 30;
    /// <summary>Memory of the table of shared strings, the only part held whole.</summary>
    public long StringsBytes { get; init; } = 192L << 20;
    public int Ratio { get; init; } = 100;
    public long RatioFromBytes { get; init; } = 5L << 20;
    /// <summary>A file with this many parts is refused.</summary>
    public int Parts { get; init; } = 10_000;
    public int Sheets { get; init; } = 100;
    /// <summary>Rows holding anything, per sheet.</summary>
    public int Rows { get; init; } = 300_000;
    /// <summary>Titles, headers and tags that may stand above the rows and are not counted.</summary>
    public int RowsAbove { get; init; }
    public int Columns { get; init; } = 16_384;
    /// <summary>One tag or one run of text.</summary>
    public int TokenBytes { get; init; } = 8 << 20;
    public int Depth { get; init; } = 128;
    /// <summary>One record of a CSV, in UTF-8.</summary>
    public int RecordBytes { get; init; } = 4 << 20;
}
