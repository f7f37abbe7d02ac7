using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Operations;

/// <summary>Shows an operation to everybody, or takes it back.</summary>
internal sealed class PublishOperation(TesseraDb db, CurrentUser user)
{
    public async Task Run(string code, bool publish = true)
    {
        var operation = await db.Operations.FirstOrDefaultAsync(o => o.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        if (operation.Code == GlobalLists.Code) throw Problem.Invalid("operation.global-stays");
        operation.IsPublished = publish;
        await db.SaveChangesAsync();
    }
}
