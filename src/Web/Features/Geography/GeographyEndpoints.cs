using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Geography;

internal static class GeographyEndpoints
{
    public static void MapGeography(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<GazetteerPage>(Links.GazetteerRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.GazetteerRoute, Load).Needs(Right.ManageOperation);
        routes.MapPage<AreaPage>(Links.AreaRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.AreaRoute + "/aliases", AddAlias).Needs(Right.ManageOperation);
        routes.MapPost(Links.AreaRoute + "/aliases/{id:long}/remove", RemoveAlias).Needs(Right.ManageOperation);
        MapApi(routes);
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/{operation}/areas", List).Needs(Right.SeePublished).Says("List places: q is a name or code, below a p-code", "total, page, size and items: pcode, level, parent, names, validFrom, validTo, latitude, longitude, population.");
        routes.MapGet("/api/v1/{operation}/areas/{pcode}", One).Needs(Right.SeePublished).Says("Show a place by its p-code", "pcode, level, parent, names, validFrom, validTo, latitude, longitude, population.");
        routes.MapPost("/api/v1/{operation}/areas/{pcode}/aliases", async (AliasInput input, string pcode, RouteScope here, AddAreaAlias verb) =>
            Results.Created($"/api/v1/{here.Operation.Code}/areas/{(await verb.Run(here.Operation, pcode, input.Text)).Pcode}", null)).Needs(Right.ManageOperation).Says("Add a further name of a place", "Done.", StatusCodes.Status201Created);
        routes.MapDelete("/api/v1/{operation}/areas/{pcode}/aliases/{id:long}", async (long id, RouteScope here, RemoveAreaAlias verb) =>
        {
            await verb.Run(here.Operation, id);
            return Results.NoContent();
        }).Needs(Right.ManageOperation).Says("Remove a further name of a place", "Done.", StatusCodes.Status204NoContent);
        routes.MapPost("/api/v1/{operation}/gazetteer", async (HttpRequest request, RouteScope here, LoadGazetteer verb) =>
            Said(await LoadFile(request, here, verb))).Needs(Right.ManageOperation)
            .Says(new ApiWords("Load a file of places, population or shapes and compare it with what is there", "What is new, renamed, moved, retired and the same.", StatusCodes.Status200OK) { TakesFile = true });
    }

    private static Task<IResult> Load(HttpContext http, RouteScope here, LoadGazetteer verb) =>
        EndpointVerbs.Send<GazetteerPage>(http, async () =>
        {
            var outcome = await LoadFile(http.Request, here, verb);
            return Links.Gazetteer(here.Operation.Code, AddressQuery.Of(("load", outcome.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        });

    private static async Task<GazetteerOutcome> LoadFile(HttpRequest request, RouteScope here, LoadGazetteer verb)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync()).Files.GetFile("file") is not { FileName.Length: > 0 } file) throw Problem.Invalid("gazetteer.file-missing");
        await using var content = file.OpenReadStream();
        return await verb.Run(here.Operation, Path.GetFileName(file.FileName), content);
    }

    private static Task<IResult> AddAlias(HttpContext http, string pcode, RouteScope here, AddAreaAlias verb)
    {
        var text = http.Request.Form["text"].ToString();
        return EndpointVerbs.Send<AreaPage>(http, async () => Links.Area(here.Operation.Code, (await verb.Run(here.Operation, pcode, text)).Pcode), (nameof(AreaPage.Typed), text));
    }

    private static Task<IResult> RemoveAlias(HttpContext http, string pcode, long id, RouteScope here, RemoveAreaAlias verb) =>
        EndpointVerbs.Send<AreaPage>(http, async () =>
        {
            await verb.Run(here.Operation, id);
            return Links.Area(here.Operation.Code, pcode);
        });

    private static async Task<object> List(RouteScope here, ListsCache cache, string? q, int? level, string? below, bool? retired, int? page, int? size)
    {
        var gazetteer = (await cache.For(here.Operation)).Gazetteer;
        var found = GazetteerView.Find(gazetteer, new GazetteerQuery(q, level, below, retired ?? false));
        var paging = new Paging(page, size);
        return new { Total = found.Count, paging.Page, paging.Size, Items = found.Skip(paging.Skip).Take(paging.Size).Select(a => Said(gazetteer, a)) };
    }

    private static async Task<object> One(string pcode, RouteScope here, ListsCache cache)
    {
        var gazetteer = (await cache.For(here.Operation)).Gazetteer;
        return Said(gazetteer, GazetteerView.Known(gazetteer, pcode));
    }

    private static object Said(Gazetteer gazetteer, AdminArea a) => new
    {
        a.Pcode, a.Level, Parent = a.ParentId is { } id ? gazetteer.ById(id)?.Pcode : null, a.Names, a.ValidFrom, a.ValidTo, a.Latitude, a.Longitude, a.Population,
    };

    private static object Said(GazetteerOutcome o) => new
    {
        o.Number, o.Source, Counts = o.Counts.ToDictionary(c => c.Key.ToString().ToLowerInvariant(), c => c.Value), o.Shapes, o.Findings,
    };
}

/// <summary>A spelling sent by a program.</summary>
public sealed record AliasInput(string? Text);
