using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

internal static class BriefingsFeature
{
    public static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddScoped<BriefingDesk>().AddScoped<PackSources>().AddScoped<PackLog>().AddScoped<MakeHandoverPack>().AddScoped<OrderPack>().AddScoped<PackShelf>().AddScoped<FillOrder>()
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
        routes.MapPost(Links.HandoverPackRoute, (HttpContext http, RouteScope here, OrderPack verb) => EndpointVerbs.Send<HandoverPackPage>(http, async () =>
        {
            await verb.Run(here.Operation, here.Cluster!, http.Request.Site());
            return Links.HandoverPack(here.Operation.Code, here.Cluster!.Code);
        })).Needs(Right.ManageCluster);
        routes.MapGet(Links.HandoverPackRoute + "/{id:long}.zip", Fetch).Needs(Right.ManageCluster);
        routes.MapPost(Links.ApiPrefix + Links.HandoverPackRoute, Pack).Needs(Right.ManageCluster)
            .Says(new ApiWords("Take everything a cluster leaves to whoever goes on with its work", "A ZIP of CSV, XLSX, DOCX, text and the documents themselves; README.txt says what is inside and what was left out.", StatusCodes.Status200OK));
    }

    private static async Task<IResult> File(HttpContext http, RouteScope here, BriefingDesk desk, PaperFile file, PaperFormat format)
    {
        var briefing = await desk.For(here.Operation, here.Cluster);
        return await file.Of(http, briefing.Paper, format, briefing.FileName);
    }

    public static void AddBriefingJobs(this JobHandlers handlers) =>
        handlers.Add(OrderPack.Kind, (services, job, progress, cancel) => services.GetRequiredService<FillOrder>().Run(job, progress, cancel));

    private static async Task<IResult> Fetch(long id, RouteScope here, PackShelf shelf, CancellationToken cancel)
    {
        var (order, content) = await shelf.Fetch(here.Operation, here.Cluster!, id, cancel);
        return Results.Stream(content, "application/zip", PackShelf.FileName(here.Operation.Code, here.Cluster!.Code, order.AskedAt));
    }

    private static async Task<IResult> Pack(HttpContext http, RouteScope here, MakeHandoverPack verb, PackLog log)
    {
        var made = await verb.Run(here.Operation, here.Cluster!, http.Request.Site(), http.RequestAborted);
        return Results.Stream(made, "application/zip", PackShelf.FileName(here.Operation.Code, here.Cluster!.Code, log.Now));
    }
}
