using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>On a cluster's page: the next meeting, the last one, and for those at the table how many actions stand open.</summary>
internal sealed class MeetingsPart(TesseraDb db, MeetingDoor door, MeetingLists lists, ActionLists actions) : ClusterPart
{
    private const int Shown = 2;

    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        if (!await door.Sees(operation, cluster)) return null;
        var calendar = await lists.Calendar(operation, new MeetingFilter(cluster.Code), Shown);
        var isReadable = await door.MayRead(operation, cluster) && await db.ActionPoints.AnyAsync(a => a.OperationId == operation.Id && a.ClusterId == cluster.Id);
        var list = isReadable ? await actions.List(operation, new ActionFilter(cluster.Code)) : null;
        if (calendar.Upcoming.Total + calendar.Past.Total == 0 && calendar.Managed.Count == 0) return null;
        return builder =>
        {
            builder.OpenComponent<ClusterMeetings>(0);
            builder.AddComponentParameter(1, nameof(ClusterMeetings.Calendar), calendar);
            builder.AddComponentParameter(2, nameof(ClusterMeetings.Actions), list);
            builder.CloseComponent();
        };
    }
}
