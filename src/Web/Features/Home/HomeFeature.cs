using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Home;

internal static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddScoped<WorkDesk>();

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<HomePage>(Links.HomeRoute).OpenToAll().AnswersUnchanged();
        routes.MapPage<OperationPage>(Links.OperationRoute).Needs(Right.SeePublished).AnswersUnchanged();
    }
}
