using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Choices;

/// <summary>A province beside what Tessera itself knows of it.</summary>
/// <param name="Organisations">At work there now.</param>
/// <param name="Hubs">Clusters that sit there already, as far as the person may know.</param>
public sealed record PilotRow(PilotLine Line, int Organisations, IReadOnlyList<Cluster> Hubs);

/// <param name="Choices">Those that hold first, the latest of them first.</param>
public sealed record ChoiceView(OperationLists Lists, IReadOnlyList<PilotRow> Rows, IReadOnlyList<CoordinationChoice> Choices, bool MayManage)
{
    public IReadOnlyList<CoordinationChoice> Holding => [.. Choices.Where(choice => choice.Until is null)];
}

internal sealed class ChoiceViews(TesseraDb db, CurrentUser user, ListsCache listsCache, PresenceDesk desk)
{
    public async Task<ChoiceView> Priorities(Operation operation)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        return new(await listsCache.For(operation), [], await Choices(operation, ChoiceKind.Priority), user.May(Right.ManageOperation, RightScope.Of(operation)));
    }

    public async Task<ChoiceView> Pilots(Operation operation)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var marks = await db.PilotMarks.AsNoTracking().Where(m => m.OperationId == operation.Id).ToListAsync();
        var hubs = (await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == operation.Id && h.Until == null).ToListAsync()).ToLookup(h => h.AreaId);
        var present = await desk.Ask(operation, lists, new PresenceQuestion { Level = 1, Clusters = null });
        var organisations = present.Cells.GroupBy(cell => cell.AreaId).ToDictionary(group => group.Key, group => group.Select(cell => cell.PartnerId).Distinct().Count());
        var rows = PilotLine.Of(marks.Where(m => lists.Area(m.AreaId) is not null)).Select(line => new PilotRow(line, organisations.GetValueOrDefault(line.AreaId),
            [.. hubs[line.AreaId].Select(hub => lists.Cluster(hub.ClusterId)).OfType<Cluster>().Where(cluster => !desk.Hides(operation, cluster))])).ToList();
        return new(lists, rows, await Choices(operation, ChoiceKind.Pilot), user.May(Right.ManageOperation, RightScope.Of(operation)));
    }

    private async Task<IReadOnlyList<CoordinationChoice>> Choices(Operation operation, ChoiceKind kind) =>
        [.. (await db.CoordinationChoices.AsNoTracking().Where(c => c.OperationId == operation.Id && c.Kind == kind).ToListAsync()).OrderBy(c => c.Until is not null).ThenByDescending(c => c.DecidedOn).ThenByDescending(c => c.Id)];
}
