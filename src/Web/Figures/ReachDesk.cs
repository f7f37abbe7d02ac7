using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Figure = Tessera.Domain.Analysis.Reach;

namespace Tessera.Web.Figures;

/// <summary>A figure of reach with everything needed to name its parts.</summary>
/// <param name="Units">Ids of units met in the operation to their names; people and households are not among them.</param>
public sealed record ReachView(Operation Operation, OperationLists Lists, ReachFilter Filter, ReachAnswer Answer, IReadOnlyDictionary<long, string> Units)
{
    public IReadOnlyList<ReachUnit> AllUnits { get; init; } = [];
    /// <summary>The words of the population groups that rows name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
    public DateOnly? AsOf => ReportingPeriod.LastDayOf(Answer.AsOfMonth);

    public string Code(long part) => Filter.By switch
    {
        ReachBy.Place => Lists.Area(part)?.Pcode ?? "?",
        ReachBy.Cluster => part == 0 ? "" : Lists.Cluster(part)?.Code ?? "?",
        _ => part == 0 ? "" : Lists.Partners.GetValueOrDefault(part)?.Acronym ?? part.ToString(CultureInfo.InvariantCulture),
    };

    public string Name(long part, string language, string none) => Filter.By switch
    {
        ReachBy.Place => Lists.Area(part)?.NameIn(language) ?? "?",
        ReachBy.Cluster => part == 0 ? none : Lists.Cluster(part)?.Name ?? "?",
        _ => part == 0 ? none : Lists.PartnerName(part),
    };

    /// <summary>A place above those that lines are compared by: its own rows stand for themselves.</summary>
    public bool IsCoarser(long part) => Filter.By == ReachBy.Place && Lists.Area(part)?.Level < Math.Min(Filter.Rows.Level(), Answer.Lowest.Level);

    /// <summary>A finer level was asked for than lines are compared by; the figures are those of the coarser one.</summary>
    public bool IsTooFine => Filter.By == ReachBy.Place && Filter.Rows.Level() > Answer.Lowest.Level;
}

/// <summary>The rows of a figure, each with what became of it.</summary>
/// <param name="Rows">Those that the person asking may open.</param>
internal sealed record ReachRowsView(OperationLists Lists, ReachFilter Filter, IReadOnlyList<ReachRow> Rows, ReachAnswer Answer)
{
    /// <summary>Rows counted in the figure that the person asking may not open.</summary>
    public ReachStep Unseen { get; init; }
}

/// <summary>Answers reach for whoever asks, by the same hiding as presence.</summary>
internal sealed class ReachDesk(PresenceDesk presence, OverlapDecisions decisions, TermNames terms, RecentAnswers recent)
{
    public async Task<ReachView> Ask(Operation operation, ReachFilter filter)
    {
        var (lists, rows, facts) = await presence.Counted(operation, filter.Rows);
        if (!Figure.Units(facts).Contains(filter.Unit) && filter.Unit.IsBeneficiaries is false) throw Domain.Problem.Invalid("reach.unit-unknown", ReachFilter.UnitWord(filter.Unit));
        var groups = await terms.Of(operation.Id, facts.Groups.Keys);
        var question = new ReachQuestion(rows with { Groups = GroupsOf(filter, groups) }, filter.By, filter.Unit) { Same = (await decisions.For(operation)).Same };
        var answer = recent.Of(("reach", PresenceDesk.Key(lists, facts, rows), filter), () => Figure.Of(presence.Order(lists, facts, filter.Unit), question), found => found.Parts.Count + 1);
        var units = Figure.Units(facts);
        return new ReachView(operation, lists, filter, answer, await terms.Of(operation.Id, [.. units.Where(unit => unit.Id > 0).Select(unit => unit.Id)])) { AllUnits = units, Groups = [.. groups.Values.Distinct().Order(StringComparer.Ordinal)] };
    }

    public async Task<ReachRowsView> Rows(Operation operation, ReachFilter filter)
    {
        var (lists, rows, facts) = await presence.Seen(operation, filter.Rows);
        var groups = GroupsOf(filter, await terms.Of(operation.Id, facts.Groups.Keys));
        var question = new ReachQuestion(rows with { Groups = groups }, ReachBy.Total, filter.Unit) { Same = (await decisions.For(operation)).Same };
        return recent.Of(("reach rows", PresenceDesk.Key(lists, facts, rows), filter), () =>
        {
            var order = presence.Order(lists, facts, filter.Unit);
            var all = Figure.Rows(order, question);
            return new ReachRowsView(lists, filter, [.. all.Where(row => !row.IsUnseen)], Figure.Of(order, question)) { Unseen = Unseen(all) };
        }, view => view.Rows.Count * 8L);
    }

    /// <summary>Every id of the group's word; null for no filter.</summary>
    private static HashSet<long>? GroupsOf(ReachFilter filter, Dictionary<long, string> groups)
    {
        if (filter.Group is not { } word) return null;
        var named = groups.Where(group => group.Value == word).Select(group => group.Key).ToHashSet();
        return named.Count > 0 ? named : throw Domain.Problem.Invalid("filter.unreadable", "group", word);
    }

    private static ReachStep Unseen(IReadOnlyList<ReachRow> all)
    {
        var counted = all.Where(row => row.IsUnseen && row.Reason == ReachReason.Counted).ToList();
        return new ReachStep(counted.Count, counted.Sum(row => row.Value));
    }
}
