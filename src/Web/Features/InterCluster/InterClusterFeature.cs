using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.InterCluster;

internal static class InterClusterFeature
{
    public static IServiceCollection AddInterCluster(this IServiceCollection services) =>
        services.AddScoped<InterClusterViews>().AddScoped<FocalPointSource, TableFocalPoints>().AddScoped<FocalPointSource, CoordinatorFocalPoints>().AddScoped<BriefingPart, FocalPointBriefing>();

    public static void MapInterCluster(this IEndpointRouteBuilder routes) =>
        routes.MapPage<InterClusterPage>(Links.InterClusterRoute).Needs(Right.SeePublished);
}
