using Microsoft.AspNetCore.Identity;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Ends every session of the user, so that a cookie kept aside is worth nothing afterwards.</summary>
public sealed class SignOut(UserManager<User> users, CurrentUser current, Session session, AccessLog log)
{
    public async Task Run()
    {
        var id = current.DemandSignedIn();
        var user = await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        log.Add("signed-out", id);
        await users.UpdateSecurityStampAsync(user!);
        await session.Close();
    }
}
