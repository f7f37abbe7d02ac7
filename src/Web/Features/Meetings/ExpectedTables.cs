using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>Which organisations are expected at which cluster's table on a day: who leads it and who belongs, by dates as they are known; a perhaps counts.</summary>
internal sealed class ExpectedTables
{
    private readonly record struct Place(long PartnerId, DateOnly From, DateOnly To);

    private readonly Dictionary<long, Place[]> _places;
    // A table changes on few days: the days between two changes share one set.
    private readonly Dictionary<long, DateOnly[]> _changes;
    private readonly Dictionary<(long Cluster, int Since), HashSet<long>> _known = [];

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
            .Concat(lists.Leadership.SelectMany(terms => terms).Where(term => term is { PartnerId: not null, HubId: null }).Select(term => (term.ClusterId, Place: At(lists, term.PartnerId!.Value, term.Span))));
        return new(places.GroupBy(one => one.ClusterId).ToDictionary(group => group.Key, group => group.Select(one => one.Place).ToArray()));
    }

    public IReadOnlySet<long> On(long cluster, DateOnly day)
    {
        var found = Array.BinarySearch(_changes.GetValueOrDefault(cluster, []), day);
        var since = (cluster, found >= 0 ? found : ~found - 1);
        if (_known.TryGetValue(since, out var known)) return known;
        return _known[since] = [.. _places.GetValueOrDefault(cluster, []).Where(place => place.From <= day && day <= place.To).Select(place => place.PartnerId)];
    }

    public TableAt At(Meeting meeting) => new(meeting, On(meeting.ClusterId, meeting.Day));

    private static Place At(OperationLists lists, long partner, LooseSpan span) => new(lists.Survivor(partner), span.Since.Earliest ?? DateOnly.MinValue, span.Until is { } until ? until.Latest ?? DateOnly.MaxValue : DateOnly.MaxValue);
}
