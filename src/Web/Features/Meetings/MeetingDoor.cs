using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>
/// Who may know what of a meeting (docs/decisions/0014). That a cluster meets, and when, is for everybody who sees the
/// operation; where, who came, what was said and agreed is for those who see the cluster's rows or sit at its table. Of
/// a sensitive cluster nobody else learns even that it meets.
/// </summary>
internal sealed class MeetingDoor(TesseraDb db, CurrentUser user, ClusterTable table)
{
    public bool MayManage(Operation operation, Cluster cluster) => user.May(Right.ManageCluster, RightScope.Of(operation, cluster));

    /// <summary>Clusters whose minutes, attendance and actions the person may read.</summary>
    public Task<bool> MayRead(Operation operation, Cluster cluster) => table.MayRead(operation, cluster);

    public async Task<bool> Sees(Operation operation, Cluster cluster) =>
        user.May(Right.SeePublished, RightScope.Of(operation)) && (!cluster.IsSensitive || await MayRead(operation, cluster));

    public async Task<Cluster> Cluster(Operation operation, string code) =>
        await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);

    public async Task<Meeting> Meeting(Cluster cluster, long id) =>
        await db.Meetings.FirstOrDefaultAsync(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id && m.Id == id) ?? throw Problem.NotFound("meeting.unknown");

    /// <summary>Two people who write at once: the later one is told, and sees both texts.</summary>
    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("meeting.changed-meanwhile");
    }

    /// <summary>An organisation of the operation by its id; one merged into another is that one.</summary>
    public static long Organisation(OperationLists lists, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && lists.Partners.ContainsKey(lists.Survivor(id)) ? lists.Survivor(id) : throw Problem.Invalid("organisation.unknown", text);

    /// <summary>A hub of the cluster by its id or the code of its place; nothing for the cluster's own table.</summary>
    /// <param name="day">When it must not be known to be closed; null for whenever.</param>
    public static ClusterHub? Hub(OperationLists lists, Cluster cluster, string? text, DateOnly? day)
    {
        if (Blank(text) is not { } named) return null;
        var meant = lists.Hubs.Values.Where(hub => hub.ClusterId == cluster.Id && (hub.Id.ToString(CultureInfo.InvariantCulture) == named || string.Equals(lists.Area(hub.AreaId)?.Pcode, named, StringComparison.OrdinalIgnoreCase))).ToList();
        if (meant.Count == 0) throw Problem.Invalid("meeting.hub-unknown", named);
        return day is not { } on ? meant[0] : meant.Find(hub => hub.Span.On(LooseDate.Of(on)) != Certainty.No)
            ?? throw Problem.Invalid("meeting.hub-closed", lists.TableName(cluster.Id, meant[0].Id, Layout.Languages.Current.Code), MeetingTimes.Written(on));
    }

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
