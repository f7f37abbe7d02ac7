using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>Nobody declares to belong to a hub: its table is who leads it and who came to its meetings. For those who may know who came.</summary>
internal sealed class HubTables(TesseraDb db)
{
    /// <summary>Organisations that came to a meeting of the hub, survivors of merges.</summary>
    public async Task<IReadOnlySet<long>> Came(OperationLists lists, long hub)
    {
        var operation = lists.Operation.Id;
        var came = await db.MeetingAttendances.Where(a => a.OperationId == operation && db.Meetings.Any(m => m.OperationId == operation && m.Id == a.MeetingId && m.HubId == hub)).Select(a => a.PartnerId).Distinct().ToListAsync();
        return came.Select(lists.Survivor).ToHashSet();
    }

    /// <summary>
    /// Whom letters go to, under every id that was merged into theirs: everybody at the table, for people named for the
    /// cluster; and who leads it or is the cluster's member, for everybody else of an organisation.
    /// </summary>
    public async Task<(List<long?> Named, List<long?> Called)> Called(OperationLists lists, Meeting meeting, long hub, IEnumerable<long?> members)
    {
        var (leads, came) = ((await ExpectedTables.Of(db, lists)).At(meeting).Organisations, await Came(lists, hub));
        var declared = members.OfType<long>().Select(lists.Survivor).ToHashSet();
        return (Ids(came), Ids(came.Where(declared.Contains)));

        List<long?> Ids(IEnumerable<long> guests)
        {
            var table = leads.Union(guests).ToHashSet();
            return [.. lists.Partners.Keys.Where(id => table.Contains(lists.Survivor(id))).Select(id => (long?)id)];
        }
    }
}
