extern alias openxml;

using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Wordprocessing;

namespace Tessera.Web.Papers;

/// <summary>Tables of a document: fixed widths, so that every program breaks lines alike, and rows that stay whole.</summary>
internal static class DocxTables
{
    public static Table Of(PaperTable table, DocxWriter writer)
    {
        var widths = Shares([.. table.Columns.Select(column => column.Width)]);
        var made = Empty(DocxStyles.Table, widths);
        made.GetFirstChild<TableProperties>()!.Append(new TableCaption { Val = DocxWriter.Legal(table.Caption) });
        made.Append(Row(isHead: true, table.Columns.Select((column, i) => Cell(writer.Paragraph(column.Heading, DocxStyles.TableHead), widths[i], column.IsNumber))));
        foreach (var row in table.Rows)
            made.Append(Row(isHead: false, table.Columns.Select((column, i) => Cell(writer.Paragraph(row[i], DocxStyles.Cell), widths[i], column.IsNumber))));
        return made;
    }

    /// <summary>One row: every cell a label, a large number and a note.</summary>
    public static Table Of(PaperFigures figures, DocxWriter writer)
    {
        var widths = Shares([.. figures.Figures.Select(_ => 1)]);
        var made = Empty(DocxStyles.Figures, widths);
        made.Append(Row(isHead: false, figures.Figures.Select((figure, i) =>
        {
            var cell = Cell(writer.Paragraph(figure.Label, DocxStyles.FigureLabel), widths[i], isNumber: false);
            cell.Append(writer.Paragraph(figure.Value, figure.Value.Length > 12 ? DocxStyles.FigureWords : DocxStyles.Figure));
            if (figure.Note is { } note) cell.Append(writer.Paragraph(new PaperWords(note, figure.Href), DocxStyles.FigureLabel));
            return cell;
        })));
        return made;
    }

    private static Table Empty(string style, IReadOnlyList<int> widths) => new(
        new TableProperties(
            new TableStyle { Val = style },
            new TableWidth { Width = Said(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020", FirstRow = true }),
        new TableGrid(widths.Select(width => new GridColumn { Width = Said(width) })));

    private static TableRow Row(bool isHead, IEnumerable<TableCell> cells)
    {
        var look = new TableRowProperties(new CantSplit());
        if (isHead) look.Append(new TableHeader());
        return new TableRow([look, .. cells]);
    }

    private static TableCell Cell(Paragraph paragraph, int width, bool isNumber)
    {
        if (isNumber) paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        return new TableCell(new TableCellProperties(new TableCellWidth { Width = Said(width), Type = TableWidthUnitValues.Dxa }), paragraph);
    }

    private static List<int> Shares(IReadOnlyList<int> parts)
    {
        var whole = parts.Sum();
        return [.. parts.Select(part => DocxPaper.TextWidth * part / whole)];
    }

    private static string Said(int width) => width.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
