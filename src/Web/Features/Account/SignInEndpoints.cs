using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Account;

/// <summary>The forms of signing in. Names that exist and names that do not get the same page.</summary>
internal static class SignInEndpoints
{
    public static Task<IResult> ByPassword(HttpContext http, SignInByPassword verb, SignInByCode second, CurrentUser user) =>
        PasswordStep(http, verb, second, user).OrShow<SignInPage>(http,
            (nameof(SignInPage.UserName), Field(http, "username")), (nameof(SignInPage.Back), Field(http, "back")));

    public static Task<IResult> ByCode(HttpContext http, SignInByCode verb, CurrentUser user) =>
        CodeStep(http, verb, user).OrShow<CodePage>(http,
            (nameof(CodePage.Ticket), Field(http, "ticket")), (nameof(CodePage.Back), Field(http, "back")));

    public static Task<IResult> ByLink(string token, HttpContext http, SignInByLink verb, CurrentUser user) =>
        LinkStep(token, http, verb, user).OrShow<SignInByLinkPage>(http);

    public static async Task<IResult> Out(HttpContext http, SignOut verb)
    {
        await verb.Run();
        // The next person at this machine starts with their own language.
        http.Response.Cookies.Delete(Preferences.LanguageCookie);
        return Results.LocalRedirect(Links.Home());
    }

    private static async Task<IResult> PasswordStep(HttpContext http, SignInByPassword verb, SignInByCode second, CurrentUser user)
    {
        var name = Field(http, "username");
        try
        {
            await verb.Run(name, Field(http, "password"));
        }
        catch (Problem problem) when (problem.Code == "access.code-needed" && !ProblemResponses.WantsJson(http.Request))
        {
            return EndpointPages.Page<CodePage>(http, new Dictionary<string, object?>
            {
                [nameof(CodePage.Ticket)] = await second.Ticket(name),
                [nameof(CodePage.Back)] = Field(http, "back"),
            });
        }
        return Arrived(http, user, Field(http, "back"));
    }

    private static async Task<IResult> CodeStep(HttpContext http, SignInByCode verb, CurrentUser user)
    {
        await verb.Run(Field(http, "ticket"), Field(http, "code"));
        return Arrived(http, user, Field(http, "back"));
    }

    private static async Task<IResult> LinkStep(string token, HttpContext http, SignInByLink verb, CurrentUser user)
    {
        var mustChoose = await verb.Run(token);
        return Arrived(http, user, mustChoose ? AccountFeature.PasswordRoute : null);
    }

    private static IResult Arrived(HttpContext http, CurrentUser user, string? back)
    {
        // What was chosen in this browser stands; otherwise the account's language.
        if (http.Request.Cookies[Preferences.LanguageCookie] is null && Languages.Find(user.Language) is { } own)
            Preferences.Keep(http, Preferences.LanguageCookie, own.Code);
        return Results.LocalRedirect(Preferences.IsOwnPage(back) ? back! : Links.Home());
    }

    private static string Field(HttpContext http, string name) => http.Request.Form[name].ToString();
}
