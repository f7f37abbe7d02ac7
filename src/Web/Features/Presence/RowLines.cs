using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

/// <summary>A row as the list shows it, in words. Null is not stated.</summary>
internal sealed record RowLine(string Href, string? Partner, string? Typed, string Cluster, string Activity, string Place, string Period, string Status, string? Targeted, string? Reached);

/// <summary>
/// Pages of the list of rows. Who may see which rows is asked anew every time and is part of the view's key; the words
/// of rows already fetched are kept until an import or a list changes.
/// </summary>
internal sealed class RowLines(Engine engine, Text text)
{
    private const int LongestActivity = 90, PartsOfLine = 30;
    private readonly RecentAnswers _recent = new();

    private sealed record Fetched(long RowId, long CommitSequence, long? ReportingId, string? Typed, long? ClusterId, string? Kind, long AreaId,
        int FromMonth, int ToMonth, byte Status, bool IsNil, long? Targeted, long? Reached);

    public Task<IReadOnlyList<RowLine>> Of(Operation operation, RowsView view, int page)
    {
        var ids = view.Rows.RowIds.Skip((page - 1) * Pager.Size).Take(Pager.Size).ToList();
        return _recent.Of((view.Key, page, text.Language.Code), async () => await Read(operation, view.Lists, ids), lines => lines.Count * PartsOfLine);
    }

    private async Task<IReadOnlyList<RowLine>> Read(Operation operation, OperationLists lists, List<long> ids)
    {
        if (ids.Count == 0) return [];
        var found = await engine.Read(Sql(ids), Read, ("operation", operation.Id), ("committed", (int)ImportState.Committed));
        var latest = found.GroupBy(row => row.RowId).ToDictionary(versions => versions.Key, versions => versions.MaxBy(row => row.CommitSequence)!);
        return [.. ids.Select(id => latest.GetValueOrDefault(id)).OfType<Fetched>().Select(row => Line(operation.Code, lists, row))];
    }

    private static string Sql(List<long> ids) => $"""
        SELECT a.row_id, i.commit_sequence, a.reporting_id, a.organisation_typed, a.cluster_id, t.text, a.area_id,
            a.from_month, a.to_month, a.status, a.is_nil, a.targeted, a.reached
        FROM activity a JOIN import i ON i.operation_id = a.operation_id AND i.number = a.import_number
        LEFT JOIN term t ON t.operation_id = a.operation_id AND t.id = a.kind_id
        WHERE a.operation_id = @operation AND i.state = @committed
            AND a.row_id IN ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})
        """;

    private static Fetched Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.Long(2), row.Text(3), row.Long(4), row.Text(5), row.GetInt64(6),
        row.GetInt32(7), row.GetInt32(8), (byte)row.GetInt16(9), row.GetBoolean(10), row.Long(11), row.Long(12));

    private RowLine Line(string code, OperationLists lists, Fetched row)
    {
        var partner = row.ReportingId is { } id ? lists.PartnerName(lists.Survivor(id)) : null;
        var activity = row.Kind ?? "";
        return new RowLine(Links.Row(code, row.RowId), partner, row.Typed is { } typed && typed != partner ? typed : null,
            row.ClusterId is { } own ? lists.Cluster(own)?.ShortName ?? "?" : "",
            activity.Length > LongestActivity ? activity[..LongestActivity] + "…" : activity,
            lists.Area(row.AreaId)?.NameIn(text.Language.Code) ?? "?",
            row.ToMonth == 0 ? text["presence.no-period"] : text.Period(new ReportingPeriod(row.FromMonth, row.ToMonth)),
            row.IsNil ? text["rows.nil"] : PresenceFields.StatusName(row.Status, text), People(row.Targeted), People(row.Reached));
    }

    private string? People(long? scaled) => scaled is { } known ? text.Number(known / 10_000m, 0) : null;
}
