using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Operations;

internal static class OperationEndpoints
{
    public const string PublishRoute = "/{operation}/publish";

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<RegisterOperationPage>(Links.RegisterOperationRoute).Needs(Right.RegisterOperation);
        routes.MapPost(Links.RegisterOperationRoute, Register).Needs(Right.RegisterOperation);
        routes.MapPage<ReviseOperationPage>(Links.ReviseOperationRoute).Needs(Right.ManageOperation);
        routes.MapPost(Links.ReviseOperationRoute, Revise).Needs(Right.ManageOperation);
        routes.MapPost(PublishRoute, Publish).Needs(Right.ManageOperation);
        MapApi(routes);
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/operations", List).OpenToAll().Says("List the responses one may see", "Array of responses: code, name, countries, isPublished, isSample, licence, sequence, version.");
        routes.MapPost("/api/v1/operations", async (OperationInput input, RegisterOperation verb) =>
        {
            var operation = await verb.Run(input);
            return Results.Created($"/api/v1/{operation.Code}", Said(operation));
        }).Needs(Right.RegisterOperation).Says("Register a response of one or several countries", "The response registered.", StatusCodes.Status201Created);
        routes.MapGet("/api/v1/{operation}", (RouteScope here) => Said(here.Operation)).Needs(Right.SeePublished).Says("Show a response", "code, name, countries, isPublished, isSample, licence, sequence, version; the sequence grows with every change of its rows.");
        routes.MapPut("/api/v1/{operation}", async (OperationRevision input, HttpRequest request, RouteScope here, ReviseOperation verb) =>
            Said(await verb.Run(here.Operation.Code, input with { Version = request.IfMatch() ?? input.Version }))).Needs(Right.ManageOperation).Says("Rename a response or state its licence; the version seen is named as If-Match or in the body", "The response with its new version.");
        routes.MapPost("/api/v1/{operation}/publish", async (RouteScope here, PublishOperation verb, bool? publish) =>
        {
            await verb.Run(here.Operation.Code, publish ?? throw Problem.Invalid("operation.publish-unsaid"));
            return Results.NoContent();
        }).Needs(Right.ManageOperation).Says("Publish a response (?publish=true) or withdraw it (?publish=false)", "Done.", StatusCodes.Status204NoContent);
    }

    private static Task<IResult> Register(HttpContext http, RegisterOperation verb)
    {
        var form = http.Request.Form;
        var input = new OperationInput(form["code"].ToString(), form["name"].ToString(), form["countries"].ToString());
        return EndpointVerbs.Send<RegisterOperationPage>(http, async () => Links.ReviseOperation((await verb.Run(input)).Code) + "?done=registered",
            (nameof(RegisterOperationPage.Typed), input));
    }

    private static Task<IResult> Revise(HttpContext http, RouteScope here, ReviseOperation verb)
    {
        var input = new OperationRevision(http.Request.Form["name"].ToString(), http.Request.Form.Version(), http.Request.Form["licence"]);
        return EndpointVerbs.Send<ReviseOperationPage>(http, async () => Links.ReviseOperation((await verb.Run(here.Operation.Code, input)).Code) + "?done=revised",
            (nameof(ReviseOperationPage.Typed), input));
    }

    private static Task<IResult> Publish(HttpContext http, RouteScope here, PublishOperation verb)
    {
        bool? said = http.Request.Form["publish"].ToString() switch { "yes" => true, "no" => false, _ => null };
        return EndpointVerbs.Send<ReviseOperationPage>(http, async () =>
        {
            var publish = said ?? throw Problem.Invalid("operation.publish-unsaid");
            await verb.Run(here.Operation.Code, publish);
            return Links.ReviseOperation(here.Operation.Code) + (publish ? "?done=published" : "?done=withdrawn");
        });
    }

    private static async Task<object> List(TesseraDb db, CurrentUser user) =>
        (await db.Operations.AsNoTracking().Where(o => o.Code != GlobalLists.Code).OrderBy(o => o.Code).ToListAsync()).Where(user.Sees).Select(Said);

    private static object Said(Operation o) => new { o.Code, o.Name, Countries = o.CountryList, o.IsPublished, o.IsSample, o.Licence, o.Sequence, o.Version };
}
