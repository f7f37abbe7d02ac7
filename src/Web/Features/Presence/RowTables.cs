using System.Globalization;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>Rows as a table in the order of our template, so that what goes out can come in again.</summary>
internal sealed class RowTables(RowsQuery query, TimeProvider time)
{
    public static readonly string[] Headers =
    [
        "Tessera row", "Import", "Sheet row", "Reporting organisation", "Programming partner", "Implementing partner", "Donor",
        "Cluster", "Activity", "Activity description", "Indicator", "Status", "Start date", "End date", "Period",
        "Admin code", "Admin name", "Site name", "Modality", "Unit", "Quantity", "Population group", "Recurrency",
        "Targeted households", "Targeted", "Reached households", "Reached", "Organisation as typed", "Place as typed", "Nil report",
    ];

    /// <summary>The HXL tag of every column.</summary>
    public static readonly string[] Tags =
    [
        "#meta+id", "#meta+import", "#meta+row", "#org+reporting", "#org+prog", "#org+impl", "#org+funding",
        "#sector+code", "#activity+type", "#activity+description", "#indicator+name", "#status", "#date+start", "#date+end", "#date+reported+period",
        "#adm+code", "#adm+name", "#loc+name", "#modality", "#indicator+unit", "#indicator+num", "#beneficiary+type", "#beneficiary+recurrency",
        "#targeted+hh", "#targeted", "#reached+hh", "#reached", "#org+typed", "#loc+typed", "#status+nil",
    ];

    /// <summary>The header row, then the rows of the given ids in their order.</summary>
    public async Task<IEnumerable<Cell[]>> Of(int operationId, OperationLists lists, IReadOnlyList<long> ids)
    {
        var rows = await query.Of(operationId, ids);
        var terms = await query.Terms(operationId, rows);
        var today = ReportingPeriod.Month(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return rows.Select(row => Line(lists, row, terms, today)).Prepend([.. Headers.Select(Cell.Of)]);
    }

    private static Cell[] Line(OperationLists lists, ActivityRow row, Dictionary<long, string> terms, int today)
    {
        var typed = row.Typed is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Typed)!;
        string Term(long? id) => id is { } known ? terms.GetValueOrDefault(known, "") : "";
        string Partner(long? id) => id is { } known ? lists.PartnerName(lists.Survivor(known)) : "";
        string[] texts =
        [
            row.RowId.ToString(CultureInfo.InvariantCulture), row.ImportNumber.ToString(CultureInfo.InvariantCulture), row.SourceRow.ToString(CultureInfo.InvariantCulture),
            Partner(row.ReportingId), Partner(row.ProgrammingId), Partner(row.ImplementingId), Partner(row.FundingId),
            row.ClusterId is { } cluster ? lists.Cluster(cluster)?.Code ?? "?" : "", Term(row.KindId), typed.GetValueOrDefault("Description", ""), Term(row.IndicatorId),
            row.Status == 0 ? "" : ((ActivityStatus)row.Status).ToString(), Day(row.StartDate), End(row), Period(row, today),
            lists.Area(row.AreaId)?.Pcode ?? "?", lists.Area(row.AreaId)?.NameIn("en") ?? "?", Term(row.SiteId), Term(row.ModalityId), Term(row.UnitId), Number(row.Quantity), Term(row.GroupId),
            row.Recurrency == 0 ? "" : ((Recurrency)row.Recurrency).ToString(),
            Number(row.TargetedHouseholds), Number(row.Targeted), Number(row.ReachedHouseholds), Number(row.Reached),
            row.OrganisationTyped ?? "", PlaceTyped(typed), row.IsNil ? "yes" : "",
        ];
        return [.. texts.Select(Cell.Of)];
    }

    private static string PlaceTyped(Dictionary<string, string> typed) =>
        string.Join(" / ", typed.Where(t => t.Key.StartsWith("Admin", StringComparison.Ordinal)).Select(t => t.Value));

    /// <summary>
    /// What the row reports on, from which import reads its as-of day again: beside a start day its last month told of, for
    /// a planned end says nothing of when that was; without one its months. One that ends after today began by today.
    /// </summary>
    private static string Period(ActivityRow row, int today)
    {
        var (first, last) = row.StartDate is null ? (row.FromMonth, row.ToMonth) : (Math.Min(row.AsOfMonth, today), row.AsOfMonth);
        return last == 0 ? "" : new ReportingPeriod(first, last).ToString();
    }

    /// <summary>An open end is said where the status alone would not keep the row running.</summary>
    private static string End(ActivityRow row)
    {
        var isOpen = row is { StartDate: not null, EndDate: null } && row.ToMonth > row.FromMonth;
        return isOpen && (ActivityStatus)row.Status is not (ActivityStatus.Ongoing or ActivityStatus.Unknown) ? "ongoing" : Day(row.EndDate);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    private static string Number(long? scaled) => scaled is { } value ? NumberReading.Text(value) : "";
}
