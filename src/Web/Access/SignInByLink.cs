using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

public sealed class SignInByLink(TesseraDb db, OneTimeLinks links, Session session, AccessLog log)
{
    /// <summary>True when they still have to choose a password.</summary>
    public async Task<bool> Run(string token)
    {
        session.DemandPrivateLine();
        var id = await links.Consume(token);
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == id && !u.IsSuspended) ?? throw Problem.Invalid("access.link-refused");
        await session.Open(user);
        log.Add("signed-in", user.Id);
        await db.SaveChangesAsync();
        return user.PasswordHash is null;
    }
}
