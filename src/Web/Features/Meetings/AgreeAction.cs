using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Owner">Id of the organisation that took it; empty while nobody did.</param>
/// <param name="Due">"2009-12-01"; empty for none.</param>
/// <param name="About">What it is about, by the name of an item of the agenda or of an open matter: "Gap:VN501/WSH".</param>
public sealed record ActionInput(string? Task, string? Owner, string? Due, string? About = null);

/// <summary>Somebody took something upon themselves at a meeting.</summary>
internal sealed class AgreeAction(TesseraDb db, CurrentUser user, MeetingDoor door, ActionParts parts, Ids ids)
{
    public async Task<ActionPoint> Run(Operation operation, string code, long id, ActionInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        var about = await parts.About(operation, cluster, meeting, input.About);
        var action = new ActionPoint
        {
            OperationId = operation.Id, Id = ids.Next(), ClusterId = meeting.ClusterId, MeetingId = meeting.Id,
            Task = MeetingDoor.Blank(input.Task) ?? throw Problem.Invalid("action.task-missing"),
            AboutNoun = about?.Noun, AboutKey = about?.Key, AboutTitle = about?.Title, PartnerId = await parts.Owner(operation, input.Owner),
            Due = MeetingDoor.Blank(input.Due) is { } due ? MeetingTimes.Day(due) : null,
        };
        db.ActionPoints.Add(action);
        await db.SaveChangesAsync();
        return action;
    }
}

/// <summary>Who takes an action and what it is about, as forms and programs name them.</summary>
internal sealed class ActionParts(TesseraDb db, ListsCache listsCache, OpenItems open)
{
    public async Task<long?> Owner(Operation operation, string? text) => MeetingDoor.Blank(text) is { } owner ? MeetingDoor.Organisation(await listsCache.For(operation), owner) : null;

    /// <summary>What stands on the agenda keeps the title it has there.</summary>
    public async Task<Pointer?> About(Operation operation, Cluster cluster, Meeting meeting, string? name)
    {
        if (MeetingDoor.Blank(name) is not { } about) return null;
        return Pointer.Read(about) is { } known && await db.AgendaItem(meeting, known) is { } item ? item.Pointer : await open.Find(operation, cluster, about);
    }
}

/// <param name="State">"Done", "Dropped" or "Open" again.</param>
public sealed record ActionDecision(string? State, int? Version = null);

/// <summary>Says what became of an action: whoever manages the cluster, or the organisation that took it.</summary>
internal sealed class DecideAction(TesseraDb db, CurrentUser user, MeetingDoor door, TimeProvider time)
{
    public async Task<ActionPoint> Run(Operation operation, string code, long id, ActionDecision decision)
    {
        var cluster = await door.Cluster(operation, code);
        var action = await db.ActionPoints.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.ClusterId == cluster.Id && a.Id == id) ?? throw Problem.NotFound("action.unknown");
        if (!door.MayManage(operation, cluster)) user.Demand(Right.ImportRows, RightScope.Of(operation, null, action.PartnerId));
        MeetingDoor.DemandSeen(decision.Version, action.Version);
        if (!Enum.TryParse<ActionState>(decision.State, out var state) || !Enum.IsDefined(state)) throw Problem.Invalid("action.state-unknown", decision.State ?? "");
        if (state == action.State) return action;
        (action.State, action.ClosedAt) = (state, state == ActionState.Open ? null : time.GetUtcNow().ToUnixTimeMilliseconds());
        await db.SaveChangesAsync();
        return action;
    }
}
