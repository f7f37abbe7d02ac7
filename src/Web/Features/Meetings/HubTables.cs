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

    /// <summary>With those who lead it on the day; under every id that was merged into theirs.</summary>
    public async Task<IReadOnlyList<long>> Organisations(OperationLists lists, Meeting meeting, long hub)
    {
        var table = (await ExpectedTables.Of(db, lists)).At(meeting).Organisations.Union(await Came(lists, hub)).ToHashSet();
        return [.. lists.Partners.Keys.Where(id => table.Contains(lists.Survivor(id)))];
    }
}
