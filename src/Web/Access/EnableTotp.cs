using Microsoft.AspNetCore.Identity;
using Tessera.Domain;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>The secret for the app, as text to type and as the address its camera reads.</summary>
public sealed record TotpOffer(string Key, string Address);

/// <summary>First step: a secret, which does nothing until a code proves that the app has it.</summary>
public sealed class OfferTotp(UserManager<User> users, CurrentUser current, Session session)
{
    public async Task<TotpOffer> Run()
    {
        var user = await users.Myself(current);
        if (user.TwoFactorEnabled) throw Problem.Conflict("access.totp-already");
        await users.ResetAuthenticatorKeyAsync(user);
        await session.Open(user);
        return await Standing(user);
    }

    /// <summary>The same offer once more, after a code that was not right.</summary>
    public async Task<TotpOffer> Again() => await Standing(await users.Myself(current));

    private async Task<TotpOffer> Standing(User user)
    {
        if (user.TwoFactorEnabled) throw Problem.Conflict("access.totp-already");
        var key = await users.GetAuthenticatorKeyAsync(user) ?? throw Problem.NotFound("access.code-refused");
        var label = Uri.EscapeDataString($"{Product.Name}:{user.UserName}");
        return new TotpOffer(key, $"otpauth://totp/{label}?secret={key}&issuer={Product.Name}");
    }
}

/// <summary>Second step: from now on a code is asked at every sign-in by password.</summary>
public sealed class EnableTotp(UserManager<User> users, CurrentUser current, TotpCodes codes, Session session, AccessLog log)
{
    public async Task Run(string code)
    {
        var user = await users.Myself(current);
        if (!await codes.Accept(user, code)) throw Problem.Invalid("access.code-refused");
        log.Add("totp-enabled", user.Id);
        await users.SetTwoFactorEnabledAsync(user, true);
        await session.Open(user);
    }
}

internal static class Oneself
{
    public static async Task<User> Myself(this UserManager<User> users, CurrentUser current) =>
        await users.FindByIdAsync(current.DemandSignedIn().ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? throw Problem.NotFound("access.user-unknown");
}
