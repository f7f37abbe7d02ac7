using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>
/// Which organisations are expected at which table on a day: who leads a cluster and who belongs to it, at a hub who leads the
/// hub; by dates as they are known, a perhaps counts. Tables go by the id of the hub, or of the cluster where there is none.
/// </summary>
internal sealed class ExpectedTables
{
    private readonly record struct Place(long PartnerId, DateOnly From, DateOnly To);

    private readonly Dictionary<long, Place[]> _places;
    // A table changes on few days: the days between two changes share one set.
    private readonly Dictionary<long, DateOnly[]> _changes;
    private readonly Dictionary<(long Table, int Since), HashSet<long>> _known = [];

    private ExpectedTables(Dictionary<long, Place[]> places)
    {
        _places = places;
        _changes = places.ToDictionary(pair => pair.Key, pair => pair.Value.Select(place => place.From).Concat(pair.Value.Where(place => place.To < DateOnly.MaxValue).Select(place => place.To.AddDays(1))).Distinct().Order().ToArray());
    }

    public static async Task<ExpectedTables> Of(TesseraDb db, OperationLists lists)
    {
        var operation = lists.Operation.Id;
        var members = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation && m.State == MemberState.Admitted).ToListAsync();
        var places = members.Select(m => (m.ClusterId, Place: At(lists, m.PartnerId, m.Span)))
            .Concat(lists.Leadership.SelectMany(terms => terms).Where(term => term is { PartnerId: not null }).Select(term => (term.HubId ?? term.ClusterId, Place: At(lists, term.PartnerId!.Value, term.Span))));
        return new(places.GroupBy(one => one.Item1).ToDictionary(group => group.Key, group => group.Select(one => one.Place).ToArray()));
    }

    /// <param name="table">A cluster's id, or a hub's.</param>
    public IReadOnlySet<long> On(long table, DateOnly day)
    {
        var found = Array.BinarySearch(_changes.GetValueOrDefault(table, []), day);
        var since = (table, found >= 0 ? found : ~found - 1);
        if (_known.TryGetValue(since, out var known)) return known;
        return _known[since] = [.. _places.GetValueOrDefault(table, []).Where(place => place.From <= day && day <= place.To).Select(place => place.PartnerId)];
    }

    public TableAt At(Meeting meeting) => new(meeting, On(meeting.HubId ?? meeting.ClusterId, meeting.Day));

    private static Place At(OperationLists lists, long partner, LooseSpan span) => new(lists.Survivor(partner), span.Since.Earliest ?? DateOnly.MinValue, span.Until is { } until ? until.Latest ?? DateOnly.MaxValue : DateOnly.MaxValue);
}
