using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tessera.Domain.Activities;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Writes accepted drafts as versions of activities.</summary>
internal static class ActivityBulk
{
    private static readonly BulkColumn[] Columns =
    [
        new("operation_id", BulkType.Integer), new("row_id", BulkType.Long), new("import_number", BulkType.Integer), new("source_row", BulkType.Integer),
        new("key_hash", BulkType.Long), new("other_key", BulkType.Long), new("content_hash", BulkType.Long), new("organisation_typed", BulkType.Text),
        new("reporting_id", BulkType.Long), new("programming_id", BulkType.Long), new("implementing_id", BulkType.Long), new("funding_id", BulkType.Long),
        new("cluster_id", BulkType.Long), new("kind_id", BulkType.Long), new("indicator_id", BulkType.Long), new("area_id", BulkType.Long),
        new("site_id", BulkType.Long), new("group_id", BulkType.Long), new("modality_id", BulkType.Long), new("unit_id", BulkType.Long),
        new("status", BulkType.Small), new("recurrency", BulkType.Small), new("is_nil", BulkType.Boolean), new("sensitivity", BulkType.Small),
        new("from_month", BulkType.Integer), new("to_month", BulkType.Integer), new("as_of_month", BulkType.Integer), new("start_date", BulkType.Date), new("end_date", BulkType.Date),
        new("targeted_households", BulkType.Long), new("targeted", BulkType.Long), new("reached_households", BulkType.Long), new("reached", BulkType.Long),
        new("cuts", BulkType.Text), new("quantity", BulkType.Long), new("latitude", BulkType.Real), new("longitude", BulkType.Real),
        new("typed", BulkType.Text), new("contact", BulkType.Text),
    ];

    public static BulkInsert Open(DbConnection connection) => BulkInsert.Into(connection, "activity", Columns);

    /// <summary>Versions under the import of rows as another import brought them, but for a status that nobody counts.</summary>
    public static async Task Replace(DbConnection connection, DbTransaction transaction, Import import, int was, IEnumerable<long> rows)
    {
        var copied = Columns.Select(column => column.Name switch
        {
            "import_number" => import.Number.ToString(CultureInfo.InvariantCulture),
            "status" => ((int)ActivityStatus.Replaced).ToString(CultureInfo.InvariantCulture),
            // It stands in no row of the file, and nothing that is sent says the same.
            "source_row" or "content_hash" => "0",
            var name => name,
        });
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO activity ({string.Join(", ", Columns.Select(c => c.Name))}) SELECT {string.Join(", ", copied)} FROM activity
            WHERE operation_id = {import.OperationId} AND import_number = {was} AND row_id IN ({string.Join(',', rows)})
            """);
        await command.ExecuteNonQueryAsync();
    }

    public static void Write(BulkInsert bulk, Import import, AcceptedRow row, RowTerms terms)
    {
        var draft = row.Draft;
        bulk.Begin();
        bulk.Add(import.OperationId);
        bulk.Add(row.RowId);
        bulk.Add(import.Number);
        bulk.Add(draft.SourceRow);
        bulk.Add(draft.KeyHash);
        bulk.Add(draft.OtherKey == 0 ? null : draft.OtherKey);
        bulk.Add(draft.ContentHash);
        bulk.Add(draft.OrganisationTyped);
        WriteIds(bulk, draft, terms);
        bulk.Add((long)draft.Status);
        bulk.Add((long)draft.Recurrency);
        bulk.Add(draft.IsNil);
        bulk.Add(0L);
        bulk.Add(draft.FromMonth);
        bulk.Add(draft.ToMonth);
        bulk.Add(draft.AsOfMonth);
        bulk.Add(draft.Start);
        bulk.Add(draft.End);
        WriteValues(bulk, draft, row.Texts);
        bulk.End();
    }

    private static void WriteIds(BulkInsert bulk, ActivityDraft draft, RowTerms terms)
    {
        bulk.Add(draft.ReportingId);
        bulk.Add(draft.ProgrammingId);
        bulk.Add(draft.ImplementingId);
        bulk.Add(draft.FundingId);
        bulk.Add(draft.ClusterId);
        bulk.Add(terms.Kind);
        bulk.Add(terms.Indicator);
        bulk.Add(draft.AreaId);
        bulk.Add(terms.Site);
        bulk.Add(terms.Group);
        bulk.Add(terms.Modality);
        bulk.Add(terms.Unit);
    }

    private static void WriteValues(BulkInsert bulk, ActivityDraft draft, ActivityTexts texts)
    {
        bulk.Add(draft.TargetedHouseholds);
        bulk.Add(draft.Targeted);
        bulk.Add(draft.ReachedHouseholds);
        bulk.Add(draft.Reached);
        bulk.Add(texts.Cuts);
        bulk.Add(draft.Quantity);
        bulk.Add(draft.Latitude);
        bulk.Add(draft.Longitude);
        bulk.Add(texts.Typed);
        bulk.Add(texts.Contact);
    }
}

/// <summary>What of a row is kept as JSON; null where there is nothing.</summary>
internal readonly record struct ActivityTexts(string? Cuts, string? Typed, string? Contact)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic] private static ArrayBufferWriter<byte>? t_bytes;
    [ThreadStatic] private static Utf8JsonWriter? t_writer;

    public static ActivityTexts Of(ActivityDraft draft) => new(
        draft.Cuts.Count == 0 ? null : JsonSerializer.Serialize(draft.Cuts.Select(c => new { field = c.Field.ToString(), cut = c.Cut.ToString(), value = c.Value }), Readable),
        Pairs(draft.Typed), Pairs(draft.Contact));

    private static string? Pairs(List<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0) return null;
        var bytes = t_bytes ??= new ArrayBufferWriter<byte>(4096);
        var writer = t_writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Readable.Encoder });
        bytes.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        for (var i = 0; i < pairs.Count; i++)
            if (IsFirst(pairs, i)) writer.WriteString(pairs[i].Key, Joined(pairs, i));
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static bool IsFirst(List<KeyValuePair<string, string>> pairs, int at)
    {
        for (var i = 0; i < at; i++) if (pairs[i].Key == pairs[at].Key) return false;
        return true;
    }

    /// <summary>Two columns of one field stand in one text, a line each.</summary>
    private static string Joined(List<KeyValuePair<string, string>> pairs, int first)
    {
        var text = pairs[first].Value;
        for (var i = first + 1; i < pairs.Count; i++) if (pairs[i].Key == pairs[first].Key) text = $"{text}\n{pairs[i].Value}";
        return text;
    }
}

/// <summary>Term ids of one row's dictionary columns.</summary>
internal readonly record struct RowTerms(long? Kind, long? Indicator, long? Site, long? Group, long? Modality, long? Unit);
