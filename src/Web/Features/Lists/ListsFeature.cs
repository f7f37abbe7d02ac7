using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Lists;

internal sealed record TermInput(string? Text, string? Seen);

internal static class ListsFeature
{
    public const string TermRoute = Links.ListsRoute + "/terms/{id:long}";

    public static IServiceCollection AddLists(this IServiceCollection services)
    {
        services.AddScoped<RenameTerm>();
        services.AddScoped<TermUse>();
        return services;
    }

    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ListsPage>(Links.ListsRoute).Needs(Right.SeeUnpublished);
        routes.MapPost(TermRoute, Rename).Needs(Right.ManageOperation);
        routes.MapGet("/api/v1/{operation}/terms", List).Needs(Right.SeeUnpublished).Says("List the words of a response: kinds, groups, sites, units", "Array of id, list, text.");
        routes.MapPut("/api/v1/{operation}/terms/{id:long}", async (long id, TermInput input, RouteScope here, RenameTerm verb) =>
        {
            await verb.Run(here.Operation, id, input.Text, input.Seen);
            return Results.NoContent();
        }).Needs(Right.ManageOperation).Says("Spell a word of a list differently", "Done.", StatusCodes.Status204NoContent);
    }

    private static Task<IResult> Rename(HttpContext http, long id, RouteScope here, RenameTerm verb)
    {
        var (text, seen) = (http.Request.Form["text"].ToString(), http.Request.Form["seen"].ToString());
        return EndpointVerbs.Send<ListsPage>(http, async () =>
        {
            var term = await verb.Run(here.Operation, id, text, seen);
            return Links.Lists(here.Operation.Code) + AddressQuery.Of(("list", term.List), ("done", "yes"));
        }, (nameof(ListsPage.Edit), id), (nameof(ListsPage.Typed), text));
    }

    private static async Task<object> List(RouteScope here, TesseraDb db, string? list) =>
        (await db.Terms.AsNoTracking().Where(t => t.OperationId == here.Operation.Id && (list == null || t.List == list)).OrderBy(t => t.List).ThenBy(t => t.Folded).ToListAsync())
            .Select(t => new { Id = t.Id.ToString(CultureInfo.InvariantCulture), t.List, t.Text });
}
