using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

public sealed class GrantRight(TesseraDb db, GrantRules rules, Ids ids)
{
    /// <summary>The id of the right; the same right twice is the same right.</summary>
    public async Task<long> Run(long userId, NewGrant grant)
    {
        await rules.Demand(grant);
        if (!await db.Users.AnyAsync(u => u.Id == userId)) throw Problem.NotFound("access.user-unknown");
        var same = await db.Grants.FirstOrDefaultAsync(g => g.UserId == userId && g.OperationId == grant.OperationId
            && g.Role == (byte)grant.Role && g.ClusterId == grant.ClusterId && g.PartnerId == grant.PartnerId);
        if (same is not null) return same.Id;
        Grant row = grant.For(userId, ids.Next());
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }
}
