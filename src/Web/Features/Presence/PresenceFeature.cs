using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddScoped<RowsQuery>();
        services.AddSingleton<RowLines>();
        services.AddScoped<RowHistory>();
        services.AddScoped<RowTables>();
        services.AddScoped<RowFiles>();
        services.AddScoped<BriefingPart, PresenceBriefing>();
        services.AddScoped<HandoverPackPart, HandoverRows>();
        return services;
    }

    public static void MapPresence(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<PresencePage>(Links.PresenceRoute).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".csv", PresenceFiles.Csv).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".xlsx", PresenceFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".json", PresenceFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.PresenceRoute + ".geojson", PresenceFiles.GeoJson).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet("/api/v1" + Links.PresenceRoute, PresenceFiles.Json).Needs(Right.SeePublished).AnswersUnchanged()
            .Says(new ApiWords("Count distinct organisations by place and cluster", "The figure with its filters, as-of day, what was left out, places and clusters.", StatusCodes.Status200OK) { Queries = Filters });
        routes.MapPage<RowsPage>(Links.RowsRoute).Needs(Right.SeeRows);
        routes.MapPage<RowPage>(Links.RowRoute).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".csv", (RowFiles files, HttpContext http) => files.Csv(http)).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".xlsx", (RowFiles files, HttpContext http) => files.Xlsx(http)).Needs(Right.SeeRows);
        routes.MapGet(Links.RowsRoute + ".json", (RowFiles files, HttpContext http) => files.Json(http)).Needs(Right.SeeRows);
        routes.MapGet("/api/v1" + Links.RowsRoute, (RowFiles files, HttpContext http) => files.Json(http)).Needs(Right.SeeRows)
            .Says(new ApiWords("List the rows behind a figure, by the same filters", "Array of rows with the columns of the download.", StatusCodes.Status200OK) { Queries = Filters });
    }

    private static readonly ApiQuery[] Filters =
    [
        new("by", "adm0 to adm4."), new("cluster", "Code; =CODE without what lies below; none: rows that name none."), new("place", "P-code; =CODE for rows placed at itself."),
        new("partner", "A partner's name or id."), new("type", "Organisation type code."), new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09."),
        new("status", "ongoing,completed (the default), planned, suspended, cancelled; any."), new("role", "reporting, programming, implementing, funding or any."),
        new("partners", "registered (after matching) or typed (as written)."), new("organisation", "One organisation as typed."),
    ];
}
