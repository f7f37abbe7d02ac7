using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>One answer for a wrong name, a wrong password and a suspended user, after the same work.</summary>
public sealed class SignInByPassword(TesseraDb db, Passwords passwords, TotpCodes codes, Session session, AccessLog log)
{
    public async Task Run(string userName, string password, string? code = null)
    {
        session.DemandPrivateLine();
        passwords.DemandNoDelay(userName, session.Address);
        var user = await passwords.Find(userName);
        if (!passwords.IsRight(user, password) || user is not { IsSuspended: false })
            await Refuse(user, userName, "access.sign-in-refused");
        else if (user.TwoFactorEnabled && string.IsNullOrWhiteSpace(code))
            throw Problem.Invalid("access.code-needed");
        else if (user.TwoFactorEnabled && !await codes.Accept(user, code!))
            await Refuse(user, userName, "access.code-refused");
        else
            await Open(user, userName);
    }

    private async Task Open(User user, string userName)
    {
        passwords.Succeeded(userName, session.Address);
        await session.Open(user);
        log.Add("signed-in", user.Id);
        await db.SaveChangesAsync();
    }

    private async Task Refuse(User? user, string userName, string problem)
    {
        passwords.Failed(userName, session.Address);
        if (user is not null) log.Add("sign-in-refused", user.Id);
        await db.SaveChangesAsync();
        throw Problem.Invalid(problem);
    }
}
