using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

public sealed class SuspendUser(UserManager<User> users, CurrentUser current, AccessLog log)
{
    /// <summary>Ends every session at its next request; what they did stays under their name.</summary>
    public async Task Run(long userId, bool isSuspended = true)
    {
        current.Demand(Right.ManageInstallation, RightScope.Installation);
        if (userId == current.Id) throw Problem.Conflict("access.own-account");
        var user = await users.FindByIdAsync(userId.ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? throw Problem.NotFound("access.user-unknown");
        user.IsSuspended = isSuspended;
        log.Add(isSuspended ? "suspended" : "readmitted", userId);
        await users.UpdateSecurityStampAsync(user);
    }
}
