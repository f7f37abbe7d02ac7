using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Clusters;

/// <summary>The cluster pages' twins for programs; a version is named as If-Match or in the body.</summary>
internal static class ClusterApi
{
    private const string All = "/api/v1/{operation}/clusters";
    private const string One = All + "/{cluster}";
    private const string Fields = "code, name, shortName, kind, lead and counterpart as they stand now, frequency, validFrom, validTo, isSensitive, isEstablished, version.";

    public static void MapClusterApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async (RouteScope here, ListsCache cache, ClusterViews views) =>
        {
            var lists = await cache.For(here.Operation);
            var now = await views.Asked(here.Operation, lists, null);
            return lists.ClusterList.Select(c => Said(c, lists, now));
        }).Needs(Right.SeePublished).Says("List clusters", "Array of " + Fields);
        routes.MapGet(One, async (RouteScope here, ListsCache cache, ClusterViews views) =>
        {
            var lists = await cache.For(here.Operation);
            return Said(here.Cluster!, lists, await views.Asked(here.Operation, lists, null));
        }).Needs(Right.SeePublished).Says("Show a cluster", Fields);
        routes.MapPost(All, async (ClusterInput input, RouteScope here, RegisterCluster verb) => Said(await verb.Run(here.Operation, input))).Needs(Right.ManageOperation).Says("Register a cluster", "The cluster registered.");
        routes.MapPut(One, async (string cluster, ClusterInput input, HttpRequest request, RouteScope here, ReviseCluster verb) =>
            Said(await verb.Run(here.Operation, cluster, input with { Version = request.IfMatch() ?? input.Version }))).Needs(Right.ManageCluster).Says("Revise a cluster; the version seen is named as If-Match or in the body", "The cluster with its new version.");
        routes.MapPost(One + "/synonyms", async (string cluster, SynonymInput input, RouteScope here, AddClusterSynonym verb) =>
            new { Id = (await verb.Run(here.Operation, cluster, input)).Id.ToString(CultureInfo.InvariantCulture) }).Needs(Right.ManageCluster).Says("Add a spelling that means a cluster", "The id of the spelling.");
        routes.MapDelete(One + "/synonyms/{id:long}", async (string cluster, long id, RouteScope here, RemoveClusterSynonym verb) =>
        {
            await verb.Run(here.Operation, cluster, id);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Remove a spelling that means a cluster", "Done.", StatusCodes.Status204NoContent);
    }

    private static object Said(Cluster c, OperationLists? lists = null, LooseDate? now = null) => new
    {
        c.Code, c.Name, c.ShortName, Kind = c.Kind.ToString(), Lead = now is null ? null : lists!.Leads(c.Id, now), Counterpart = now is null ? null : lists!.Counterparts(c.Id, now),
        Frequency = c.Frequency?.ToString(), c.ValidFrom, c.ValidTo, c.IsSensitive, c.IsEstablished, c.Version,
    };
}
