using Microsoft.AspNetCore.Identity;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Codes of an authenticator app (RFC 6238, 30 s, 6 digits). A code is good once.</summary>
public sealed class TotpCodes(UserManager<User> users)
{
    private const string Provider = "tessera";
    private const string Used = "totp-used";
    // Identity takes codes of two steps before and after now: five can be good at once.
    private const int GoodAtOnce = 5;

    public async Task<bool> Accept(User user, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        var used = (await users.GetAuthenticationTokenAsync(user, Provider, Used) ?? "").Split(' ');
        if (used.Contains(digits) || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        await users.SetAuthenticationTokenAsync(user, Provider, Used, string.Join(' ', used.Append(digits).TakeLast(GoodAtOnce)));
        return true;
    }
}
