using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Account;

/// <summary>Signing in and out, and what everybody may do with their own account.</summary>
internal static class AccountFeature
{
    public const string LinkRoute = Links.SignInRoute + "/{token}";
    public const string CodeRoute = Links.SignInRoute + "/code";
    public const string PasswordRoute = Links.AccountRoute + "/password";
    public const string SecondStepRoute = Links.AccountRoute + "/second-step";
    public const string EnableSecondStepRoute = SecondStepRoute + "/enable";

    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddScoped<OwnAccount>();
        services.AddScoped<ReviseAccount>();
        return services;
    }

    public static void MapAccount(this IEndpointRouteBuilder endpoints)
    {
        // Nothing of an account is kept by a browser or by anything between.
        var routes = endpoints.MapGroup("").AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
            return next(call);
        });
        MapSignIn(routes);
        MapOwn(routes);
    }

    private static void MapSignIn(RouteGroupBuilder routes)
    {
        routes.MapPage<SignInPage>(Links.SignInRoute).OpenToAll();
        routes.MapPost(Links.SignInRoute, SignInEndpoints.ByPassword).OpenToAll();
        routes.MapPost(CodeRoute, SignInEndpoints.ByCode).OpenToAll();
        routes.MapPage<SignInPage>(CodeRoute).OpenToAll();
        routes.MapPage<SignInByLinkPage>(LinkRoute).OpenToAll();
        routes.MapPost(LinkRoute, SignInEndpoints.ByLink).OpenToAll();
        routes.MapPost(Links.SignOutRoute, SignInEndpoints.Out).NeedsSignIn();
    }

    private static void MapOwn(RouteGroupBuilder routes)
    {
        routes.MapPage<AccountPage>(Links.AccountRoute).NeedsSignIn();
        routes.MapPost(Links.AccountRoute, (HttpContext http, ReviseAccount verb) => Revise(http, verb).OrShow<AccountPage>(http)).NeedsSignIn();
        routes.MapPage<PasswordPage>(PasswordRoute).NeedsSignIn();
        routes.MapPost(PasswordRoute, (HttpContext http, SetPassword verb) => Set(http, verb).OrShow<PasswordPage>(http)).NeedsSignIn();
        routes.MapPost(SecondStepRoute, (HttpContext http, OfferTotp verb) => Offer(http, verb.Run).OrShow<AccountPage>(http)).NeedsSignIn();
        routes.MapPost(EnableSecondStepRoute, Enable).NeedsSignIn();
    }

    private static async Task<IResult> Revise(HttpContext http, ReviseAccount verb)
    {
        var language = Languages.Find(http.Request.Form["language"]) ?? Languages.Current;
        await verb.Run(http.Request.Form["name"].ToString(), language);
        Preferences.Keep(http, Preferences.LanguageCookie, language.Code);
        return Done("saved");
    }

    private static async Task<IResult> Set(HttpContext http, SetPassword verb)
    {
        await verb.Run(http.Request.Form["present"], http.Request.Form["password"].ToString());
        return Done("password");
    }

    private static async Task<IResult> Offer(HttpContext http, Func<Task<TotpOffer>> verb, Problem? problem = null)
    {
        var page = EndpointPages.Page<SecondStepPage>(http, new Dictionary<string, object?>
        {
            [nameof(SecondStepPage.Offer)] = await verb(),
            [nameof(SecondStepPage.Problem)] = problem,
        });
        if (problem is not null) page.StatusCode = ProblemResponses.Status(problem.Kind);
        return page;
    }

    private static async Task<IResult> Enable(HttpContext http, EnableTotp verb, OfferTotp offer)
    {
        try
        {
            await verb.Run(http.Request.Form["code"].ToString());
            return Done("second-step");
        }
        catch (Problem problem) when (problem.Code == "access.code-refused" && !ProblemResponses.WantsJson(http.Request))
        {
            return await Offer(http, offer.Again, problem);
        }
    }

    private static IResult Done(string what) => Results.LocalRedirect(Links.Account() + AddressQuery.Of(("done", what)));
}
