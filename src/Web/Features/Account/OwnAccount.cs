using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Account;

/// <summary>What one sees of one's own account.</summary>
public sealed record AccountView(string UserName, string Name, string Language, bool HasPassword, bool HasSecondStep, IReadOnlyList<NamedRight> Rights);

internal sealed class OwnAccount(TesseraDb db, CurrentUser current, GrantedRights rights)
{
    public async Task<AccountView> View()
    {
        var id = current.DemandSignedIn();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
        return new AccountView(user.UserName!, user.Name, user.Language, user.PasswordHash is not null, user.TwoFactorEnabled, await rights.Of(id));
    }
}
