namespace Tessera.Web.Spreadsheets;

/// <summary>What stands before and behind the rows of a written sheet.</summary>
internal static class SheetLayout
{
    public static void Head(XmlBytes xml, IReadOnlyList<double> widths, int headerRows)
    {
        if (headerRows > 0)
        {
            xml.Raw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\""u8);
            xml.Number(headerRows);
            xml.Raw("\" topLeftCell=\"A"u8);
            xml.Number(headerRows + 1);
            xml.Raw("\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"u8);
        }
        if (widths.Count == 0) return;
        xml.Raw("<cols>"u8);
        for (var i = 0; i < widths.Count; i++)
        {
            xml.Raw("<col min=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" max=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" width=\""u8);
            xml.Number(widths[i]);
            xml.Raw("\" customWidth=\"1\"/>"u8);
        }
        xml.Raw("</cols>"u8);
    }

    public static void Filter(XmlBytes xml, int headerRow, int lastRow, int columns)
    {
        xml.Raw("<autoFilter ref=\""u8);
        xml.Raw(CellReference.Name(headerRow, 0) + ":" + CellReference.Name(Math.Max(headerRow, lastRow), columns - 1));
        xml.Raw("\"/>"u8);
    }

    public static void Merged(XmlBytes xml, List<MergedRange> blocks)
    {
        if (blocks.Count == 0) return;
        xml.Raw("<mergeCells>"u8);
        foreach (var block in blocks)
            xml.Raw($"<mergeCell ref=\"{CellReference.Name(block.FirstRow, block.FirstColumn)}:{CellReference.Name(block.LastRow, block.LastColumn)}\"/>");
        xml.Raw("</mergeCells>"u8);
    }

    public static void Choices(XmlBytes xml, List<(int Column, int FirstRow, int LastRow, ListRange List)> choices, string lists)
    {
        var filled = choices.FindAll(c => c.List.Count > 0);
        if (filled.Count == 0) return;
        xml.Raw("<dataValidations count=\""u8);
        xml.Number(filled.Count);
        xml.Raw("\">"u8);
        foreach (var (column, firstRow, lastRow, list) in filled)
        {
            xml.Raw("<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\""u8);
            xml.Raw(CellReference.Name(firstRow, column) + ":" + CellReference.Name(lastRow, column));
            xml.Raw("\"><formula1>"u8);
            var letters = CellReference.Letters(list.Column);
            xml.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{lists}'!${letters}$1:${letters}${list.Count}"));
            xml.Raw("</formula1></dataValidation>"u8);
        }
        xml.Raw("</dataValidations>"u8);
    }
}
