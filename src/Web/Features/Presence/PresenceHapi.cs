using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>
/// Presence as HDX HAPI publishes it (standards.md 2): one row for each place, organisation and sector, however many
/// activities stand behind it. Places deeper than admin 2 count at admin 2; the period is that of the filter, else from
/// the first month of the rows to as-of.
/// </summary>
internal static class PresenceHapi
{
    private const int Deepest = 2;

    public static readonly IReadOnlyList<string> Header =
    [
        "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code", "admin1_name", "admin2_code", "admin2_name", "admin_level",
        "org_acronym", "org_name", "org_type_description", "sector_code", "sector_name", "reference_period_start", "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
    ];

    public static async Task<FigureTable> Of(PresenceDesk desk, Operation operation, PresenceFilter filter)
    {
        var whole = await desk.Ask(operation, filter with { By = string.Create(CultureInfo.InvariantCulture, $"adm{Deepest}") });
        var rows = new List<(string Place, string Sector, string Partner, Cell[] Cells)>();
        var period = Period(whole);
        foreach (var cluster in whole.Answer.RowsByCluster.Keys)
        {
            var answer = await desk.Ask(operation, whole.Lists, whole.Question with { Clusters = new HashSet<long> { cluster } });
            foreach (var cell in answer.Cells.Where(cell => !cell.IsNil))
                rows.Add((whole.PlaceCode(cell.AreaId), whole.ClusterCode(cluster), whole.Organisation(cell.PartnerId), Line(whole, cell, cluster, period)));
        }
        var ordered = rows.OrderBy(r => r.Place, StringComparer.Ordinal).ThenBy(r => r.Sector, StringComparer.Ordinal).ThenBy(r => r.Partner, StringComparer.Ordinal).Select(r => r.Cells);
        return new FigureTable("operational_presence", Header, Header, ordered);
    }

    private static Cell[] Line(PresenceView view, PresenceCell cell, long cluster, (string Start, string End) period)
    {
        var lists = view.Lists;
        AdminArea? At(int level) => lists.Gazetteer.Ancestor(cell.AreaId, level);
        var partner = view.IsTyped ? null : lists.Partners.GetValueOrDefault(cell.PartnerId);
        var type = PartnerType.All.FirstOrDefault(t => t.Code == partner?.TypeCode).Name ?? "";
        return
        [
            Cell.Of(At(0) is { } country ? CountryCodes.Iso3(country.Pcode) : ""), Cell.Empty, Cell.Empty, Cell.Of(At(1)?.Name ?? ""), Cell.Of(At(2)?.Name ?? ""),
            Cell.Of(At(1)?.Pcode ?? ""), Cell.Of(At(1)?.Name ?? ""), Cell.Of(At(2)?.Pcode ?? ""), Cell.Of(At(2)?.Name ?? ""), Cell.Of(lists.Area(cell.AreaId)?.Level ?? 0),
            Cell.Of(partner?.Acronym ?? ""), Cell.Of(partner?.Name ?? view.Organisation(cell.PartnerId)), Cell.Of(type),
            Cell.Of(view.ClusterCode(cluster)), Cell.Of(lists.Cluster(cluster) is { } sector ? GlobalLists.SectorName(sector) : ""), Cell.Of(period.Start), Cell.Of(period.End), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty,
        ];
    }

    private static (string, string) Period(PresenceView view)
    {
        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (view.Question.Period is { } asked) return (Day(ReportingPeriod.FirstDay(asked.FirstMonth)), Day(asked.LastDay));
        var first = view.Facts.Segments.SelectMany(s => s.Segment.FromMonth).Where(month => month > 0).DefaultIfEmpty().Min();
        return (first == 0 ? "" : Day(ReportingPeriod.FirstDay(first)), view.AsOf is { } day ? Day(day) : "");
    }
}
