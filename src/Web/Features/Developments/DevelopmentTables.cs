using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Developments;

/// <summary>What changed as tables, alike in files and in the API.</summary>
internal static class DevelopmentTables
{
    public static readonly IReadOnlyList<string> Names = ["changes", "places", "silent", "gaps"];

    public static FigureTable Of(ChangeView view, string? name) => name switch
    {
        null or "" or "changes" => Changes(view),
        "places" => Places(view),
        "silent" => Silent(view),
        "gaps" => GapLines(view),
        _ => throw Problem.Invalid("developments.table-unknown", name),
    };

    /// <summary>The word of a reason in files; a partner that reported nothing is never said to have stopped.</summary>
    public static string Word(GoneReason reason) => reason switch { GoneReason.Silent => "no-report", GoneReason.Nil => "nil-report", _ => "reported-elsewhere" };

    private static FigureTable Changes(ChangeView view) => new("changes",
        ["admin_code", "admin_name", "cluster_code", "organisation", "change", "reason"], ["#adm+code", "#adm+name", "#sector+code", "#org+name", "#status+change", "#status+reason"],
        view.New.Concat(view.Gone).OrderBy(cell => view.PlaceCode(cell.AreaId), StringComparer.Ordinal).ThenBy(cell => view.ClusterCode(cell.ClusterId), StringComparer.Ordinal).ThenBy(cell => view.Lists.PartnerName(cell.PartnerId), StringComparer.Ordinal)
            .Select(cell => (Cell[])[.. Place(view, cell.AreaId), Cell.Of(view.ClusterCode(cell.ClusterId)), Cell.Of(view.Lists.PartnerName(cell.PartnerId)), Cell.Of(cell.IsNew ? "new" : "gone"), Cell.Of(cell.IsNew ? "" : Word(view.Answer!.Reason(cell)))]));

    private static FigureTable Places(ChangeView view) => new("places",
        ["admin_code", "admin_name", "organisations_before", "organisations", "new", "gone", "gone_without_report"], ["#adm+code", "#adm+name", "#indicator+orgs+before+num", "#indicator+orgs+num", "#indicator+orgs+new+num", "#indicator+orgs+gone+num", "#indicator+orgs+silent+num"],
        view.Places.OrderBy(place => view.PlaceCode(place.AreaId), StringComparer.Ordinal)
            .Select(place => (Cell[])[.. Place(view, place.AreaId), Cell.Of(place.Before), Cell.Of(place.Now), Cell.Of(place.New), Cell.Of(place.Gone), Cell.Of(place.Silent)]));

    private static FigureTable Silent(ChangeView view) => new("silent",
        ["organisation", "last_reported", "places_before", "counted_by_dates"], ["#org+name", "#date+reported", "#indicator+places+num", "#status+counted"],
        (view.Answer?.Silent ?? []).OrderBy(partner => view.Lists.PartnerName(partner.PartnerId), StringComparer.Ordinal)
            .Select(partner => (Cell[])[Cell.Of(view.Lists.PartnerName(partner.PartnerId)), Cell.Of(new ReportingPeriod(partner.LastMonth, partner.LastMonth).ToString()), Cell.Of(partner.Places), Cell.Of(partner.IsCounted ? 1 : 0)]));

    private static FigureTable GapLines(ChangeView view) => new("gaps",
        ["admin_code", "admin_name", "cluster_code", "change", "in_need", "gap_before", "gap", "organisations_before", "organisations", "reason"], ["#adm+code", "#adm+name", "#sector+code", "#status+change", "#inneed+num", "#inneed+gap+before+num", "#inneed+gap+num", "#indicator+orgs+before+num", "#indicator+orgs+num", "#status+reason"],
        view.Gaps.Select(gap => (Cell[])[.. Place(view, gap.Now.AreaId), Cell.Of(gap.Now.ClusterId is { } id ? view.ClusterCode(id) : ""), Cell.Of(gap.IsOpened ? "opened" : "closed"),
            FigureCells.Number(gap.Now.InNeed), FigureCells.Number(gap.Before.Gap), FigureCells.Number(gap.Now.Gap), Cell.Of(gap.PartnersBefore), Cell.Of(gap.Partners), Cell.Of(gap.IsSilent ? Word(GoneReason.Silent) : "")]));

    private static Cell[] Place(ChangeView view, long area) => [Cell.Of(view.PlaceCode(area)), Cell.Of(view.PlaceName(area, "en"))];

    /// <summary>What the comparison was made from and what was left out.</summary>
    public static IEnumerable<(string Name, Cell Value)> About(ChangeView view)
    {
        foreach (var line in FigureFiles.Of(view.Operation)) yield return line;
        foreach (var (name, value) in view.Filter.Rows.Parts.Where(part => part.Name != "period")) yield return ("filter_" + name, Cell.Of(value));
        if (view.Answer is not { } answer) yield break;
        yield return ("sequence", Cell.Of(answer.Sequence));
        yield return ("as_of", FigureCells.Day(answer.Now.LastDay));
        yield return ("period", Cell.Of(answer.Now.ToString()));
        yield return ("before", Cell.Of(answer.Before.ToString()));
        yield return ("partners_new", Cell.Of(answer.PartnersNew));
        yield return ("partners_gone", Cell.Of(answer.PartnersGone));
        yield return ("partners_expected", Cell.Of(answer.Rate.Expected));
        yield return ("partners_reported", Cell.Of(answer.Rate.Reported));
        yield return ("reporting_rate", answer.Rate.Share is { } share ? Cell.Of((double)Math.Round(share, 4)) : Cell.Empty);
        yield return ("rows_hidden", Cell.Of(answer.RowsHidden));
    }
}
