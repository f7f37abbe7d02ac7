using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// A row that counts: what our own table states of it, and what the table has no columns for. A cell changed in the table
/// changes that and nothing else, so the rest goes on with the row.
/// </summary>
internal sealed record OwnRow(RowStatement Said, string? Cuts, string? Typed, string? Contact, double? Latitude, double? Longitude)
{
    private static readonly string[] InTable = ["Admin", "Cluster", "SubCluster", "Status", "Recurrency", nameof(ActivityField.Description)];

    /// <summary>The texts of a draft that comes back under the row's id, with what it could not bring; its point as well.</summary>
    public ActivityTexts Completed(ActivityDraft draft, RowStatement now)
    {
        Carry(Typed, draft.Typed, key => !InTable.Any(name => key == name || (name == "Admin" && key.StartsWith(name, StringComparison.Ordinal))));
        Carry(Contact, draft.Contact, _ => true);
        if (now.Place == Said.Place && now.Texts.Site == Said.Texts.Site && draft.Latitude is null) (draft.Latitude, draft.Longitude) = (Latitude, Longitude);
        var texts = ActivityTexts.Of(draft);
        // The split of another number would contradict the new one.
        return texts.Cuts is null && now.Counts == Said.Counts ? texts with { Cuts = Cuts } : texts;
    }

    private static void Carry(string? kept, List<KeyValuePair<string, string>> into, Func<string, bool> goes)
    {
        if (kept is null) return;
        var said = into.Select(t => t.Key).ToHashSet();
        into.AddRange(JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!.Where(t => goes(t.Key) && !said.Contains(t.Key)));
    }
}

/// <summary>What rows that count, and drafts that carry their ids, say in the columns of our own table of activities.</summary>
internal static class OwnStatements
{
    private const int RowsPerQuery = 1000;
    private const string Description = nameof(ActivityField.Description);

    public static RowStatement Of(ActivityDraft draft, RecordSources sources) => new(
        new(sources.Current(draft.ReportingId), sources.Current(draft.ProgrammingId), sources.Current(draft.ImplementingId), sources.Current(draft.FundingId)),
        draft.ClusterId, draft.AreaId is { } area ? sources.PlaceCode(area) : null, draft.Status, draft.Recurrency, draft.IsNil,
        new(draft.Start, draft.End, draft.FromMonth, draft.ToMonth, draft.AsOfMonth),
        new(draft.Kind, Joined(draft), draft.Indicator, draft.Site, draft.Group, draft.Modality, draft.Unit),
        new(draft.Quantity, draft.TargetedHouseholds, draft.Targeted, draft.ReachedHouseholds, draft.Reached));

    /// <summary>As ActivityTexts keeps it.</summary>
    private static string? Joined(ActivityDraft draft) => draft.Typed.Exists(t => t.Key == Description) ? string.Join('\n', draft.Typed.Where(t => t.Key == Description).Select(t => t.Value)) : null;

    public static async Task<Dictionary<long, OwnRow>> Find(DbConnection connection, int operationId, IReadOnlyCollection<ExistingRow> rows, RecordSources sources)
    {
        var found = new Dictionary<long, OwnRow>();
        var versions = rows.Select(r => (r.RowId, r.Import)).ToHashSet();
        foreach (var some in rows.Select(r => r.RowId).Distinct().Chunk(RowsPerQuery))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql(operationId, some);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (versions.Contains((reader.GetInt64(0), reader.GetInt32(1)))) found[reader.GetInt64(0)] = new(Read(reader, sources), Text(reader, 28), Text(reader, 27), Text(reader, 29), Point(reader, 30), Point(reader, 31));
        }
        return found;
    }

    private static string Sql(int operationId, long[] rows) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT a.row_id, a.import_number, a.reporting_id, a.programming_id, a.implementing_id, a.funding_id, a.cluster_id, a.area_id,
               a.status, a.recurrency, a.is_nil, a.start_date, a.end_date, a.from_month, a.to_month, a.as_of_month,
               a.quantity, a.targeted_households, a.targeted, a.reached_households, a.reached,
               k.text, i.text, s.text, g.text, m.text, u.text, a.typed, a.cuts, a.contact, a.latitude, a.longitude
        FROM activity a {StandingRows.Term("k", "kind")} {StandingRows.Term("i", "indicator")} {StandingRows.Term("s", "site")}
             {StandingRows.Term("g", "group")} {StandingRows.Term("m", "modality")} {StandingRows.Term("u", "unit")}
        WHERE a.operation_id = {operationId} AND a.row_id IN ({string.Join(',', rows)})
        """);

    private static RowStatement Read(DbDataReader reader, RecordSources sources) => new(
        new(sources.Current(Number(reader, 2)), sources.Current(Number(reader, 3)), sources.Current(Number(reader, 4)), sources.Current(Number(reader, 5))),
        Number(reader, 6), sources.PlaceCode(reader.GetInt64(7)), (ActivityStatus)Small(reader, 8), (Recurrency)Small(reader, 9), reader.GetBoolean(10),
        new(Day(reader, 11), Day(reader, 12), reader.GetInt32(13), reader.GetInt32(14), reader.GetInt32(15)),
        new(Text(reader, 21), Described(Text(reader, 27)), Text(reader, 22), Text(reader, 23), Text(reader, 24), Text(reader, 25), Text(reader, 26)),
        new(Number(reader, 16), Number(reader, 17), Number(reader, 18), Number(reader, 19), Number(reader, 20)));

    private static string? Described(string? typed)
    {
        if (typed is null) return null;
        using var texts = JsonDocument.Parse(typed);
        return texts.RootElement.TryGetProperty(Description, out var text) ? text.GetString() : null;
    }

    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    private static double? Point(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
    private static byte Small(DbDataReader reader, int column) => Convert.ToByte(reader.GetValue(column), CultureInfo.InvariantCulture);
    private static DateOnly? Day(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
