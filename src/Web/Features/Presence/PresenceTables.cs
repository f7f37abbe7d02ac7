using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>Presence as tables: what is on screen, in CSV, XLSX and JSON alike.</summary>
internal static class PresenceTables
{
    public static readonly IReadOnlyList<string> Names = ["counts", "clusters", "partners"];

    /// <summary>"admin_code,admin_name[,cluster_code],organisations", by code.</summary>
    public static IEnumerable<Cell[]> Counts(PresenceView view, bool byCluster) => (byCluster ? ByCluster(view) : Counts(view)).Lines();

    /// <summary>The table of a name as the address gives it.</summary>
    public static FigureTable Of(PresenceView view, string? name) => name switch
    {
        null or "" or "counts" => Counts(view),
        "clusters" => ByCluster(view),
        "partners" => ByPartner(view),
        _ => throw Problem.Invalid("presence.table-unknown", name),
    };

    private static FigureTable Counts(PresenceView view) => new("counts",
        ["admin_code", "admin_name", "organisations"], [.. Place(view), "#indicator+orgs+num"],
        view.PlacesByCode.Select(place => Line(view, place.AreaId, Cell.Of(place.Organisations))));

    private static FigureTable ByCluster(PresenceView view) => new("clusters",
        ["admin_code", "admin_name", "cluster_code", "organisations"], [.. Place(view), "#sector+code", "#indicator+orgs+num"],
        view.PlacesByCode.SelectMany(place => place.ByCluster.OrderBy(c => view.ClusterCode(c.Key), StringComparer.Ordinal)
            .Select(c => Line(view, place.AreaId, Cell.Of(view.ClusterCode(c.Key)), Cell.Of(c.Value)))));

    /// <summary>A pair of partner and place a line, with the number of rows; 0 organisations where they are nil reports.</summary>
    private static FigureTable ByPartner(PresenceView view) => new("partners",
        ["admin_code", "admin_name", "organisation", "rows", "present"], [.. Place(view), "#org+name", "#meta+rows+num", "#status+present"],
        view.Answer.Cells.OrderBy(c => view.PlaceCode(c.AreaId), StringComparer.Ordinal).ThenBy(c => view.Organisation(c.PartnerId), StringComparer.Ordinal)
            .Select(c => Line(view, c.AreaId, Cell.Of(view.Organisation(c.PartnerId)), Cell.Of(c.Rows), Cell.Of(c.IsNil ? 0 : 1))));

    private static Cell[] Line(PresenceView view, long areaId, params ReadOnlySpan<Cell> values) =>
        [Cell.Of(view.PlaceCode(areaId)), Cell.Of(view.PlaceName(areaId, "en")), .. values];

    private static string[] Place(PresenceView view)
    {
        var level = view.Question.Level == 0 ? "#country" : "#adm" + view.Question.Level.ToString(CultureInfo.InvariantCulture);
        return [level + "+code", level + "+name"];
    }
}
