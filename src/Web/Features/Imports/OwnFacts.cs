using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>What accepted rows and drafts state, in the form in which two sources are compared.</summary>
internal static class OwnFacts
{
    private const int RowsPerQuery = 1000;

    public static RowFacts Of(ActivityDraft draft, RecordSources sources) => new(
        Survivor(draft.ProgrammingId, sources), Survivor(draft.FundingId, sources), draft.Status, draft.Recurrency, draft.Start, draft.End,
        draft.TargetedHouseholds, draft.Targeted, draft.ReachedHouseholds, draft.Reached, draft.Quantity, draft.Unit, ActivityTexts.Of(draft).Cuts);

    public static async Task<Dictionary<long, RowFacts>> Find(DbConnection connection, int operationId, IReadOnlyCollection<ExistingRow> rows, RecordSources sources)
    {
        var found = new Dictionary<long, RowFacts>();
        var versions = rows.Select(r => (r.RowId, r.Import)).ToHashSet();
        foreach (var some in rows.Select(r => r.RowId).Distinct().Chunk(RowsPerQuery))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                SELECT a.row_id, a.import_number, a.programming_id, a.funding_id, a.status, a.recurrency, a.start_date, a.end_date,
                       a.targeted_households, a.targeted, a.reached_households, a.reached, a.quantity, t.text, a.cuts
                FROM activity a LEFT JOIN term t ON t.operation_id = a.operation_id AND t.id = a.unit_id
                WHERE a.operation_id = {operationId} AND a.row_id IN ({string.Join(',', some)})
                """);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (versions.Contains((reader.GetInt64(0), reader.GetInt32(1)))) found[reader.GetInt64(0)] = Read(reader, sources);
        }
        return found;
    }

    private static RowFacts Read(DbDataReader reader, RecordSources sources) => new(
        Survivor(Number(reader, 2), sources), Survivor(Number(reader, 3), sources), (ActivityStatus)Small(reader, 4), (Recurrency)Small(reader, 5), Day(reader, 6), Day(reader, 7),
        Number(reader, 8), Number(reader, 9), Number(reader, 10), Number(reader, 11), Number(reader, 12), Text(reader, 13), Text(reader, 14));

    private static long? Survivor(long? partner, RecordSources sources) => partner is { } known ? sources.Survivor(known) : null;
    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    private static byte Small(DbDataReader reader, int column) => Convert.ToByte(reader.GetValue(column), CultureInfo.InvariantCulture);
    private static DateOnly? Day(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
