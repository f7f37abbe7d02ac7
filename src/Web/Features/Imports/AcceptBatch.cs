using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Accepts every file of a batch that has rows that may go in, each by a commit of its own, so that each can be undone
/// by itself. A file of several organisations is held against what they sent themselves, and one that tells of an
/// activity otherwise than another of the batch against that one: when those go in now it is checked again instead, and
/// can be accepted once it says what differs.
/// </summary>
internal sealed class AcceptBatch(BatchOrder order, CurrentUser user, BatchViews views, AcceptImport accept, RecheckImport again)
{
    /// <param name="seen">BatchLine.Review of the files whose figures were looked at; null when nobody says.</param>
    public async Task<int> Run(Operation operation, long number, IReadOnlyCollection<string>? seen = null)
    {
        user.DemandSomewhere(Right.DecideImports, RightScope.Of(operation));
        var ready = (await views.Of(operation, number)).Ready;
        if (ready.Count == 0) throw Problem.Conflict("batch.nothing-ready");
        if (seen is not null && ready.Where(l => !seen.Contains(l.Review)).Select(l => l.Name).ToList() is { Count: > 0 } changed) throw Problem.Conflict("batch.review-changed", string.Join(", ", changed));
        await order.Run(ready, import => accept.Run(operation, import), (import, others) => again.Run(operation, import, others));
        return ready.Count;
    }
}
