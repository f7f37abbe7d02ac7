using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Home;

internal static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddScoped<WorkDesk>().AddScoped<BriefingPart, EventBriefing>()
        .AddScoped<Digest>().AddScoped<ChooseDigest>().AddSingleton<DigestStops>().AddSingleton<DigestRound>();

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<HomePage>(Links.HomeRoute).OpenToAll().AnswersUnchanged();
        routes.MapPage<WorkPage>(Links.WorkRoute).NeedsSignIn();
        routes.MapPost(Links.DigestRoute, async (HttpContext http, ChooseDigest verb) =>
        {
            await verb.Run(Enum.TryParse<DigestRhythm>(http.Request.Form["rhythm"], out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : throw Problem.Invalid("digest.rhythm-unknown"));
            return Results.LocalRedirect(Links.Work() + "?done=yes#letters");
        }).NeedsSignIn();
        // Mail programs open links by themselves, so the link only asks.
        routes.MapPage<StopDigestPage>(Links.StopDigestRoute).OpenToAll();
        routes.MapPost(Links.StopDigestRoute, async (string token, ChooseDigest verb) =>
        {
            await verb.Stop(token);
            return Results.LocalRedirect(Links.StopDigest(token) + "?isStopped=true");
        }).OpenToAll();
        routes.MapPage<OperationPage>(Links.OperationRoute).Needs(Right.SeePublished).AnswersUnchanged();
    }
}
