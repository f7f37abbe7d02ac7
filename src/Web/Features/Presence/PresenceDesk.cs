using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>A presence figure with everything needed to name its parts.</summary>
internal sealed record PresenceView(Operation Operation, OperationLists Lists, PresenceFilter Filter, PresenceQuestion Question, PresenceAnswer Answer, FactTable Facts)
{
    public string PlaceCode(long areaId) => Lists.Area(areaId)?.Pcode ?? "?";
    public string PlaceName(long areaId, string language) => Lists.Area(areaId)?.NameIn(language) ?? "?";
    public string ClusterCode(long id) => id == 0 ? "" : Lists.Cluster(id)?.Code ?? "?";
    public string Organisation(long id) => Question.Role == PresenceRole.Typed ? Facts.TypedOrganisations[(int)id] : Lists.PartnerName(id);
    public IEnumerable<PresencePlace> PlacesByCode => Answer.Places.OrderBy(p => PlaceCode(p.AreaId), StringComparer.Ordinal);
}

/// <summary>Answers presence for whoever asks; what they may not see is left out and counted as left out.</summary>
internal sealed class PresenceDesk(CurrentUser user, OperationFigures figures, ListsCache listsCache)
{
    public async Task<PresenceView> Ask(Operation operation, PresenceFilter filter)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var question = filter.Question(lists, Hidden(operation, lists));
        var facts = await figures.For(operation.Id);
        return new PresenceView(operation, lists, filter, question, Domain.Analysis.Presence.Of(facts, question, Reference(lists)), facts);
    }

    /// <summary>Ids of the rows behind a figure; people who may not see rows are refused.</summary>
    public async Task<(PresenceView View, List<long> RowIds)> Rows(Operation operation, PresenceFilter filter)
    {
        var view = await Ask(operation, filter);
        return (view, Domain.Analysis.Presence.Rows(view.Facts, view.Question, Reference(view.Lists)));
    }

    public static PresenceReference Reference(OperationLists lists) => new(lists.AreaAtLevel, lists.Survivor);

    private HashSet<long> Hidden(Operation operation, OperationLists lists) =>
        [.. lists.ClusterList.Where(c => c.IsSensitive && !user.May(Right.SeeRows, RightScope.Of(operation, c))).Select(c => c.Id)];
}
