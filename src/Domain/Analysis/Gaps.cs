using Tessera.Domain.Needs;

namespace Tessera.Domain.Analysis;

/// <summary>
/// Needs against reach (design.md 5): in need, targeted, reached, gap, beyond and coverage by place, cluster and group.
/// Presence is not coverage, and no report is not zero: where no row states a number, reached is null and the whole need
/// is the gap. Clusters, and groups beside everybody, are never added to each other.
/// </summary>
public static class Gaps
{
    public static GapAnswer Of(FactTable facts, NeedTable needs, GapQuestion question, PresenceReference reference, GapReference gaps) =>
        Of(new ReachOrder(facts, reference, ReachUnit.People), needs, question, gaps);

    /// <param name="order">Of people.</param>
    public static GapAnswer Of(ReachOrder order, NeedTable needs, GapQuestion question, GapReference gaps) => Of(new GapRows(order, question, question.Filter.Level), needs, question.Filter.Level, gaps);

    /// <param name="level">Of the places asked about, no finer than the finest of the rows, whatever the level of the question's filter.</param>
    public static GapAnswer Of(GapRows rows, NeedTable needs, int level, GapReference gaps)
    {
        var (lines, question) = (new List<GapLine>(), rows.Question);
        var clusters = Clusters(needs, question).ToList();
        // One pass for all; those with clusters below them, whose rows are theirs too, are asked by themselves.
        var each = clusters.Count > 1 ? rows.ByCluster(level, gaps.GroupText) : null;
        foreach (var cluster in clusters)
        {
            var help = Help(rows, level, gaps, cluster, each);
            var whole = gaps.Tops.Select(top => needs.InNeed(top, cluster)).Aggregate((long?)null, Add);
            foreach (var place in gaps.Places)
                lines.AddRange(Groups(needs, question, cluster).Select(group => Line(needs, question, help, (place, cluster, group), whole)).OfType<GapLine>());
        }
        return new GapAnswer(rows.Sequence, lines, rows.AsOfMonth);
    }

    private static GapHelp Help(GapRows rows, int level, GapReference gaps, long? cluster, Dictionary<long, GapHelp>? each)
    {
        if (cluster is not { } id) return rows.Of(level, 0, null, gaps.GroupText);
        var below = gaps.Below(id);
        return each is not null && below.Count == 1 && below.Contains(id) ? each.GetValueOrDefault(id) ?? GapHelp.None : rows.Of(level, id, below, gaps.GroupText);
    }

    /// <summary>Everybody first (null), then the clusters that needs name.</summary>
    private static IEnumerable<long?> Clusters(NeedTable needs, GapQuestion question) =>
        needs.Questions.Where(q => q.Figure is NeedFigure.InNeed or NeedFigure.Targeted).Select(q => q.ClusterId).Distinct().Order()
            .Where(id => id is not { } cluster || !question.Filter.HiddenClusters.Contains(cluster))
            .Where(id => question.Filter.Clusters is not { } wanted || (id is { } cluster && wanted.Contains(cluster)));

    private static IEnumerable<string?> Groups(NeedTable needs, GapQuestion question, long? cluster) =>
        needs.Questions.Where(q => q.ClusterId == cluster && q.Figure is NeedFigure.InNeed or NeedFigure.Targeted).Select(q => q.Group).Append(null).Distinct()
            .Where(group => question.Group is null || question.Group == group).Order(StringComparer.Ordinal);

    private static GapLine? Line(NeedTable needs, GapQuestion question, GapHelp help, (long Place, long? Cluster, string? Group) at, long? whole)
    {
        var (inNeed, targeted) = (needs.InNeed(at.Place, at.Cluster, at.Group), needs.Targeted(at.Place, at.Cluster, at.Group));
        var reached = help.Reached(at.Place, at.Group);
        if (inNeed is null && targeted is null && reached is null) return null;
        var line = new GapLine(at.Place, at.Cluster, at.Group, inNeed, targeted, reached, help.Partners(at.Place), needs.Population(at.Place));
        return line with { Signs = Signs(line, question, help, whole) };
    }

    private static GapSigns Signs(GapLine line, GapQuestion question, GapHelp help, long? whole)
    {
        if (line.InNeed is not > 0) return GapSigns.None;
        var share = line.Population is > 0 ? (decimal)line.InNeed.Value / line.Population.Value : whole is > 0 ? (decimal)line.InNeed.Value / whole.Value : 0;
        if (line.Partners == 0) return share >= question.Threshold ? GapSigns.NobodyWorks : GapSigns.None;
        var signs = help.HasDelivered(line.AreaId) ? GapSigns.None : GapSigns.OnPaper;
        return line.Coverage is { } coverage && coverage < GapQuestion.Barely ? signs | GapSigns.BarelyCovered : signs;
    }

    private static long? Add(long? a, long? b) => a is null ? b : b is null ? a : checked(a + b);
}
