using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddScoped<RowsQuery>();
        services.AddScoped<RowHistory>();
        services.AddScoped<RowTables>();
        services.AddScoped<RowFiles>();
        return services;
    }

    public static void MapPresence(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<PresencePage>(Links.PresenceRoute).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".csv", PresenceFiles.Csv).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".xlsx", PresenceFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".json", PresenceFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet("/api/v1" + Links.PresenceRoute, PresenceFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapPage<RowsPage>(Links.RowsRoute).Needs(Right.SeeRows);
        routes.MapPage<RowPage>(Links.RowRoute).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".csv", (RowFiles files, HttpContext http) => files.Csv(http)).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".xlsx", (RowFiles files, HttpContext http) => files.Xlsx(http)).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".json", (RowFiles files, HttpContext http) => files.Json(http)).Needs(Right.SeeRows);
        routes.MapGet("/api/v1" + Links.RowsRoute, (RowFiles files, HttpContext http) => files.Json(http)).Needs(Right.SeeRows);
    }
}
