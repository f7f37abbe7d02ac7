using Tessera.Domain;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Partners;

internal sealed record AliasInput(string? Text);
internal sealed record MergeInput(string? Into);

/// <summary>The partner pages' twins for programs; a version is named as If-Match or in the body. Ids are texts, being larger than a script's numbers.</summary>
internal static class PartnerApi
{
    private const string All = "/api/v1/{operation}/partners";
    private const string One = All + "/{id:long}";

    public static void MapPartnerApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, List).Needs(Right.SeePublished).Says("List partners: q is part of a name, type an organisation type", "total, page, size and items: id, acronym, name, typeCode, mergedInto, version.");
        routes.MapGet(One, Show).Needs(Right.SeePublished).Says("Show a partner", "id, acronym, name, typeCode, mergedInto, version.");
        routes.MapPost(All, async (PartnerInput input, RouteScope here, RegisterPartner verb) => Said(await verb.Run(here.Operation, input))).Needs(Right.ManageCluster).Says("Register a partner", "The partner registered.");
        routes.MapPut(One, async (long id, PartnerInput input, HttpRequest request, RouteScope here, RevisePartner verb) =>
            Said(await verb.Run(here.Operation, id, input with { Version = request.IfMatch() ?? input.Version }))).Needs(Right.ManageCluster).Says("Revise a partner; the version seen is named as If-Match or in the body", "The partner with its new version.");
        routes.MapPost(One + "/merge", async (long id, MergeInput input, HttpRequest request, RouteScope here, MergePartner verb) =>
            Said(await verb.Run(here.Operation, id, input.Into, request.IfMatch()))).Needs(Right.ManageOperation).Says("Merge a partner into another; its rows keep the original", "The partner with the survivor in mergedInto.");
        routes.MapPost(One + "/unmerge", async (long id, HttpRequest request, RouteScope here, UnmergePartner verb) =>
            Said(await verb.Run(here.Operation, id, request.IfMatch()))).Needs(Right.ManageOperation).Says("Take a merge back", "The partner, on its own again.");
        routes.MapPost(One + "/aliases", async (long id, AliasInput input, RouteScope here, AddPartnerAlias verb) =>
            Said(await verb.Run(here.Operation, id, input.Text))).Needs(Right.ManageCluster).Says("Add a further name of a partner", "id, partner, text.");
        routes.MapDelete(One + "/aliases/{alias:long}", async (long id, long alias, RouteScope here, RemovePartnerAlias verb) =>
        {
            await verb.Run(here.Operation, id, alias);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Remove a further name of a partner", "Done.", StatusCodes.Status204NoContent);
    }

    private static async Task<object> List(RouteScope here, ListsCache cache, string? q, int? type, int? page, int? size)
    {
        var lists = await cache.For(here.Operation);
        var found = PartnerSearch.Find(lists, q, type).OrderBy(p => p.Short, StringComparer.OrdinalIgnoreCase).ToList();
        var paging = new Paging(page, size);
        return new { Total = found.Count, paging.Page, paging.Size, Items = found.Skip(paging.Skip).Take(paging.Size).Select(Said) };
    }

    private static async Task<object> Show(long id, RouteScope here, ListsCache cache) =>
        Said((await cache.For(here.Operation)).Partners.GetValueOrDefault(id) ?? throw Problem.NotFound("partner.unknown", Text(id)));

    private static object Said(Partner p) => new { Id = Text(p.Id), p.Acronym, p.Name, p.TypeCode, MergedInto = p.MergedInto is { } into ? Text(into) : null, p.Version };
    private static object Said(PartnerAlias a) => new { Id = Text(a.Id), Partner = Text(a.PartnerId), a.Text };
    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
