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
    private const string Fields = "code; name, shortName, kind, parent (its code), lead and counterpart as they stand now, or stood on the date of ?on= (\"October 2009\"); frequency, validFrom, validTo, isSensitive, isEstablished, version.";

    public static void MapClusterApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async (string? on, RouteScope here, ListsCache cache, ClusterViews views) =>
        {
            var lists = await cache.For(here.Operation);
            var (asked, standing) = await On(on, here, lists, views);
            return lists.ClusterList.Select(c => Said(c, standing[c.Id].Form, lists, asked));
        }).Needs(Right.SeePublished).Says("List clusters", "Array of " + Fields);
        routes.MapGet(One, async (string? on, RouteScope here, ListsCache cache, ClusterViews views) =>
        {
            var lists = await cache.For(here.Operation);
            var (asked, standing) = await On(on, here, lists, views);
            return Said(here.Cluster!, standing[here.Cluster!.Id].Form, lists, asked);
        }).Needs(Right.SeePublished).Says("Show a cluster", Fields);
        routes.MapPost(All, async (ClusterInput input, RouteScope here, RegisterCluster verb) => Written(await verb.Run(here.Operation, input))).Needs(Right.ManageOperation).Says("Register a cluster", "The cluster registered.");
        routes.MapPut(One, async (string cluster, ClusterInput input, HttpRequest request, RouteScope here, ReviseCluster verb) =>
            Written(await verb.Run(here.Operation, cluster, input with { Version = request.IfMatch() ?? input.Version }))).Needs(Right.ManageCluster).Says("Revise a cluster; the version seen is named as If-Match or in the body", "The cluster with its new version.");
        routes.MapPost(One + "/synonyms", async (string cluster, SynonymInput input, RouteScope here, AddClusterSynonym verb) =>
            new { Id = (await verb.Run(here.Operation, cluster, input)).Id.ToString(CultureInfo.InvariantCulture) }).Needs(Right.ManageCluster).Says("Add a spelling that means a cluster", "The id of the spelling.");
        routes.MapDelete(One + "/synonyms/{id:long}", async (string cluster, long id, RouteScope here, RemoveClusterSynonym verb) =>
        {
            await verb.Run(here.Operation, cluster, id);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Remove a spelling that means a cluster", "Done.", StatusCodes.Status204NoContent);
    }

    private static async Task<(LooseDate Asked, IReadOnlyDictionary<long, ClusterStanding> Standing)> On(string? on, RouteScope here, OperationLists lists, ClusterViews views)
    {
        var asked = await views.Asked(here.Operation, lists, on);
        return (asked, await views.Standings(here.Operation, lists, asked));
    }

    private static object Written(Cluster c) => new { c.Code, c.Name, c.ShortName, Kind = c.Kind.ToString(), Frequency = c.Frequency?.ToString(), c.ValidFrom, c.ValidTo, c.IsSensitive, c.IsEstablished, c.Version };

    private static object Said(Cluster c, ClusterForm? then, OperationLists lists, LooseDate asked) => new
    {
        c.Code, Name = then?.Name ?? c.Name, ShortName = then?.ShortName ?? c.ShortName, Kind = (then?.Kind ?? c.Kind).ToString(),
        Parent = (then is null ? c.ParentId : then.ParentId) is { } parent ? lists.Cluster(parent)?.Code : null, Lead = lists.Leads(c.Id, asked), Counterpart = lists.Counterparts(c.Id, asked),
        Frequency = c.Frequency?.ToString(), c.ValidFrom, c.ValidTo, c.IsSensitive, c.IsEstablished, c.Version,
    };
}
