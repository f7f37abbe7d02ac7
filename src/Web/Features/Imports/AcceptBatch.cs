using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Accepts every file of a batch that has rows that may go in, each by a commit of its own, so that each can be undone
/// by itself. A file of several organisations is held against what they sent themselves: when their own files go in now
/// it is checked again instead, and can be accepted once it says what differs.
/// </summary>
internal sealed class AcceptBatch(EachImport each, CurrentUser user, BatchViews views, AcceptImport accept, AnswerImport again)
{
    public async Task<int> Run(Operation operation, long number)
    {
        user.DemandSomewhere(Right.DecideImports, RightScope.Of(operation));
        var ready = (await views.Of(operation, number)).Ready;
        if (ready.Count == 0) throw Problem.Conflict("batch.nothing-ready");
        var own = ready.Select(l => l.Report!.SenderId).OfType<long>().ToHashSet();
        var first = ready.Where(l => !l.MayImport || !SpeaksFor(l.Report!, own)).Select(l => l.Import!.Number).ToHashSet();
        await each.Run(first.Order(), import => accept.Run(operation, import));
        await each.Run(ready.Select(l => l.Import!.Number).Where(import => !first.Contains(import)), import => again.Run(operation, import, new Dictionary<string, string>()));
        return ready.Count;
    }

    /// <summary>A file of several organisations, one of which sent its own.</summary>
    private static bool SpeaksFor(ImportReport report, HashSet<long> own) =>
        report.SenderId is null && (report.PartnersUsed.Any(own.Contains) || report.NewPartners.Any(p => own.Contains(p.Id)));
}
