using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

public sealed class RevokeRight(TesseraDb db, GrantRules rules)
{
    public async Task Run(long grantId)
    {
        var grant = await db.Grants.FirstOrDefaultAsync(g => g.Id == grantId) ?? throw Problem.NotFound("access.right-unknown");
        await rules.Demand(new NewGrant(grant.OperationId, (Role)grant.Role, grant.ClusterId, grant.PartnerId));
        if (grant is { OperationId: 0, Role: (byte)Role.Administrator } && !await HasAnother(grant.UserId))
            throw Problem.Conflict("access.last-administrator");
        db.Remove(grant);
        await db.SaveChangesAsync();
    }

    private Task<bool> HasAnother(long userId) => db.Grants.AnyAsync(g => g.OperationId == 0 && g.Role == (byte)Role.Administrator
        && g.UserId != userId && db.Users.Any(u => u.Id == g.UserId && !u.IsSuspended));
}
