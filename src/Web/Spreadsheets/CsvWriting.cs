using System.Buffers;
using System.Text;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// Rows as CSV: comma, CRLF, UTF-8. Text that a spreadsheet would run is made safe; numbers and dates are written bare,
/// so -5 stays a number.
/// </summary>
internal static class CsvWriting
{
    static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t|");

    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Excel takes a CSV for UTF-8 only when this comes first.</summary>
    public static void Mark(TextWriter writer) => writer.Write('\uFEFF');

    public static void Row(TextWriter writer, params ReadOnlySpan<Cell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) writer.Write(',');
            Field(writer, cells[i]);
        }
        // A record of one empty field would be a blank line.
        if (cells.Length == 1 && cells[0].Kind == CellKind.Empty) writer.Write("\"\"");
        writer.Write("\r\n");
    }

    static void Field(TextWriter writer, in Cell cell)
    {
        var text = cell.AsTyped();
        // No CSV reader accepts a zero byte, ours included.
        if (cell.Kind is CellKind.Text or CellKind.Error) text = SafeText.Make(text.Replace('\0', '\uFFFD'));
        var blankEnds = text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
        if (!blankEnds && !text.AsSpan().ContainsAny(Quoted)) writer.Write(text);
        else
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
    }
}
