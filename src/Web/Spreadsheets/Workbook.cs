using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

internal enum SheetVisibility : byte { Visible, Hidden, VeryHidden }

internal enum SheetKind : byte { Data, Chart, Macro }

internal sealed record SheetInfo(int Index, string Name, SheetVisibility Visibility, SheetKind Kind);

/// <summary>A block of merged cells; rows 1-based, columns 0-based, both ends included.</summary>
internal readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>
/// A file of tables as a person sent it. What it is follows from its bytes, never from its name: a CSV called .xlsx is
/// read as a CSV and noted. A CSV is a workbook of one sheet. Every refusal is a <see cref="Problem"/> with a code
/// "file.…"; it may come as late as the last row, when a check value does not hold, so nothing read may be kept before
/// the rows have ended. The stream stays the caller's.
/// </summary>
internal sealed class Workbook : IDisposable
{
    readonly TableFile _file;

    Workbook(TableFile file) => _file = file;

    public IReadOnlyList<SheetInfo> Sheets => _file.Sheets;
    /// <summary>What was done with the file that its sender should know; all of them Note or Fixed.</summary>
    public IReadOnlyList<Finding> Notes => _file.Notes;
    public bool IsCsv => _file.Dialect is not null;
    /// <summary>"utf-8", "utf-16", "windows-1252"…; a workbook always says "utf-8".</summary>
    public string EncodingName => _file.Dialect?.EncodingName ?? "utf-8";
    /// <summary>Nothing in the bytes proves the encoding: ask, and open again with the answer.</summary>
    public bool EncodingIsGuess => EncodingChoices.Count > 0;
    /// <summary>What to ask then: the encodings it may be, the one it was read in first.</summary>
    public IReadOnlyList<EncodingChoice> EncodingChoices => _file.Dialect?.Choices ?? [];
    /// <summary>Of a CSV, null of a workbook.</summary>
    public char? Separator => _file.Dialect?.Separator;

    /// <param name="seekable">Read from its beginning.</param>
    /// <param name="fileName">Only compared with what the bytes say, for a note.</param>
    /// <param name="encodingName">The answer to the question of a guessed encoding; only a CSV heeds it.</param>
    public static Workbook Open(Stream seekable, string fileName, ReadLimits? limits = null, string? encodingName = null) =>
        new(FileOpening.Open(seekable, fileName, limits ?? ReadLimits.Default, encodingName));

    /// <summary>
    /// The rows that hold anything, in the order of the file, with the sheet's own numbers. One instance is reused.
    /// A chart or macro sheet has none.
    /// </summary>
    public IEnumerable<SheetRow> Rows(int sheetIndex) => _file.Rows(sheetIndex);

    /// <summary>
    /// Free after the rows were read to their end; otherwise the sheet is walked once, since the format keeps merges
    /// behind the rows (a sheet of 100,000 x 20 takes about half a second).
    /// </summary>
    public IReadOnlyList<MergedRange> Merged(int sheet) => _file.Merged(sheet);

    /// <summary>Columns that a reader of the sheet does not see; known once a row was read.</summary>
    public IReadOnlyList<ColumnSpan> HiddenColumns(int sheet) => _file.HiddenColumns(sheet);

    /// <summary>Cells with a comment; what it says is never read. Of an old workbook known once the rows were read to their end.</summary>
    public IReadOnlyList<string> Comments(int sheet) => _file.Comments(sheet);

    /// <summary>Rows crossed out from end to end; known once the rows were read to their end, none before.</summary>
    public IReadOnlyList<int> Struck(int sheet) => _file.Struck(sheet);

    public void Dispose() => _file.Dispose();
}

/// <summary>Columns beside each other; 0-based, both ends included.</summary>
internal readonly record struct ColumnSpan(int First, int Last)
{
    public bool Contains(int column) => column >= First && column <= Last;
}

/// <summary>One format of file.</summary>
internal abstract class TableFile : IDisposable
{
    public IReadOnlyList<SheetInfo> Sheets { get; protected init; } = [];
    public List<Finding> Notes { get; } = [];
    public CsvDialect? Dialect { get; protected init; }
    public abstract IEnumerable<SheetRow> Rows(int sheet);
    public virtual IReadOnlyList<MergedRange> Merged(int sheet) => [];
    public virtual IReadOnlyList<int> Struck(int sheet) => [];
    public virtual IReadOnlyList<ColumnSpan> HiddenColumns(int sheet) => [];
    public virtual IReadOnlyList<string> Comments(int sheet) => [];
    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected void NoteHidden()
    {
        foreach (var sheet in Sheets.Where(s => s.Visibility != SheetVisibility.Visible)) Note("file.hidden-sheet", FindingEffect.Note, sheet.Name);
    }

    public void Note(string code, FindingEffect effect, string found) => Notes.Add(new Finding(code, effect, 0, -1, found));
}
