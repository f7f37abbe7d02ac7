using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Presence;

/// <summary>Downloads of rows, sent piece by piece: a whole operation never stands in memory.</summary>
internal sealed class RowFiles(PresenceDesk desk, RouteScope here, RowTables tables)
{
    private const int Piece = 1000;

    public async Task Csv(HttpContext http) => await CsvTo(http.Response.Body, await Begin(http, "text/csv; charset=utf-8", "csv"), http.RequestAborted);

    public async Task Xlsx(HttpContext http) => await XlsxTo(http.Response.Body, await Begin(http, FigureFiles.Workbook, "xlsx"), http.RequestAborted);

    public async Task CsvTo(Stream target, RowsView view, CancellationToken cancel)
    {
        // Bytes leave asynchronously only; a StreamWriter would send its full buffer at once.
        await using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        CsvWriting.Mark(text);
        await foreach (var line in Lines(view))
        {
            CsvWriting.Row(text, line);
            if (text.GetStringBuilder().Length > 1 << 16) await Send();
        }
        await Send();

        async Task Send()
        {
            await target.WriteAsync(CsvWriting.Encoding.GetBytes(text.ToString()), cancel);
            text.GetStringBuilder().Clear();
        }
    }

    public async Task XlsxTo(Stream target, RowsView view, CancellationToken cancel)
    {
        using var writer = new SheetWriter(target);
        writer.BeginSheet("rows", [], headerRows: 1, filter: true);
        await foreach (var line in Lines(view))
        {
            writer.Row(line);
            if (writer.Pending > 1 << 16) await writer.Send(cancel);
        }
        await writer.Finish(cancel);
    }

    public async Task Json(HttpContext http)
    {
        var view = await Begin(http, "application/json", "json");
        await using var json = new Utf8JsonWriter(http.Response.Body);
        json.WriteStartObject();
        json.WriteNumber("sequence", view.Rows.Sequence);
        json.WriteNumber("rows_hidden", view.Rows.RowsHidden);
        json.WriteNumber("rows_unseen", view.Rows.RowsUnseen);
        json.WriteNumber("rows_undated", view.Rows.RowsUndated);
        json.WriteStartArray("rows");
        await foreach (var line in Lines(view, withHeader: false))
        {
            json.WriteStartObject();
            for (var i = 0; i < line.Length; i++)
                if (line[i].Kind != CellKind.Empty) json.WriteString(RowTables.Headers[i], line[i].AsTyped());
            json.WriteEndObject();
            if (json.BytesPending > 1 << 16) await json.FlushAsync(http.RequestAborted);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task<RowsView> Begin(HttpContext http, string type, string ending)
    {
        var view = await desk.Rows(here.Operation, PresenceFilter.Of(http.Request.Query));
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename={FigureFiles.FileName(here.Operation.Code, "rows", null, ending)}";
        return view;
    }

    private async IAsyncEnumerable<Cell[]> Lines(RowsView view, bool withHeader = true)
    {
        if (withHeader) yield return [.. RowTables.Headers.Select(Cell.Of)];
        foreach (var ids in view.Rows.RowIds.Chunk(Piece))
            foreach (var line in (await tables.Of(view.Lists.Operation.Id, view.Lists, ids)).Skip(1)) yield return line;
    }
}
