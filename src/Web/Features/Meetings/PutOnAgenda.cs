using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>Open matters of other rooms, as every feature that knows of some tells them.</summary>
internal sealed class OpenItems(IEnumerable<AgendaSource> sources)
{
    public async Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster)
    {
        var items = new List<OpenItem>();
        // One after the other: they share one connection.
        foreach (var source in sources) items.AddRange(await source.For(operation, cluster));
        return items;
    }

    /// <summary>Names of the matters that are on an agenda and need it no longer.</summary>
    public async Task<IReadOnlySet<string>> Settled(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items)
    {
        var settled = new HashSet<string>();
        foreach (var source in sources) settled.UnionWith(await source.Settled(operation, cluster, items));
        return settled;
    }

    /// <summary>One of them by its name ("Gap:VN501/WSH"), as it is called now.</summary>
    public async Task<Pointer> Find(Operation operation, Cluster cluster, string? name) =>
        (await For(operation, cluster)).FirstOrDefault(item => item.Pointer.Name == name)?.Pointer ?? throw Problem.Conflict("agenda.item-gone", name ?? "");
}

/// <summary>A matter of another room will be spoken about; twice is once.</summary>
internal sealed class PutOnAgenda(TesseraDb db, CurrentUser user, MeetingDoor door, OpenItems open, TimeProvider time)
{
    public async Task Run(Operation operation, string code, long id, string? name)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        if (Pointer.Read(name) is { } known && await db.AgendaItem(meeting, known) is not null) return;
        var pointer = await open.Find(operation, cluster, name);
        db.AgendaItems.Add(new AgendaItem { OperationId = operation.Id, MeetingId = meeting.Id, Noun = pointer.Noun, Key = pointer.Key, Title = pointer.Title, AddedAt = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes a matter of another room off the agenda again.</summary>
internal sealed class TakeOffAgenda(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    public async Task Run(Operation operation, string code, long id, string? name)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (Pointer.Read(name) is not { } known || await db.AgendaItem(meeting, known) is not { } item) return;
        db.AgendaItems.Remove(item);
        await db.SaveChangesAsync();
    }
}

internal static class AgendaItems
{
    public static Task<AgendaItem?> AgendaItem(this TesseraDb db, Meeting meeting, (PointerNoun Noun, string Key) named) =>
        db.AgendaItems.FirstOrDefaultAsync(i => i.OperationId == meeting.OperationId && i.MeetingId == meeting.Id && i.Noun == named.Noun && i.Key == named.Key);
}
