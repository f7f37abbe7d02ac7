using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>An organisation at the table, expected or come as a guest.</summary>
public sealed record Invitee(long PartnerId, string Name, bool IsMember, bool Came);

/// <param name="Later">Meetings of the series after this one that are still to be held.</param>
public sealed record SeriesView(MeetingFrequency Frequency, int Later, int Version);

/// <param name="People">Whom a letter would reach.</param>
/// <param name="Last">The last version that went out; null while none did.</param>
public sealed record MinutesSending(int People, MinutesLetter? Last);

/// <summary>One meeting, as far as the person asking may know it; without the right to read, everything but the plan's title and time is empty.</summary>
public sealed record MeetingView(OperationLists Lists, Cluster Cluster, Meeting Meeting, bool IsReadable, bool MayManage)
{
    public MeetingMinutes? Minutes { get; init; }
    public SeriesView? Series { get; init; }
    public IReadOnlyList<MeetingClash> Clashes { get; init; } = [];
    public IReadOnlyList<Invitee> Table { get; init; } = [];
    public IReadOnlyList<CarriedAction> Carried { get; init; } = [];
    public IReadOnlyList<ActionPoint> Agreed { get; init; } = [];
    /// <summary>Matters of other rooms that were put on the agenda.</summary>
    public IReadOnlyList<Pointer> Items { get; init; } = [];
    /// <summary>Names of those among them that were settled before the meeting began.</summary>
    public IReadOnlySet<string> Settled { get; init; } = new HashSet<string>();
    /// <summary>Matters of other rooms that are not, for those who may put them there.</summary>
    public IReadOnlyList<OpenItem> Waiting { get; init; } = [];
    public InvitationView Invitations { get; init; } = new([], null, 0);
    /// <summary>Who would be written to about the minutes; empty for those who may not send them.</summary>
    public MinutesSending Sending { get; init; } = new(0, null);
    public required DateOnly Today { get; init; }
    public required bool HasBegun { get; init; }

    public required ActionOwners Owners { get; init; }
    /// <summary>Entries of the directory that are the reader's own.</summary>
    public IReadOnlySet<long> Own { get; init; } = new HashSet<long>();
    /// <summary>Who may take an action, beside the organisations of the table; for those who may say so.</summary>
    public IReadOnlyList<KnownPerson> Takers { get; init; } = [];

    /// <summary>Whose table it is: "WASH", of a hub "WASH · Quảng Nam".</summary>
    public string TableName => Lists.TableName(Cluster.Id, Meeting.HubId, Languages.Current.Code);
}

internal sealed class MeetingViews(TesseraDb db, MeetingDoor door, MeetingSight sight, MeetingParts parts, MeetingAgendas agendas)
{
    public async Task<MeetingView> For(Operation operation, string code, long id)
    {
        var seen = await sight.Clusters(operation);
        var cluster = await door.Cluster(operation, code);
        if (!seen.Known.TryGetValue(cluster.Id, out var known)) throw Problem.NotFound("meeting.unknown");
        var meeting = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id && m.Id == id) ?? throw Problem.NotFound("meeting.unknown");
        var now = await agendas.Now(seen.Lists);
        var view = new MeetingView(seen.Lists, cluster, meeting, known.IsReadable, door.MayManage(operation, cluster)) { Today = now.Today, HasBegun = meeting.StartsAt <= now.Instant, Owners = new(seen.Lists, new Dictionary<long, KnownPerson>(), "") };
        if (!view.IsReadable) return view;
        var items = await agendas.Items(meeting);
        return await parts.Add(await Read(view, seen) with
        {
            Items = items,
            Settled = view.HasBegun || items.Count == 0 ? view.Settled : await agendas.Settled(operation, cluster, items),
            Waiting = view.MayManage && !meeting.IsCancelled ? await agendas.Waiting(operation, cluster, items) : [],
            Minutes = await db.MeetingMinutes.AsNoTracking().SingleAsync(m => m.OperationId == operation.Id && m.MeetingId == id),
        });
    }

    /// <summary>With what earlier meetings left to it, what it agreed, and while it is to come, what is held at the same time.</summary>
    private async Task<MeetingView> Read(MeetingView view, SeenClusters seen)
    {
        var (meeting, operation) = (view.Meeting, view.Meeting.OperationId);
        // Only actions that may have stood open then, and of the other meetings only when they were.
        var actions = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.ClusterId == meeting.ClusterId && (a.MeetingId == meeting.Id || a.ClosedAt == null || a.ClosedAt > meeting.StartsAt)).ToListAsync();
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == meeting.ClusterId && m.HubId == meeting.HubId && m.StartsAt <= meeting.StartsAt).Select(m => new MeetingMoment(m.Id, m.Day, m.StartsAt, m.IsCancelled)).ToListAsync();
        var isAhead = !view.HasBegun && !meeting.IsCancelled;
        return view with
        {
            Carried = new Carrying(meetings).Into(meeting, actions),
            Agreed = [.. actions.Where(a => a.MeetingId == meeting.Id).OrderBy(a => a.Id)],
            Clashes = isAhead ? (await sight.Clashes(seen.Lists.Operation, seen, [meeting]))[0].Clashes : [],
        };
    }

}

