using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>One's own password. Other sessions end, this one goes on under a new cookie.</summary>
public sealed class SetPassword(TesseraDb db, CurrentUser current, Passwords passwords, Session session, AccessLog log)
{
    /// <param name="present">Needed when there is one already.</param>
    public async Task Run(string? present, string password)
    {
        var id = current.DemandSignedIn();
        var user = await db.Users.SingleAsync(u => u.Id == id);
        passwords.DemandNoDelay(user.UserName!, session.Address);
        if (user.PasswordHash is not null && !passwords.IsRight(user, present ?? ""))
        {
            passwords.Failed(user.UserName!, session.Address);
            throw Problem.Invalid("access.password-wrong");
        }
        log.Add("password-set", id);
        await passwords.Set(user, password);
        await session.Open(user);
    }
}
