using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Users;

/// <summary>The administrators' pages: who is there, who is invited, who may do what.</summary>
internal static class UsersFeature
{
    public const string InviteRoute = Links.UsersRoute + "/invite";
    public const string UserRoute = Links.UsersRoute + "/{id:long}";
    public const string GrantRoute = UserRoute + "/rights";
    public const string RevokeRoute = GrantRoute + "/{right:long}/revoke";
    public const string SuspendRoute = UserRoute + "/suspend";
    public const string ReadmitRoute = UserRoute + "/readmit";
    public const string LinkRoute = UserRoute + "/link";

    public static string User(long id) => FormattableString.Invariant($"{Links.Users()}/{id}");
    public static string Revoke(long id, long right) => FormattableString.Invariant($"{User(id)}/rights/{right}/revoke");

    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.AddScoped<UserDesk>();
        services.AddScoped<GrantForm>();
        services.AddScoped<RenewAccess>();
        services.AddScoped<MailLink>();
        return services;
    }

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        // What people type who know other programs; the users' pages are the only ones of the whole installation.
        routes.MapGet(Links.AdminRoute, () => Results.Redirect(Links.Users())).Needs(Right.ManageInstallation);
        routes.MapPage<UsersPage>(Links.UsersRoute).Needs(Right.ManageInstallation);
        routes.MapPage<InvitePage>(InviteRoute).Needs(Right.ManageInstallation);
        routes.MapPost(InviteRoute, (HttpContext http, InviteUser verb, GrantForm form, MailLink mail) => Invite(http, verb, form, mail).OrShow<InvitePage>(http)).Needs(Right.ManageInstallation);
        routes.MapPage<UserPage>(UserRoute).Needs(Right.ManageInstallation);
        routes.MapPost(GrantRoute, (long id, HttpContext http, GrantRight verb, GrantForm form) => Grant(id, http, verb, form).OrShow<UserPage>(http)).Needs(Right.ManageInstallation);
        routes.MapPost(RevokeRoute, (long id, long right, HttpContext http, RevokeRight verb) => Then(id, verb.Run(right), "revoked").OrShow<UserPage>(http)).Needs(Right.ManageInstallation);
        routes.MapPost(SuspendRoute, (long id, HttpContext http, SuspendUser verb) => Then(id, verb.Run(id), "suspended").OrShow<UserPage>(http)).Needs(Right.ManageInstallation);
        routes.MapPost(ReadmitRoute, (long id, HttpContext http, SuspendUser verb) => Then(id, verb.Run(id, isSuspended: false), "readmitted").OrShow<UserPage>(http)).Needs(Right.ManageInstallation);
        routes.MapPost(LinkRoute, (long id, HttpContext http, RenewAccess verb) => Renew(id, http, verb).OrShow<UserPage>(http)).Needs(Right.ManageInstallation);
    }

    private static async Task<IResult> Invite(HttpContext http, InviteUser verb, GrantForm form, MailLink mail)
    {
        var (name, userName) = (http.Request.Form["name"].ToString(), http.Request.Form["username"].ToString());
        var language = Languages.Find(http.Request.Form["language"]) ?? Languages.Current;
        var invited = await verb.Run(new NewUser(userName, name, language.Code, await form.Read(http.Request.Form)));
        var address = Address(http, invited.LinkPath);
        return Link(http, invited.UserId, address, http.Request.Form["mail"] == "true" && await mail.Run(invited.UserId, address));
    }

    private static async Task<IResult> Grant(long id, HttpContext http, GrantRight verb, GrantForm form)
    {
        var grants = await form.Read(http.Request.Form);
        if (grants.Count == 0) throw Problem.Invalid("users.role-missing");
        foreach (var grant in grants) await verb.Run(id, grant);
        return Done(id, "granted");
    }

    private static async Task<IResult> Renew(long id, HttpContext http, RenewAccess verb) => Link(http, id, Address(http, await verb.Run(id)), false);

    private static string Address(HttpContext http, string path) => $"{http.Request.Site()}{http.Request.PathBase}{path}";

    // The link is in this answer and perhaps in a letter only: it is kept nowhere, so there is no page to redirect to.
    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Link(HttpContext http, long id, string address, bool isMailed)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return EndpointPages.Page<LinkPage>(http, new Dictionary<string, object?>
        {
            [nameof(LinkPage.Id)] = id,
            [nameof(LinkPage.Address)] = address,
            [nameof(LinkPage.IsMailed)] = isMailed,
        });
    }

    private static async Task<IResult> Then(long id, Task verb, string done)
    {
        await verb;
        return Done(id, done);
    }

    private static IResult Done(long id, string what) => Results.LocalRedirect(User(id) + AddressQuery.Of(("done", what)));
}
