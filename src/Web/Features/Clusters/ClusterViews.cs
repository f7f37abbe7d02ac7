using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Everything written down of a cluster's life.</summary>
public sealed record ClusterLife(IReadOnlyList<Milestone> Milestones, ILookup<long, NoObjectionEntry> NoObjection, IReadOnlyList<ClusterForm> Forms, IReadOnlyList<ClusterHub> Hubs, IReadOnlyList<ClusterMember> Members);

/// <summary>A cluster as it stood on the date asked for.</summary>
/// <param name="State">The last change of state that may have come by then.</param>
/// <param name="Members">Declared members, then those who only report.</param>
/// <param name="QuietSince">Since when nothing was heard, where that is too long.</param>
public sealed record ClusterView(OperationLists Lists, Cluster Cluster, LooseDate Asked, ClusterLife Life, Milestone? State, IReadOnlyList<MemberLine> Members, DateOnly? ReviewDue, DateOnly? QuietSince)
{
    /// <summary>The end of what is known: today, or the end of a sample's data.</summary>
    public required DateOnly Now { get; init; }
    public bool IsPast => Asked.Latest < Now;
    public IReadOnlyList<(LeadershipTerm Term, Certainty Certainty)> Leaders => Leadership.On(Lists.Leadership[Cluster.Id], Asked);
    public ClusterForm? Form => ClusterForm.On(Life.Forms, Asked);
    public IEnumerable<ClusterHub> Hubs => Life.Hubs.Where(hub => hub.Span.On(Asked) != Certainty.No);
    public Milestone? FirstMeeting => Life.Milestones.Where(m => m.Kind == MilestoneKind.FirstMeeting).MinBy(m => m.Date);
    public IEnumerable<ClusterMember> Requests => Life.Members.Where(m => m.State == MemberState.Requested);
    public bool IsOverdue => ReviewDue is { } due && Asked.Earliest > due;
    /// <summary>The state's own date leaves open whether it had come by the date asked for.</summary>
    public bool IsStateLikely => State is not null && !(State.Date.Latest <= Asked.Latest) && State.Date.IsKnown;
}

/// <summary>A cluster on one line of the list.</summary>
public sealed record ClusterStanding(Cluster Cluster, ClusterForm? Form, Milestone? State, string? Leads, IReadOnlyList<LeadershipTerm> Counterparts, int Members)
{
    public string Name => Form?.Name ?? Cluster.Name;
    public ClusterKind Kind => Form?.Kind ?? Cluster.Kind;
    /// <summary>Talked about or prepared, and not at work.</summary>
    public bool IsCandidate => State?.Kind is MilestoneKind.Proposed or MilestoneKind.Standby;
}

/// <summary>Puts a cluster's page together for a date.</summary>
internal sealed class ClusterViews(TesseraDb db, CurrentUser user, ListsCache listsCache, ClusterPresence presence, OperationDay day)
{
    /// <param name="on">A loose date as somebody typed it; none is now, which in a country of samples is the end of its data.</param>
    public async Task<ClusterView> For(Operation operation, string code, string? on)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var cluster = lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        var asked = await Asked(operation, lists, on);
        var life = await Life(cluster);
        // Where a protected cluster works and with whom could lead somebody to those it protects.
        if (presence.IsHidden(operation, cluster)) life = life with { Hubs = [], Members = [] };
        var now = await day.For(operation, lists);
        // What somebody does is known of now only; a past date is answered from what was declared.
        var work = asked.Latest < now ? new Dictionary<long, MemberWork>() : await presence.Work(operation, lists, cluster);
        var state = Lifecycle.On(life.Milestones, asked);
        var members = Membership.On(life.Members.OrderBy(m => Folding.Fold(lists.PartnerName(lists.Survivor(m.PartnerId))), StringComparer.Ordinal), work, lists.Survivor, asked);
        var quiet = presence.IsHidden(operation, cluster) || asked.Latest < now ? null : Dormancy.QuietSince(state, await LastMeeting(cluster, life), work.Values.Max(w => w.LastReport), asked.Latest ?? day.Today);
        return new(lists, cluster, asked, life, state, members, ReviewClock.Due(life.Milestones, asked), quiet) { Now = now };
    }

    /// <summary>Every cluster somebody has written something of, as it stood on a date: state, leads, declared members.</summary>
    public async Task<IReadOnlyDictionary<long, ClusterStanding>> Standings(Operation operation, OperationLists lists, LooseDate asked)
    {
        var milestones = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        var members = (await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation.Id && m.State == MemberState.Admitted).ToListAsync()).ToLookup(m => m.ClusterId);
        var forms = (await db.ClusterForms.AsNoTracking().Where(f => f.OperationId == operation.Id).ToListAsync()).ToLookup(f => f.ClusterId);
        return lists.ClusterList.ToDictionary(c => c.Id, c => new ClusterStanding(c, ClusterForm.On(forms[c.Id], asked), Lifecycle.On(milestones[c.Id], asked),
            lists.Leads(c.Id, asked), [.. Leadership.On(lists.Leadership[c.Id].Where(t => t.Role == LeadershipRole.Counterpart), asked).Select(pair => pair.Term)], members[c.Id].Count(m => m.Span.On(asked) != Certainty.No)));
    }

    /// <summary>The date a page speaks of.</summary>
    public async Task<LooseDate> Asked(Operation operation, OperationLists lists, string? on)
    {
        if (LooseDate.ParseOptional(on) is { } asked) return asked.IsKnown ? asked : throw Problem.Invalid("date.no-day", on!);
        return LooseDate.Of(await day.For(operation, lists));
    }

    /// <summary>The last meeting held; the first one may be known as a milestone only.</summary>
    private async Task<DateOnly?> LastMeeting(Cluster cluster, ClusterLife life)
    {
        var now = day.Instant;
        var held = await db.Meetings.Where(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id && !m.IsCancelled && m.StartsAt <= now).MaxAsync(m => (DateOnly?)m.Day);
        var first = life.Milestones.Where(m => m.Kind == MilestoneKind.FirstMeeting).Max(m => m.Date.Latest);
        return held > first || first is null ? held : first;
    }

    private async Task<ClusterLife> Life(Cluster cluster)
    {
        var (operation, id) = (cluster.OperationId, cluster.Id);
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == id).ToListAsync();
        var formal = milestones.Where(m => Lifecycle.NeedsNoObjection(m.Kind)).Select(m => m.Id).ToList();
        var entries = formal.Count == 0 ? [] : await db.NoObjectionEntries.AsNoTracking().Where(n => n.OperationId == operation && formal.Contains(n.MilestoneId)).ToListAsync();
        return new([.. milestones.OrderBy(m => m.Date).ThenBy(m => m.Id)], entries.OrderBy(n => n.Step).ToLookup(n => n.MilestoneId),
            [.. (await db.ClusterForms.AsNoTracking().Where(f => f.OperationId == operation && f.ClusterId == id).ToListAsync()).OrderBy(f => f.Until)],
            [.. (await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == operation && h.ClusterId == id).ToListAsync()).OrderBy(h => h.Since)],
            await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == id).ToListAsync());
    }
}
