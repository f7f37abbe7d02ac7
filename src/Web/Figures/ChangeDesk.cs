using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;

namespace Tessera.Web.Figures;

/// <summary>Two periods held against each other with everything needed to name the parts.</summary>
/// <param name="Answer">Null when no row is dated, so that there are no periods.</param>
/// <param name="Gaps">Opened and closed ones, most people not reached first.</param>
public sealed record ChangeView(Operation Operation, OperationLists Lists, ChangeFilter Filter, ChangeAnswer? Answer, IReadOnlyList<GapChange> Gaps, bool HasNeeds)
{
    public IReadOnlyList<PlaceChange> Places => Answer?.Places ?? [];
    public IEnumerable<ChangeCell> New => Answer?.Cells.Where(cell => cell.IsNew) ?? [];
    public IEnumerable<ChangeCell> Gone => Answer?.Cells.Where(cell => cell.IsGone) ?? [];

    public DateOnly? AsOf => Answer?.Now.LastDay;
    public string PlaceCode(long areaId) => Lists.Area(areaId)?.Pcode ?? "?";
    public string PlaceName(long areaId, string language) => Lists.Area(areaId)?.NameIn(language) ?? "?";
    public string ClusterCode(long id) => id == PresenceQuestion.NoCluster ? "" : Lists.Cluster(id)?.Code ?? "?";

    /// <summary>Coarser than the level asked: such rows stand for themselves.</summary>
    public bool IsCoarser(long areaId) => Lists.Area(areaId)?.Level < Filter.Rows.Level();
}

/// <summary>Answers what changed, and who has reported, for whoever asks; the same is hidden as of presence.</summary>
internal sealed class ChangeDesk(PresenceDesk presence, GapDesk gaps, RecentAnswers recent)
{
    public async Task<ChangeView> Ask(Operation operation, ChangeFilter filter)
    {
        var (lists, question, facts) = await presence.Counted(operation, filter.Rows);
        if (await Period(operation, filter.Rows, question) is not { } now) return new ChangeView(operation, lists, filter, null, [], false);
        var before = filter.Before is { } text ? ReportingPeriod.Parse(text) : new ReportingPeriod(now.FirstMonth - (now.LastMonth - now.FirstMonth + 1), now.FirstMonth - 1);
        var answer = recent.Of(("changes", PresenceDesk.Key(lists, facts, question), filter), () => PresenceChanges.Of(facts, question, PresenceDesk.Reference(lists), before, now), found => found.Cells.Count + 1);
        var (earlier, later) = (await gaps.Ask(operation, UpTo(filter, before)), await gaps.Ask(operation, UpTo(filter, now)));
        var changed = GapChanges.Of(answer, Shown(earlier), Shown(later), id => GapDesk.Below(lists, id));
        return new ChangeView(operation, lists, filter, answer, changed, !later.Needs.IsEmpty);
    }

    /// <summary>How many of the partners expected have reported on the filter's period, else on the operation's last month with data; null when no row is dated.</summary>
    public async Task<ReportingRate?> Rate(Operation operation, PresenceFilter filter)
    {
        var (lists, question, facts) = await presence.Counted(operation, ChangeFilter.Of(filter, null).Rows);
        if (await Period(operation, filter, question) is not { } period) return null;
        return recent.Of(("reporting", PresenceDesk.Key(lists, facts, question), ChangeFilter.Of(filter, null)), () => ReportingRate.Of(facts, question, PresenceDesk.Reference(lists), period), _ => 1);
    }

    /// <summary>The last month with data is the whole operation's: a cluster that fell silent is not up to date by its own last report.</summary>
    private async Task<ReportingPeriod?> Period(Operation operation, PresenceFilter filter, PresenceQuestion question) =>
        question.Period ?? ((await presence.Ask(operation, new PresenceFilter { IsPublic = filter.IsPublic })).Answer.AsOfMonth is > 0 and var month ? new ReportingPeriod(month, month) : null);

    /// <summary>What was reached adds up: everything from the first year that a period may name.</summary>
    public static GapFilter UpTo(ChangeFilter filter, ReportingPeriod period) =>
        GapFilter.Of(filter.Rows with { Period = new ReportingPeriod(ReportingPeriod.Month(1950, 1), period.LastMonth).ToString() }, null, null);

    /// <summary>Of clusters where any states a need, else of everybody together.</summary>
    private static GapAnswer Shown(GapView view) => view.Answer with { Lines = view.Largest };
}