/// <summary>Around what was said at a meeting: who sits there, who was written to, who took what.</summary>
internal sealed class MeetingParts(TesseraDb db, InvitationViews invitations, HubTables hubs, ActionPeople people)
{
    public async Task<MeetingView> Add(MeetingView view)
    {
        var (operation, cluster, meeting) = (view.Lists.Operation, view.Cluster, view.Meeting);
        return view with
        {
            Table = await Table(view.Lists, meeting),
            Invitations = await invitations.For(operation, cluster, meeting, view.MayManage),
            Series = await Series(meeting),
            Sending = view is { MayManage: true, HasBegun: true } ? await Sending(operation, cluster, meeting) : view.Sending,
            Owners = await people.Of(view.Lists, view.Agreed.Concat(view.Carried.Select(carried => carried.Action))),
            Own = await people.Own(operation),
            Takers = view.MayManage && !meeting.IsCancelled ? await people.AtTable(operation, cluster) : [],
        };
    }

    private async Task<MinutesSending> Sending(Operation operation, Cluster cluster, Meeting meeting) => new(await invitations.Reach(operation, cluster, meeting),
        await db.MinutesLetters.AsNoTracking().Where(l => l.OperationId == operation.Id && l.MeetingId == meeting.Id).OrderByDescending(l => l.MinutesVersion).FirstOrDefaultAsync());

    private async Task<SeriesView?> Series(Meeting meeting)
    {
        if (meeting.SeriesId is not { } id) return null;
        var series = await db.MeetingSeries.AsNoTracking().SingleAsync(s => s.OperationId == meeting.OperationId && s.Id == id);
        return new(series.Frequency, (await db.Later(meeting)).Count, series.Version);
    }

    /// <summary>Who leads and belongs on the day, by name; at a hub also who came before; then guests who came.</summary>
    private async Task<IReadOnlyList<Invitee>> Table(OperationLists lists, Meeting meeting)
    {
        var expected = (await ExpectedTables.Of(db, lists)).At(meeting).Organisations;
        if (meeting.HubId is { } hub) expected = expected.Union(await hubs.Came(lists, hub)).ToHashSet();
        var came = (await db.MeetingAttendances.AsNoTracking().Where(a => a.OperationId == meeting.OperationId && a.MeetingId == meeting.Id).Select(a => a.PartnerId).ToListAsync()).Select(lists.Survivor).ToHashSet();
        return [.. expected.Union(came).Select(partner => new Invitee(partner, lists.PartnerName(partner), expected.Contains(partner), came.Contains(partner)))
            .OrderByDescending(line => line.IsMember).ThenBy(line => Folding.Fold(line.Name), StringComparer.Ordinal)];
    }
}

/// <summary>What a meeting has on its agenda from other rooms, and what it might have.</summary>
internal sealed class MeetingAgendas(TesseraDb db, OpenItems open, MeetingClock clock)
{
    public Task<MeetingNow> Now(OperationLists lists) => clock.For(lists.Operation, lists);

    public async Task<IReadOnlyList<Pointer>> Items(Meeting meeting) =>
        (await db.AgendaItems.AsNoTracking().Where(i => i.OperationId == meeting.OperationId && i.MeetingId == meeting.Id).OrderBy(i => i.AddedAt).ThenBy(i => i.Noun).ThenBy(i => i.Key).ToListAsync()).ConvertAll(i => i.Pointer);

    public async Task<IReadOnlyList<OpenItem>> Waiting(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items)
    {
        var there = items.Select(item => item.Name).ToHashSet();
        return [.. (await open.For(operation, cluster)).Where(item => !there.Contains(item.Pointer.Name))];
    }

    public Task<IReadOnlySet<string>> Settled(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items) => open.Settled(operation, cluster, items);
}
