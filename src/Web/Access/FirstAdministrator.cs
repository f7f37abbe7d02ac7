using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>An installation without users gets "admin" and a link; the link is renewed at every start until one was used.</summary>
public sealed class FirstAdministrator(TesseraDb db, UserManager<User> users, OneTimeLinks links, Invitations invitations)
{
    public const string UserName = "admin";
    private const int LinkHours = 24;

    /// <summary>The path of a fresh link, or null when somebody has signed in before.</summary>
    public async Task<string?> Ensure()
    {
        var admin = await users.FindByNameAsync(UserName);
        if (admin is null && await db.Users.AnyAsync()) return null;
        if (admin is not null && (admin.PasswordHash is not null || await db.OneTimeLinks.AnyAsync(l => l.UserId == admin.Id && l.UsedAt != null))) return null;
        await using var transaction = await db.Database.BeginTransactionAsync();
        admin ??= await Register();
        var token = await links.Issue(admin.Id, OneTimeLinks.SignIn, LinkHours);
        await transaction.CommitAsync();
        return OneTimeLinks.Path(token);
    }

    private async Task<User> Register()
    {
        var admin = new User { UserName = UserName, Name = "Administrator" };
        invitations.Demand(await users.CreateAsync(admin), UserName);
        invitations.Add(admin.Id, [new NewGrant(0, Role.Administrator)]);
        return admin;
    }
}
