using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Accepts every file of a batch that has rows that may go in, each by a commit of its own, so that each can be undone
/// by itself. A file of several organisations is held against what they sent themselves: when their own files go in now
/// it is checked again instead, and can be accepted once it says what differs.
/// </summary>
internal sealed class AcceptBatch(TesseraDb db, CurrentUser user, BatchViews views, AcceptImport accept, AnswerImport again)
{
    public async Task<int> Run(Operation operation, long number)
    {
        user.DemandSomewhere(Right.DecideImports, RightScope.Of(operation));
        var ready = (await views.Of(operation, number)).Ready;
        if (ready.Count == 0) throw Problem.Conflict("batch.nothing-ready");
        var own = ready.Select(l => l.Report!.SenderId).OfType<long>().ToHashSet();
        foreach (var line in ready.OrderBy(l => l.Report!.SenderId is null).ThenBy(l => l.Import!.Number))
        {
            if (line.MayImport && line.Report!.SenderId is null && line.Report.PartnersUsed.Any(own.Contains)) await again.Run(operation, line.Import!.Number, new Dictionary<string, string>());
            else await accept.Run(operation, line.Import!.Number);
            db.ChangeTracker.Clear();
        }
        return ready.Count;
    }
}
