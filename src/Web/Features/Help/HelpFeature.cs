using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Help;

internal static class HelpFeature
{
    /// <summary>Where a program that reads the web finds its way.</summary>
    private const string ForPrograms = $$"""
        # {{Product.Name}}

        > The open platform on which a country runs its humanitarian clusters: who does what where, from partners' own workbooks.

        Every page has a twin under {{Links.ApiPrefix}}; published figures need no account. Refusals are problem+json with a stable code in "type".

        - [OpenAPI document]({{Links.ApiDocument}}): every operation, its parameters and answers
        - [Responses]({{Links.ApiPrefix}}/operations): the codes to put for {operation}
        - Presence: {{Links.ApiPrefix}}/{operation}/presence?by=adm1
        - [How figures are made]({{Links.MethodRoute}}) and [help]({{Links.HelpRoute}})

        """;

    public static void MapHelp(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<HelpPage>(Links.HelpRoute).OpenToAll();
        routes.MapPage<MethodPage>(Links.MethodRoute).OpenToAll();
        routes.MapOpenApi(Links.ApiDocument).OpenToAll();
        routes.MapGet(Links.ProgramsRoute, () => Results.Text(ForPrograms, "text/plain; charset=utf-8")).OpenToAll();
    }
}
