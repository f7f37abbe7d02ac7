using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Clusters;

/// <summary>The day a cluster starts or ends, ISO 8601; none is today.</summary>
internal sealed record DayInput(string? Day);

/// <summary>The cluster pages' twins for programs; a version is named as If-Match or in the body.</summary>
internal static class ClusterApi
{
    private const string All = "/api/v1/{operation}/clusters";
    private const string One = All + "/{cluster}";

    public static void MapClusterApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async (RouteScope here, ListsCache cache) => (await cache.For(here.Operation)).ClusterList.Select(Said)).Needs(Right.SeePublished).Says("List clusters", "Array of code, name, shortName, kind, lead, counterpart, validFrom, validTo, isSensitive, isEstablished, version.");
        routes.MapGet(One, (RouteScope here) => Said(here.Cluster!)).Needs(Right.SeePublished).Says("Show a cluster", "code, name, shortName, kind, lead, counterpart, validFrom, validTo, isSensitive, isEstablished, version.");
        routes.MapPost(All, async (ClusterInput input, RouteScope here, RegisterCluster verb) => Said(await verb.Run(here.Operation, input))).Needs(Right.ManageOperation).Says("Register a cluster", "The cluster registered.");
        routes.MapPut(One, async (string cluster, ClusterInput input, HttpRequest request, RouteScope here, ReviseCluster verb) =>
            Said(await verb.Run(here.Operation, cluster, input with { Version = request.IfMatch() ?? input.Version }))).Needs(Right.ManageCluster).Says("Revise a cluster; the version seen is named as If-Match or in the body", "The cluster with its new version.");
        routes.MapPost(One + "/establish", async (string cluster, DayInput input, RouteScope here, EstablishCluster verb) => Said(await verb.Run(here.Operation, cluster, input.Day))).Needs(Right.ManageOperation).Says("Establish a cluster from a day on", "The cluster.");
        routes.MapPost(One + "/close", async (string cluster, DayInput input, RouteScope here, CloseCluster verb) => Said(await verb.Run(here.Operation, cluster, input.Day))).Needs(Right.ManageOperation).Says("Close a cluster on a day", "The cluster.");
        routes.MapPost(One + "/synonyms", async (string cluster, SynonymInput input, RouteScope here, AddClusterSynonym verb) =>
            new { Id = (await verb.Run(here.Operation, cluster, input)).Id.ToString(CultureInfo.InvariantCulture) }).Needs(Right.ManageCluster).Says("Add a spelling that means a cluster", "The id of the spelling.");
        routes.MapDelete(One + "/synonyms/{id:long}", async (string cluster, long id, RouteScope here, RemoveClusterSynonym verb) =>
        {
            await verb.Run(here.Operation, cluster, id);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Remove a spelling that means a cluster", "Done.", StatusCodes.Status204NoContent);
    }

    private static object Said(Cluster c) => new
    {
        c.Code, c.Name, c.ShortName, Kind = c.Kind.ToString(), c.Lead, c.Counterpart, c.ValidFrom, c.ValidTo, c.IsSensitive, c.IsEstablished, c.Version,
    };
}
