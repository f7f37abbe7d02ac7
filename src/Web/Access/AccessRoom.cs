using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;

namespace Tessera.Web.Access;

internal static class AccessRoom
{
    // OWASP's figure for PBKDF2 with SHA-512 (trust.md 2, V11).
    private const int HashRounds = 220_000;

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddForms();
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, SessionCookie.Configure);
        services.AddScoped<ILookupNormalizer, AccountNames>();
        services.AddIdentityCore<User>().AddEntityFrameworkStores<TesseraDb>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);
        services.AddDataProtection().SetApplicationName("tessera");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new KeyStore(scopes));
        AddOwn(services);
        AddVerbs(services);
        return services;
    }

    /// <summary>Recognises who asks, refuses writes from other sites, and asks at every door.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.UseSameSiteWrites().UseAuthentication().UseMiddleware<AccessGate>().UseAntiforgery();

    private static void AddOwn(IServiceCollection services)
    {
        services.AddSingleton<SignInDelays>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<RouteScope>();
        services.AddScoped<ClusterTable>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<Session>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<AccessLog>();
        services.AddScoped<GrantRules>();
        services.AddScoped<Invitations>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<TotpCodes>();
        services.AddScoped<GrantedRights>();
        services.AddScoped(p => new Passwords(p.GetRequiredService<UserManager<User>>(), p.GetRequiredService<SignInDelays>()));
    }

    private static void AddVerbs(IServiceCollection services)
    {
        services.AddScoped<InviteUser>();
        services.AddScoped<SuspendUser>();
        services.AddScoped<GrantRight>();
        services.AddScoped<RevokeRight>();
        services.AddScoped<SignInByLink>();
        services.AddScoped<SignInByPassword>();
        services.AddScoped<SignInByCode>();
        services.AddScoped<SignOut>();
        services.AddScoped<SetPassword>();
        services.AddScoped<OfferTotp>();
        services.AddScoped<EnableTotp>();
    }
}
