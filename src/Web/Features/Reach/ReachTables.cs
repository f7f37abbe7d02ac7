using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Reach;

/// <summary>Reach as tables, alike in files, in the API and on the command line.</summary>
internal static class ReachTables
{
    /// <summary>"BY_code,BY_name,unit,rows,low,reached,high,as_of", by code.</summary>
    public static FigureTable Parts(ReachView view)
    {
        var by = view.Filter.ByWord;
        return new FigureTable("parts", [$"{by}_code", $"{by}_name", "unit", "rows", "low", "reached", "high", "as_of"],
            [.. Tags(view.Filter), "#indicator+unit", "#meta+rows+num", "#reached+min+num", "#reached+num", "#reached+max+num", "#date+end"],
            view.Answer.Parts.OrderBy(part => view.Code(part.Key), StringComparer.Ordinal).Select(part => Line(view, part.Key, part.Value)));
    }

    /// <summary>How the plain sum becomes the figure, by what became of the rows.</summary>
    public static FigureTable Steps(ReachView view) => new("steps", ["reason", "rows", "value"], ["#meta+reason", "#meta+rows+num", "#meta+value+num"],
        view.Answer.Steps.OrderBy(step => step.Key).Select(step => new[] { Cell.Of(ReachFilter.OutcomeWord(step.Key)), Cell.Of(step.Value.Rows), FigureCells.Number(step.Value.Value) }));

    /// <summary>Sex, ages and disability of the people counted, each with the people of the rows that state it.</summary>
    public static FigureTable Split(ReachView view) => new("split", ["cut", "value", "stated_for"], ["#reached+cut", "#reached+num", "#reached+stated+num"], Cuts(view.Answer.Split));

    private static IEnumerable<Cell[]> Cuts(ReachSplit? split)
    {
        if (split is null) yield break;
        foreach (var (sex, value) in split.BySex.OrderBy(s => s.Key)) yield return Cut(new Disaggregation(sex, null, null, false), value, split.StatedBySex);
        foreach (var (from, to, value) in split.ByAge) yield return Cut(new Disaggregation(Sex.All, from, to, false), value, split.StatedByAge);
        if (split.StatedDisabled > 0) yield return Cut(new Disaggregation(Sex.All, null, null, true), split.Disabled, split.StatedDisabled);
    }

    private static Cell[] Cut(Disaggregation cut, long value, long stated) => [Cell.Of(cut.ToString()), FigureCells.Number(value), FigureCells.Number(stated)];

    public static FigureTable Rows(ReachRowsView view, Dictionary<long, string> terms) => new("rows",
        ["row", "partner", "cluster_code", "activity", "group", "admin_code", "admin_name", "from", "to", "value", "outcome"],
        ["#meta+id", "#org+name", "#sector+code", "#activity+type", "#beneficiary+type", "#adm+code", "#adm+name", "#date+start", "#date+end", "#reached+num", "#meta+reason"],
        view.Rows.Select(row => Line(view.Lists, row, terms)));

    /// <summary>The rows of an outcome as the address names it; null is every one.</summary>
    public static IReadOnlyList<ReachRow> Chosen(ReachRowsView view, string? outcome)
    {
        if (string.IsNullOrEmpty(outcome)) return view.Rows;
        if (!Enum.GetValues<ReachReason>().Any(reason => ReachFilter.OutcomeWord(reason) == outcome)) throw Problem.Invalid("filter.unreadable", "outcome", outcome);
        return [.. view.Rows.Where(row => ReachFilter.OutcomeWord(row.Reason) == outcome)];
    }

    public static string UnitName(ReachView view, ReachUnit unit) =>
        unit.Id > 0 ? view.Units.GetValueOrDefault(unit.Id, "?") : ReachFilter.UnitWord(unit);

    private static Cell[] Line(ReachView view, long part, ReachFigure figure) =>
    [
        Cell.Of(view.Code(part)), Cell.Of(view.Name(part, "en", "")), Cell.Of(UnitName(view, view.Answer.Unit)), Cell.Of(figure.Rows),
        FigureCells.Number(figure.Low), FigureCells.Number(figure.Reached), FigureCells.Number(figure.High), FigureCells.Day(view.AsOf),
    ];

    private static Cell[] Line(OperationLists lists, ReachRow row, Dictionary<long, string> terms) =>
    [
        Cell.Of(row.RowId.ToString(CultureInfo.InvariantCulture)), Cell.Of(row.PartnerId == 0 ? "" : lists.PartnerName(row.PartnerId)), Cell.Of(lists.Cluster(row.ClusterId)?.Code ?? ""),
        Cell.Of(terms.GetValueOrDefault(row.KindId, "")), Cell.Of(terms.GetValueOrDefault(row.GroupId, "")), Cell.Of(lists.Area(row.PlaceId)?.Pcode ?? "?"), Cell.Of(lists.Area(row.PlaceId)?.NameIn("en") ?? "?"),
        Cell.Of(Month(row.FromMonth, row.ToMonth)), Cell.Of(Month(row.ToMonth, row.ToMonth)), FigureCells.Number(row.Value), Cell.Of(ReachFilter.OutcomeWord(row.Reason)),
    ];

    private static string Month(int month, int to) => to == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Domain.Operations.ReportingPeriod.FirstDay(month):yyyy-MM}");

    private static string[] Tags(ReachFilter filter) => filter.By switch
    {
        ReachBy.Cluster => ["#sector+code", "#sector+name"],
        ReachBy.Partner => ["#org+code", "#org+name"],
        _ when filter.Rows.Level() == 0 => ["#country+code", "#country+name"],
        _ => [$"#{filter.ByWord}+code", $"#{filter.ByWord}+name"],
    };
}
