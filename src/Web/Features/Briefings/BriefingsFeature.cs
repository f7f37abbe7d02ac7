using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

internal static class BriefingsFeature
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddScoped<BriefingDesk>().AddScoped<PackSources>().AddScoped<PackLog>().AddScoped<MakeHandoverPack>()
        .AddScoped<ClusterPart, BriefingDoors>().AddScoped<WorkSource, HandoverWork>();

    public static void MapBriefings(this IEndpointRouteBuilder routes)
    {
        foreach (var route in new[] { Links.BriefingRoute, Links.ClusterBriefingRoute })
        {
            routes.MapPage<BriefingPage>(route).Needs(Right.SeePublished);
            routes.MapGet(route + ".docx", (HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file) => File(http, here, desk, file, PaperFormat.Docx)).Needs(Right.SeePublished);
            routes.MapGet(route + ".pdf", (HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file) => File(http, here, desk, file, PaperFormat.Pdf)).Needs(Right.SeePublished);
        }
        routes.MapPage<HandoverPackPage>(Links.HandoverPackRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.HandoverPackRoute, Pack).Needs(Right.ManageCluster);
        routes.MapPost(Links.ApiPrefix + Links.HandoverPackRoute, Pack).Needs(Right.ManageCluster)
            .Says(new ApiWords("Take everything a cluster leaves to whoever goes on with its work", "A ZIP of CSV, XLSX, DOCX, text and the documents themselves; README.txt says what is inside and what was left out.", StatusCodes.Status200OK));
    }

    private static async Task<IResult> File(HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file, PaperFormat format)
    {
        var briefing = await desk.For(here.Operation, here.Cluster);
        return await file.Of(http, briefing.Paper, format, briefing.FileName);
    }

    private static async Task<IResult> Pack(HttpContext http, RouteScope here, MakeHandoverPack verb, PackLog log)
    {
        var made = await verb.Run(here.Operation, here.Cluster!, http.Request.Site(), http.RequestAborted);
        return Results.Stream(made, "application/zip", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{here.Operation.Code}_handover_{here.Cluster!.Code}_{log.Today:yyyyMMdd}.zip"));
    }
}
