using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A table too long to be held at once.</summary>
internal sealed record RowTable(string Sheet, double[] Widths, Cell[] Header, IAsyncEnumerable<Cell[]> Lines);

/// <summary>Tables as downloads, sent while they are read; text is never a formula.</summary>
internal static class RowFiles
{
    private const int SendAt = 200_000;

    public static IResult Xlsx(HttpContext http, RowTable table, string name) =>
        Results.Stream(stream => WriteXlsx(table, stream, http.RequestAborted), FigureFiles.Workbook, name);

    public static IResult Csv(HttpContext http, RowTable table, string name) =>
        Results.Stream(stream => WriteCsv(table, stream, http.RequestAborted), "text/csv; charset=utf-8", name);

    public static async Task WriteXlsx(RowTable table, Stream stream, CancellationToken cancel)
    {
        using var writer = new SheetWriter(stream);
        writer.BeginSheet(table.Sheet, table.Widths, headerRows: 1, filter: true);
        writer.Row(table.Header);
        await foreach (var line in table.Lines.WithCancellation(cancel))
        {
            writer.Row(line);
            if (writer.Pending > SendAt) await writer.Send(cancel);
        }
        await writer.Finish(cancel);
    }

    public static async Task WriteCsv(RowTable table, Stream stream, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(stream, CsvWriting.Encoding, 1 << 16, leaveOpen: true);
        using var piece = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriting.Mark(piece);
        CsvWriting.Row(piece, table.Header);
        await foreach (var line in table.Lines.WithCancellation(cancel))
        {
            CsvWriting.Row(piece, line);
            if (piece.GetStringBuilder().Length < SendAt) continue;
            await writer.WriteAsync(piece.GetStringBuilder(), cancel);
            piece.GetStringBuilder().Clear();
        }
        await writer.WriteAsync(piece.GetStringBuilder(), cancel);
        await writer.FlushAsync(cancel);
    }
}
