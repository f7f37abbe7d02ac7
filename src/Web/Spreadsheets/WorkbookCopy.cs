using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>The values of any file's sheets as a workbook of the new format: every cell at its place, blocks merged, sheets hidden as they were.</summary>
internal static class WorkbookCopy
{
    const int SendAt = 1 << 20, Digits = 9;

    public static void Write(Workbook source, Stream target)
    {
        using var writer = new SheetWriter(target);
        foreach (var sheet in source.Sheets.Where(s => s.Kind == SheetKind.Data))
        {
            writer.BeginSheet(sheet.Name, hidden: sheet.Visibility != SheetVisibility.Visible);
            Write(source, sheet.Index, writer);
        }
        writer.Finish();
    }

    static void Write(Workbook source, int sheet, SheetWriter writer)
    {
        var written = 0;
        foreach (var row in source.Rows(sheet))
        {
            for (; written < row.Number - 1; written++) writer.Row();
            written++;
            writer.Row([.. row.Cells.ToArray().Select(cell => source.IsCsv ? AsNumber(cell) : cell)]);
            if (writer.Pending > SendAt) writer.Send();
        }
        foreach (var block in source.Merged(sheet)) writer.Merge(block);
    }

    /// <summary>
    /// A whole number that can be read in one way only. Everything else of a text file stays text: a code may begin with
    /// zeros, a point may part thousands.
    /// </summary>
    public static Cell AsNumber(Cell cell) =>
        cell is { Kind: CellKind.Text, Text: { Length: <= Digits } text } && (text == "0" || text[0] != '0') && text.All(char.IsAsciiDigit)
            ? Cell.Of(double.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : cell;
}
