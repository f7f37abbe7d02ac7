using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Users;

/// <summary>For who forgot the password or lost the phone: both end, with every session, and a new link lets them begin again.</summary>
public sealed class RenewAccess(TesseraDb db, UserManager<User> users, CurrentUser current, OneTimeLinks links, AccessLog log)
{
    private const int LinkHours = 24;

    /// <summary>The path of the link.</summary>
    public async Task<string> Run(long userId)
    {
        current.Demand(Right.ManageInstallation, RightScope.Installation);
        if (userId == current.Id) throw Problem.Conflict("access.own-account");
        var user = await users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture)) ?? throw Problem.NotFound("access.user-unknown");
        if (user.IsSuspended) throw Problem.Conflict("users.suspended-first");
        await using var transaction = await db.Database.BeginTransactionAsync();
        (user.PasswordHash, user.TwoFactorEnabled) = (null, false);
        log.Add("access-renewed", userId);
        await users.UpdateSecurityStampAsync(user);
        var token = await links.Issue(userId, OneTimeLinks.SignIn, LinkHours);
        await transaction.CommitAsync();
        return OneTimeLinks.Path(token);
    }
}
