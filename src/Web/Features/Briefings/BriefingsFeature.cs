using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

internal static class BriefingsFeature
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) =>
        services.AddScoped<BriefingDesk>().AddScoped<ClusterPart, BriefingDoors>();

    public static void MapBriefings(this IEndpointRouteBuilder routes)
    {
        foreach (var route in new[] { Links.BriefingRoute, Links.ClusterBriefingRoute })
        {
            routes.MapPage<BriefingPage>(route).Needs(Right.SeePublished);
            routes.MapGet(route + ".docx", (HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file) => File(http, here, desk, file, PaperFormat.Docx)).Needs(Right.SeePublished);
            routes.MapGet(route + ".pdf", (HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file) => File(http, here, desk, file, PaperFormat.Pdf)).Needs(Right.SeePublished);
        }
    }

    private static async Task<IResult> File(HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file, PaperFormat format)
    {
        var briefing = await desk.For(here.Operation, here.Cluster);
        return await file.Of(http, briefing.Paper, format, briefing.FileName);
    }
}
