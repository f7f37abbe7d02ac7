using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Accepts every file of a batch that has rows that may go in, each by a commit of its own, so that each can be undone
/// by itself. Files that are one organisation's own go first: a consolidated file is then held against their word.
/// </summary>
internal sealed class AcceptBatch(TesseraDb db, CurrentUser user, BatchViews views, AcceptImport accept)
{
    public async Task<int> Run(Operation operation, long number)
    {
        user.DemandSomewhere(Right.DecideImports, RightScope.Of(operation));
        var ready = (await views.Of(operation, number)).Ready;
        if (ready.Count == 0) throw Problem.Conflict("batch.nothing-ready");
        foreach (var line in ready.OrderBy(l => l.Report!.SenderId is null).ThenBy(l => l.Import!.Number))
        {
            await accept.Run(operation, line.Import!.Number);
            db.ChangeTracker.Clear();
        }
        return ready.Count;
    }
}
