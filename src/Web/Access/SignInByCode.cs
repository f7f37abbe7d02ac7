using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tessera.Domain;

namespace Tessera.Web.Access;

/// <summary>
/// The second step as a page of its own: that the password was right is carried in a sealed ticket of five minutes, so
/// that the password itself is never sent back to the browser.
/// </summary>
public sealed class SignInByCode(Passwords passwords, TotpCodes codes, Session session, IDataProtectionProvider protection, AccessLog log)
{
    private const char Between = '\n';
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private ITimeLimitedDataProtector Seal => protection.CreateProtector("tessera.sign-in-by-code").ToTimeLimitedDataProtector();

    /// <summary>Only for a name whose password was just found right.</summary>
    public async Task<string> Ticket(string userName)
    {
        var user = await passwords.Find(userName) ?? throw Problem.Invalid("access.sign-in-refused");
        return Seal.Protect($"{user.UserName}{Between}{user.SecurityStamp}", Good);
    }

    public async Task Run(string ticket, string code)
    {
        session.DemandPrivateLine();
        var (userName, stamp) = Open(ticket);
        passwords.DemandNoDelay(userName, session.Address);
        var user = await passwords.Find(userName);
        if (user is not { IsSuspended: false, TwoFactorEnabled: true } || user.SecurityStamp != stamp) throw Problem.Invalid("access.sign-in-again");
        var isRight = await codes.Accept(user, code);
        log.Add(isRight ? "signed-in" : "sign-in-refused", user.Id);
        await log.Save();
        if (isRight)
        {
            passwords.Succeeded(userName, session.Address);
            await session.Open(user);
            return;
        }
        passwords.Failed(userName, session.Address);
        throw Problem.Invalid("access.code-refused");
    }

    private (string UserName, string Stamp) Open(string ticket)
    {
        try
        {
            var parts = Seal.Unprotect(ticket).Split(Between);
            return (parts[0], parts[1]);
        }
        catch (CryptographicException)
        {
            throw Problem.Invalid("access.sign-in-again");
        }
    }
}
