using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Gaps;

/// <summary>Gaps as a table, alike in files, in the API and on the command line.</summary>
internal static class GapTables
{
    /// <summary>By cluster, place and group; an empty cluster is all clusters together, an empty group everybody. They are never to be added.</summary>
    public static FigureTable Of(GapView view, bool withSigns = true) => new("gaps",
        ["cluster_code", "admin_code", "admin_name", "group", "in_need", "targeted", "reached", "gap", "coverage", "partners", "as_of", .. withSigns ? new[] { "beyond", "low", "high", "signs" } : []],
        ["#sector+code", "#adm+code", "#adm+name", "#beneficiary+type", "#inneed+num", "#targeted+num", "#reached+num", "#inneed+gap+num", "#indicator+coverage+num", "#indicator+orgs+num", "#date+end", .. withSigns ? new[] { "#reached+beyond+num", "#reached+min+num", "#reached+max+num", "#status+signs" } : []],
        view.Answer.Lines.OrderBy(view.ClusterCode, StringComparer.Ordinal).ThenBy(line => view.Lists.Area(line.AreaId)?.Pcode, StringComparer.Ordinal).ThenBy(line => line.Group, StringComparer.Ordinal)
            .Select(line => Line(view, line, withSigns)));

    public static readonly IReadOnlyList<(GapSigns Sign, string Word)> Signs =
        [(GapSigns.NobodyWorks, "nobody-works"), (GapSigns.OnPaper, "on-paper"), (GapSigns.BarelyCovered, "barely-covered")];

    private static Cell[] Line(GapView view, GapLine line, bool withSigns)
    {
        Cell[] cells =
        [
            Cell.Of(view.ClusterCode(line)), Cell.Of(view.Lists.Area(line.AreaId)?.Pcode ?? "?"), Cell.Of(view.Lists.Area(line.AreaId)?.NameIn("en") ?? "?"), Cell.Of(line.Group ?? ""),
            FigureCells.Number(line.InNeed), FigureCells.Number(line.Targeted), FigureCells.Number(line.Reached?.Reached), FigureCells.Number(line.Gap), line.Coverage is { } coverage ? Cell.Of((double)Math.Round(coverage, 4)) : Cell.Empty,
            Cell.Of(line.Partners), FigureCells.Day(view.AsOf),
        ];
        if (!withSigns) return cells;
        var signs = string.Join(' ', Signs.Where(sign => line.Signs.HasFlag(sign.Sign)).Select(sign => sign.Word));
        return [.. cells, FigureCells.Number(line.Beyond), FigureCells.Number(line.Reached?.Low), FigureCells.Number(line.Reached?.High), Cell.Of(signs)];
    }
}
