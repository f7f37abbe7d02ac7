using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Meetings;

/// <param name="Owner">Id of the organisation that took it, or "person:" and the id of a person of the directory; empty while nobody did.</param>
/// <param name="Due">"2009-12-01"; empty for none.</param>
/// <param name="About">What it is about, by the name of an item of the agenda or of an open matter: "Gap:VN501/WSH".</param>
public sealed record ActionInput(string? Task, string? Owner, string? Due, string? About = null);

/// <summary>Somebody took something upon themselves at a meeting.</summary>
internal sealed class AgreeAction(TesseraDb db, CurrentUser user, MeetingDoor door, ActionParts parts, Ids ids)
{
    private const int LongestTask = 500;

    public async Task<ActionPoint> Run(Operation operation, string code, long id, ActionInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        var about = await parts.About(operation, cluster, meeting, input.About);
        var read = new FieldReading();
        var (task, day) = (read.Read("task", () => TypedWords.Line(input.Task, "action.task", LongestTask) ?? throw Problem.Invalid("action.task-missing")), read.Read<DateOnly?>("due", () => MeetingDoor.Blank(input.Due) is { } due ? MeetingTimes.Day(due) : null));
        read.Demand();
        var (partner, contact) = await parts.Owner(operation, cluster, input.Owner);
        var action = new ActionPoint
        {
            OperationId = operation.Id, Id = ids.Next(), ClusterId = meeting.ClusterId, MeetingId = meeting.Id,
            Task = task!, AboutNoun = about?.Noun, AboutKey = about?.Key, AboutTitle = about?.Title, PartnerId = partner, ContactId = contact, Due = day,
        };
        db.ActionPoints.Add(action);
        await db.SaveChangesAsync();
        return action;
    }
}

/// <summary>Who takes an action and what it is about, as forms and programs name them.</summary>
internal sealed class ActionParts(TesseraDb db, OpenItems open, ActionPeople people)
{
    public Task<(long? PartnerId, long? ContactId)> Owner(Operation operation, Cluster cluster, string? typed) => people.Read(operation, cluster, typed);

    /// <summary>What stands on the agenda keeps the title it has there.</summary>
    public async Task<Pointer?> About(Operation operation, Cluster cluster, Meeting meeting, string? name)
    {
        if (MeetingDoor.Blank(name) is not { } about) return null;
        return Pointer.Read(about) is { } known && await db.AgendaItem(meeting, known) is { } item ? item.Pointer : await open.Find(operation, cluster, about);
    }
}

/// <param name="State">"Done", "Dropped" or "Open" again.</param>
public sealed record ActionDecision(string? State, int? Version = null);

/// <summary>Says what became of an action: whoever manages the cluster, the organisation that took it, or the person who did.</summary>
internal sealed class DecideAction(TesseraDb db, CurrentUser user, MeetingDoor door, ActionPeople people, TimeProvider time)
{
    public async Task<ActionPoint> Run(Operation operation, string code, long id, ActionDecision decision)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var action = await db.ActionPoints.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.ClusterId == cluster.Id && a.Id == id) ?? throw Problem.NotFound("action.unknown");
        if (!door.MayManage(operation, cluster) && !await IsOwn(operation, cluster, action)) user.Demand(Right.ImportRows, RightScope.Of(operation, null, action.PartnerId));
        MeetingDoor.DemandSeen(decision.Version, action.Version);
        if (!Enum.TryParse<ActionState>(decision.State, out var state) || !Enum.IsDefined(state)) throw Problem.Invalid("action.state-unknown", decision.State ?? "");
        if (state == action.State) return action;
        (action.State, action.ClosedAt) = (state, state == ActionState.Open ? null : time.GetUtcNow().ToUnixTimeMilliseconds());
        await db.SaveChangesAsync();
        return action;
    }

    /// <summary>An address in the directory is no proof of who somebody is, so it opens only what they may read anyway.</summary>
    private async Task<bool> IsOwn(Operation operation, Cluster cluster, ActionPoint action) =>
        action.ContactId is { } contact && await door.MayRead(operation, cluster) && (await people.Own(operation)).Contains(contact);
}
