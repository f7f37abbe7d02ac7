using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>What a mark says of its cell, the gravest last.</summary>
internal enum MarkKind : byte { Understood, Asked, Wrong }

/// <summary>A cell to colour and, when there is a note, to comment on; row 1-based, column 0-based.</summary>
internal sealed record CellMark(int Row, int Column, MarkKind Kind, string? Note);

/// <summary>How a cell of the added sheet looks; the first three are the colours of the marks.</summary>
internal enum NoteStyle : byte { Understood, Asked, Wrong, Plain, Wrapped, Header, Title, Link }

/// <param name="Target">A cell of the marked sheet that a click goes to: "B5".</param>
internal readonly record struct NoteCell(Cell Value, NoteStyle Style = NoteStyle.Plain, string? Target = null);

/// <summary>The sheet added behind the others.</summary>
/// <param name="HeaderRow">1-based; stays when scrolling and filters what is below it.</param>
internal sealed record NoteSheet(string Name, IReadOnlyList<double> Widths, int HeaderRow, IEnumerable<IReadOnlyList<NoteCell>> Rows)
{
    /// <summary>A sheet of a workbook takes this many links.</summary>
    public const int MostLinks = 65_530;
}

/// <summary>What is added to a workbook: marks on one sheet, and a sheet that explains them.</summary>
/// <param name="Marks">One per cell, by row, then column.</param>
/// <param name="Author">Of the comments.</param>
internal sealed record Annotation(string Sheet, IReadOnlyList<CellMark> Marks, string Author, NoteSheet Notes);
