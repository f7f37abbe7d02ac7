using Microsoft.AspNetCore.Identity;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Codes of an authenticator app (RFC 6238, 30 s, 6 digits). A code is good once.</summary>
public sealed class TotpCodes(UserManager<User> users)
{
    private const string Provider = "tessera";
    private const string LastUsed = "totp-used";

    public async Task<bool> Accept(User user, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits == await users.GetAuthenticationTokenAsync(user, Provider, LastUsed)) return false;
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        await users.SetAuthenticationTokenAsync(user, Provider, LastUsed, digits);
        return true;
    }
}
