using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;

namespace Tessera.Web.Figures;

/// <summary>A presence figure with everything needed to name its parts.</summary>
public sealed record PresenceView(Operation Operation, OperationLists Lists, PresenceFilter Filter, PresenceQuestion Question, PresenceAnswer Answer, FactTable Facts)
{
    public string PlaceCode(long areaId) => Lists.Area(areaId)?.Pcode ?? "?";
    public string PlaceName(long areaId, string language) => Lists.Area(areaId)?.NameIn(language) ?? "?";
    public string ClusterCode(long id) => id == 0 ? "" : Lists.Cluster(id)?.Code ?? "?";
    public string ClusterShort(long id) => Lists.Cluster(id)?.ShortName ?? "";
    public bool IsTyped => Question.Role == PresenceRole.Typed;
    public string Organisation(long id) => IsTyped ? Facts.TypedOrganisations[(int)id] : Lists.PartnerName(id);
    public IEnumerable<PresencePlace> PlacesByCode => Answer.Places.OrderBy(p => PlaceCode(p.AreaId), StringComparer.Ordinal);

    /// <summary>Coarser than the level asked: such rows stand for themselves and are never spread over the places below.</summary>
    public bool IsCoarser(long areaId) => Lists.Area(areaId)?.Level < Question.Level;

    /// <summary>Places of the level asked where somebody is present.</summary>
    public int PlacesPresent => Answer.Places.Count(place => place.Organisations > 0 && !IsCoarser(place.AreaId));

    /// <summary>Last day of the last month with data; null when no row is dated.</summary>
    public DateOnly? AsOf => ReportingPeriod.LastDayOf(Answer.AsOfMonth);

    /// <summary>The filter value that means exactly the rows counted at a place.</summary>
    public string PlaceValue(long areaId) => Filter.PlaceValue(Lists, areaId, IsCoarser(areaId));

    /// <summary>The filter value that means exactly the rows of a cluster, those of the clusters below it left out.</summary>
    public string ClusterValue(long id) => id == 0 ? PresenceFilter.None : PresenceFilter.Only + ClusterCode(id);
}

/// <summary>The rows behind a figure, in pages. The key is equal only for the same rows under the same names.</summary>
internal sealed record RowsView(OperationLists Lists, PresenceFilter Filter, PresenceRows Rows, object Key);

/// <summary>Answers presence for whoever asks; what they may not see is left out and counted as left out.</summary>
internal sealed class PresenceDesk(CurrentUser user, OperationFigures figures, ListsCache listsCache, RecentAnswers recent, ReachOrders orders)
{
    public async Task<PresenceView> Ask(Operation operation, PresenceFilter filter)
    {
        var (lists, question, facts) = await Counted(operation, filter);
        // Name and terms of use may have changed since, which no figure knows of.
        return recent.Of(("presence", Key(lists, facts, question), filter), () => new PresenceView(operation, lists, filter, question, Presence.Of(facts, question, Reference(lists)), facts), view => view.Answer.Cells.Count) with { Operation = operation };
    }

    /// <summary>The answer to a question put together by a page; what is hidden from the person asking is decided here.</summary>
    public async Task<PresenceAnswer> Ask(Operation operation, OperationLists lists, PresenceQuestion question) =>
        Answer(await figures.For(operation.Id), lists, RowSight.Bound(user, operation, lists, question));

    private PresenceAnswer Answer(FactTable facts, OperationLists lists, PresenceQuestion question) =>
        recent.Of(("answer", lists, facts.Sequence, Words(question)), () => Presence.Of(facts, question, Reference(lists)), answer => answer.Cells.Count);

    /// <summary>A sensitive cluster whose rows the person asking may not see: nothing is counted of it.</summary>
    public bool Hides(Operation operation, Cluster cluster) => cluster.IsSensitive && !user.May(Right.SeeRows, RightScope.Of(operation, cluster));

    /// <summary>Ids of the rows behind a figure; people who may see no rows at all are refused, rows of others' clusters left out.</summary>
    public async Task<RowsView> Rows(Operation operation, PresenceFilter filter)
    {
        var (lists, question, facts) = await Seen(operation, filter);
        var key = ("rows", Key(lists, facts, question), filter);
        return recent.Of(key, () => new RowsView(lists, filter, Presence.Rows(facts, question, Reference(lists)), key), view => view.Rows.RowIds.Count);
    }

    /// <summary>Which rows the person asking is shown.</summary>
    public async Task<RowSight> Sight(Operation operation, OperationLists lists) => RowSight.Of(user, operation, lists, await figures.For(operation.Id));

    /// <summary>What a figure counts for the person asking, who may see published figures.</summary>
    public async Task<(OperationLists Lists, PresenceQuestion Question, FactTable Facts)> Counted(Operation operation, PresenceFilter filter)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var question = filter.Question(lists);
        return (lists, filter.IsPublic ? RowSight.Public(lists, question) : RowSight.Bound(user, operation, lists, question), await figures.For(operation.Id));
    }

    /// <summary>The rows the person asking may open; whoever may see no rows at all is refused.</summary>
    public async Task<(OperationLists Lists, PresenceQuestion Question, FactTable Facts)> Seen(Operation operation, PresenceFilter filter)
    {
        if (!user.MaySomewhere(Right.SeeRows, RightScope.Of(operation))) user.Demand(Right.SeeRows, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var facts = await figures.For(operation.Id);
        return (lists, RowSight.Of(user, operation, lists, facts).Bound(filter.Question(lists)), facts);
    }

    /// <summary>The rows as reach reads them.</summary>
    internal ReachOrder Order(OperationLists lists, FactTable facts, ReachUnit unit) => orders.Of(lists, facts, unit);

    internal static PresenceReference Reference(OperationLists lists) => new(lists.AreaAtLevel, lists.Survivor);

    /// <summary>Of everything but the filters that an answer is made from.</summary>
    internal static object Key(OperationLists lists, FactTable facts, PresenceQuestion question) =>
        (lists, facts.Sequence, Ids(question.HiddenClusters), Ids(question.UnseenClusters), Ids(question.OwnPartners));

    /// <summary>Everything a question asks, so that two of the same words have one answer.</summary>
    private static string Words(PresenceQuestion asked)
    {
        static string Ids(IEnumerable<long>? ids) => ids is null ? "*" : string.Join(',', ids.Order());
        var statuses = string.Join(',', asked.CountedStatuses.Order());
        return string.Create(CultureInfo.InvariantCulture, $"{asked.Level} {asked.Role} {asked.Period} {statuses} {Ids(asked.Clusters)} {Ids(asked.Partners)} {Ids(asked.Groups)} {asked.Area} {asked.OnlyArea} {Ids(asked.HiddenClusters)} {Ids(asked.UnseenClusters)} {Ids(asked.OwnPartners)} {asked.Typed}");
    }

    private static string Ids(IEnumerable<long> ids) => string.Join(',', ids.Order());
}
