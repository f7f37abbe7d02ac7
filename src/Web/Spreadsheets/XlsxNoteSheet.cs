using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Writes the sheet that is added to a workbook. All text stands in its cells, so the table of shared strings stays as it is.</summary>
internal sealed class XlsxNoteSheet(NoteSheet sheet, string marked, XlsxDialect dialect, XlsxMarkedStyles styles)
{
    readonly List<(string Cell, string Target)> _links = [];

    public void Write(XmlBytes output)
    {
        output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        output.Raw($"<worksheet xmlns=\"{dialect.Main}\">");
        SheetLayout.Head(output, sheet.Widths, sheet.HeaderRow);
        output.Raw("<sheetData>"u8);
        var row = 0;
        foreach (var cells in sheet.Rows) Row(output, ++row, cells);
        output.Raw("</sheetData>"u8);
        SheetLayout.Filter(output, sheet.HeaderRow, row, sheet.Widths.Count);
        Links(output);
        output.Raw("</worksheet>"u8);
    }

    void Row(XmlBytes output, int row, IReadOnlyList<NoteCell> cells)
    {
        output.Raw("<row r=\""u8);
        output.Number(row);
        output.Raw("\">"u8);
        for (var column = 0; column < cells.Count; column++)
            if (cells[column].Value.Kind != CellKind.Empty || cells[column].Style != NoteStyle.Plain) Write(output, CellReference.Name(row, column), cells[column]);
        output.Raw("</row>"u8);
    }

    void Write(XmlBytes output, string address, NoteCell cell)
    {
        if (cell.Target is { } target && _links.Count < NoteSheet.MostLinks) _links.Add((address, target));
        output.Raw("<c r=\""u8);
        output.Raw(address);
        output.Raw("\" s=\""u8);
        output.Number(styles.Of(cell.Style));
        if (cell.Value.Kind == CellKind.Empty) output.Raw("\"/>"u8);
        else if (cell.Value.Kind == CellKind.Number)
        {
            output.Raw("\"><v>"u8);
            output.Number(cell.Value.Number);
            output.Raw("</v></c>"u8);
        }
        else
        {
            output.Raw("\" t=\"inlineStr\"><is>"u8);
            SheetParts.Text(output, cell.Value.AsTyped());
            output.Raw("</is></c>"u8);
        }
    }

    void Links(XmlBytes output)
    {
        if (_links.Count == 0) return;
        var name = marked.Replace("'", "''", StringComparison.Ordinal);
        output.Raw("<hyperlinks>"u8);
        foreach (var (cell, target) in _links)
        {
            output.Raw("<hyperlink ref=\""u8);
            output.Raw(cell);
            output.Raw("\" location=\""u8);
            output.Text($"'{name}'!{target}");
            output.Raw("\"/>"u8);
        }
        output.Raw("</hyperlinks>"u8);
    }
}
