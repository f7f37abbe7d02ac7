using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Letters;

/// <summary>The administrators' pages of mail.</summary>
internal static class LettersFeature
{
    public const string ServerRoute = Links.MailRoute + "/server";
    public const string ConfirmRoute = ServerRoute + "/confirm";
    public const string StopRoute = ServerRoute + "/stop";
    public const string TrialRoute = ServerRoute + "/trial";
    public const string AgainRoute = Links.LetterRoute + "/again";

    public static string Again(long id) => $"{Links.Letter(id)}/again";

    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddScoped<MailDesk>();
        services.AddScoped<EnterMailServer>();
        services.AddScoped<ConfirmMailServer>();
        services.AddScoped<TryMailServer>();
        services.AddScoped<SendAgain>();
        return services;
    }

    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<LettersPage>(Links.MailRoute).Needs(Right.ManageInstallation);
        routes.MapPage<LetterPage>(Links.LetterRoute).Needs(Right.ManageInstallation);
        routes.MapPost(ServerRoute, (HttpContext http, EnterMailServer verb) => Then(http, form => verb.Run(Input(form) with { Site = http.Request.Site() }), "entered")).Needs(Right.ManageInstallation);
        routes.MapPost(ConfirmRoute, (HttpContext http, ConfirmMailServer verb) => Then(http, form => verb.Run(true, form.Version()), "confirmed")).Needs(Right.ManageInstallation);
        routes.MapPost(StopRoute, (HttpContext http, ConfirmMailServer verb) => Then(http, _ => verb.Run(false, null), "stopped")).Needs(Right.ManageInstallation);
        routes.MapPost(TrialRoute, (HttpContext http, TryMailServer verb, Text text) => EndpointVerbs.Send<LettersPage>(http, async () =>
            Done(await verb.Run(text["mail.trial.subject"], text["mail.trial.body"]) is { } said ? [("done", "trial-failed"), ("said", said)] : [("done", "trial")]))).Needs(Right.ManageInstallation);
        routes.MapPost(AgainRoute, (long id, HttpContext http, SendAgain verb) => Then(http, _ => verb.Run(id), "again")).Needs(Right.ManageInstallation);
    }

    private static MailServerInput Input(IFormCollection form) =>
        new(form["host"], form["port"], form["encrypted"] == "true", form["user"], form["password"], form["sender"], form.Version());

    private static Task<IResult> Then(HttpContext http, Func<IFormCollection, Task> verb, string done) => EndpointVerbs.Send<LettersPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Done([("done", done)]);
    }, (nameof(LettersPage.Typed), http.Request.Form));

    private static string Done((string, string?)[] query) => Links.Mail() + AddressQuery.Of(query);
}
