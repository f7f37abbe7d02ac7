using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Geography;

/// <summary>A spelling that partners use for an area, decided once for every later file.</summary>
internal sealed class AddAreaAlias(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<AdminArea> Run(Operation operation, string pcode, string? text)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var area = lists.Gazetteer.ByCode(pcode) is [var first, ..] ? first : throw Problem.NotFound("area.unknown", pcode);
        var folded = Folding.Fold(text);
        if (folded.Length == 0) throw Problem.Invalid("area.alias-missing");
        if (area.Names.Any(n => Folding.Fold(n.Name) == folded) || await db.AreaAliases.AnyAsync(a => a.OperationId == operation.Id && a.Folded == folded && a.AreaId == area.Id))
            throw Problem.Conflict("area.alias-known", text!.Trim(), area.Name);
        db.AreaAliases.Add(new AreaAliasRow { OperationId = operation.Id, Id = ids.Next(), Folded = folded, AreaId = area.Id });
        await db.SaveChangesAsync();
        return area;
    }
}
