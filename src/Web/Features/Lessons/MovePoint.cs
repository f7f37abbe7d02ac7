using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Lessons;

/// <param name="Note">What was done, or why nothing will be.</param>
/// <param name="Since">A loose date.</param>
/// <param name="Version">The version the person saw; null is whatever stands.</param>
public sealed record PointInput(string? State, string? Note, string? Since, int? Version = null);

/// <summary>Says how far a challenge, a way-forward item or a recommendation has come.</summary>
internal sealed class MovePoint(TesseraDb db, CurrentUser user)
{
    public async Task<ReviewPoint> Run(Operation operation, long id, PointInput input)
    {
        var point = await db.ReviewPoints.FirstOrDefaultAsync(p => p.OperationId == operation.Id && p.Id == id) ?? throw Problem.NotFound("point.unknown");
        var cluster = point.ClusterId is { } of ? await db.Clusters.AsNoTracking().FirstAsync(c => c.OperationId == operation.Id && c.Id == of) : null;
        user.Demand(cluster is null ? Right.ManageOperation : Right.ManageCluster, RightScope.Of(operation, cluster), "point.unknown");
        TypedWords.DemandSeen(input.Version, point.Version);
        if (!ReviewPoint.CanMove(point.Kind)) throw Problem.Conflict("point.stays");
        point.State = TypedWords.Choice<PointState>(input.State, "point.state-unknown");
        point.StateNote = TypedWords.Blank(input.Note);
        point.StateSince = TypedWords.Date(input.Since);
        if (point is { StateNote: null, State: PointState.Done or PointState.Dropped }) throw Problem.Invalid("point.note-missing");
        await db.SaveChangesAsync();
        return point;
    }
}
