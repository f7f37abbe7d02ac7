using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Came">Organisations that came; null where that is not theirs to know.</param>
public sealed record MeetingLine(Meeting Meeting, Cluster Cluster, bool IsReadable, int? Came, bool HasMinutes);

public sealed record MeetingCalendar(OperationLists Lists, Cluster? Cluster, IReadOnlyList<MeetingLine> Upcoming, IReadOnlyList<MeetingLine> Past, IReadOnlyList<Cluster> Managed);

/// <summary>An organisation at the table, expected or come as a guest.</summary>
public sealed record Invitee(long PartnerId, string Name, bool IsMember, bool Came);

/// <summary>One meeting, as far as the person asking may know it; without the right to read, everything but the plan's title and time is empty.</summary>
public sealed record MeetingView(OperationLists Lists, Cluster Cluster, Meeting Meeting, bool IsReadable, bool MayManage)
{
    public MeetingMinutes? Minutes { get; init; }
    public IReadOnlyList<Invitee> Table { get; init; } = [];
    public IReadOnlyList<CarriedAction> Carried { get; init; } = [];
    public IReadOnlyList<ActionPoint> Agreed { get; init; } = [];
    public InvitationView Invitations { get; init; } = new([], null, 0);
    public required DateOnly Today { get; init; }
    public required bool HasBegun { get; init; }
}

internal sealed class MeetingViews(TesseraDb db, MeetingDoor door, ListsCache listsCache, InvitationViews invitations, TimeProvider time)
{
    public const int MostPast = 200;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Meetings of one cluster, or of all; those to come from the next on, those held from the last on.</summary>
    public async Task<MeetingCalendar> Calendar(Operation operation, string? code)
    {
        var lists = await listsCache.For(operation);
        var cluster = string.IsNullOrEmpty(code) ? null : lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        var clusters = new Dictionary<long, (Cluster Cluster, bool IsReadable)>();
        foreach (var each in cluster is null ? lists.ClusterList : [cluster])
            if (await door.Sees(operation, each)) clusters[each.Id] = (each, await door.MayRead(operation, each));
        var (shown, now) = (clusters.Keys.ToList(), Now);
        var meetings = db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && shown.Contains(m.ClusterId));
        var ahead = await meetings.Where(m => m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync();
        var past = await meetings.Where(m => m.StartsAt <= now).OrderByDescending(m => m.StartsAt).ThenBy(m => m.Id).Take(MostPast).ToListAsync();
        var ids = past.ConvertAll(m => m.Id);
        var came = await db.MeetingAttendances.Where(a => a.OperationId == operation.Id && ids.Contains(a.MeetingId)).GroupBy(a => a.MeetingId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var written = await db.MeetingMinutes.Where(m => m.OperationId == operation.Id && ids.Contains(m.MeetingId) && m.Said != null).Select(m => m.MeetingId).ToListAsync();
        return new(lists, cluster, [.. ahead.Select(Line)], [.. past.Select(Line)], [.. clusters.Values.Select(c => c.Cluster).Where(c => (cluster is not null || c.IsEstablished) && door.MayManage(operation, c))]);

        MeetingLine Line(Meeting m) => clusters[m.ClusterId] is var (of, isReadable) && isReadable
            ? new(m, of, true, came.TryGetValue(m.Id, out var count) ? count : null, written.Contains(m.Id)) : new(m, of, false, null, false);
    }

    public async Task<MeetingView> For(Operation operation, string code, long id)
    {
        var lists = await listsCache.For(operation);
        var cluster = await door.Cluster(operation, code);
        if (!await door.Sees(operation, cluster)) throw Problem.NotFound("meeting.unknown");
        var meeting = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id && m.Id == id) ?? throw Problem.NotFound("meeting.unknown");
        var view = new MeetingView(lists, cluster, meeting, await door.MayRead(operation, cluster), door.MayManage(operation, cluster)) { Today = Today, HasBegun = meeting.StartsAt <= Now };
        if (!view.IsReadable) return view;
        var actions = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation.Id && a.ClusterId == cluster.Id).ToListAsync();
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id).ToListAsync();
        return view with
        {
            Minutes = await db.MeetingMinutes.AsNoTracking().SingleAsync(m => m.OperationId == operation.Id && m.MeetingId == id),
            Table = await Table(lists, meeting),
            Invitations = await invitations.For(operation, cluster, meeting, view.MayManage),
            Carried = Carrying.Into(meeting, actions, meetings),
            Agreed = [.. actions.Where(a => a.MeetingId == id).OrderBy(a => a.Id)],
        };
    }

    /// <summary>Who leads and belongs on the day, by name; then guests who came.</summary>
    private async Task<IReadOnlyList<Invitee>> Table(OperationLists lists, Meeting meeting)
    {
        var day = LooseDate.Of(meeting.Day);
        var members = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == meeting.OperationId && m.ClusterId == meeting.ClusterId && m.State == MemberState.Admitted).ToListAsync();
        var leaders = Leadership.On(lists.Leadership[meeting.ClusterId], day).Select(pair => pair.Term.PartnerId).OfType<long>();
        var expected = members.Where(m => m.Span.On(day) != Certainty.No).Select(m => m.PartnerId).Concat(leaders).Select(lists.Survivor).ToHashSet();
        var came = (await db.MeetingAttendances.AsNoTracking().Where(a => a.OperationId == meeting.OperationId && a.MeetingId == meeting.Id).Select(a => a.PartnerId).ToListAsync()).Select(lists.Survivor).ToHashSet();
        return [.. expected.Union(came).Select(partner => new Invitee(partner, lists.PartnerName(partner), expected.Contains(partner), came.Contains(partner)))
            .OrderByDescending(line => line.IsMember).ThenBy(line => Folding.Fold(line.Name), StringComparer.Ordinal)];
    }
}
