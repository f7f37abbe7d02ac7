using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Changes;

internal static class ChangesFeature
{
    public const string OperationChangesRoute = "/{operation}/changes";

    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddScoped<ChangeReading>();

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ChangesPage>(Links.ChangesRoute).Needs(Right.ManageInstallation);
        routes.MapPage<ChangesPage>(OperationChangesRoute).Needs(Right.ManageOperation);
    }
}
