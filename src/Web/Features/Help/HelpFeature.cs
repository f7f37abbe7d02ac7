using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Help;

internal static class HelpFeature
{
    public static void MapHelp(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<HelpPage>(Links.HelpRoute).OpenToAll();
        routes.MapPage<MethodPage>(Links.MethodRoute).OpenToAll();
    }
}
