using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Overlaps;

/// <summary>
/// Says whether two partners' rows report the same people, or that nobody knows any more, with the reason. Figures follow
/// at once; a later decision of the pair takes this one's place, and both stay to be read.
/// </summary>
internal sealed class DecideOverlap(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time, OverlapDesk desk)
{
    public const int LongestReason = 500;

    /// <param name="decision">"same", "different", or "open" to take back what was decided.</param>
    public async Task Run(Operation operation, long id, string? decision, string? reason)
    {
        var (view, pair) = await desk.Find(operation, id);
        var (key, lists) = (pair.Key, view.Lists);
        user.Demand(Right.DecideImports, RightScope.Of(operation, lists.Cluster(key.ClusterId)));
        if (decision is not ("same" or "different" or "open")) throw Problem.Invalid("overlaps.decision-missing");
        if (string.IsNullOrWhiteSpace(reason)) throw Problem.Invalid("overlaps.reason-missing");
        if (reason.Trim().Length > LongestReason) throw Problem.Invalid("overlaps.reason-long", LongestReason.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (decision == "open" && view.Decisions.Of(key) is null) throw Problem.Conflict("overlaps.not-decided");
        var lowest = await desk.LowestLevel(operation);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Operations.Where(o => o.Id == operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        db.OverlapDecisions.Add(new OverlapDecisionRow
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = key.ClusterId,
            KindId = key.KindId,
            PlaceId = key.PlaceId,
            GroupId = key.GroupId,
            PartnerA = key.PartnerA,
            PartnerB = key.PartnerB,
            IsSame = decision == "same",
            IsWithdrawn = decision == "open",
            LowestLevel = lowest,
            Reason = reason.Trim(),
            DecidedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            UserId = user.Id,
            DecidedBy = user.Name ?? "",
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
