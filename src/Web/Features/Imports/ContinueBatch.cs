using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Imports;

/// <summary>Goes on with the rows that the accepted files of a batch left waiting; the batch then follows the new imports.</summary>
internal sealed class ContinueBatch(TesseraDb db, EachImport each, CurrentUser user, BatchViews views, ContinueImport goOn)
{
    public async Task<int> Run(Operation operation, long number)
    {
        user.DemandSomewhere(Right.ImportRows, RightScope.Of(operation));
        var left = (await views.Of(operation, number)).LeftOpen;
        if (left.Count == 0) throw Problem.Conflict("batch.nothing-left");
        return await each.Run(left.Select(l => l.Import!.Number), async was =>
        {
            var next = await goOn.Run(operation, was);
            foreach (var file in await db.BatchFiles.Where(f => f.OperationId == operation.Id && f.BatchNumber == number && f.ImportNumber == was).ToListAsync()) file.ImportNumber = next.Number;
            await db.SaveChangesAsync();
        });
    }
}
