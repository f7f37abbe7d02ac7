using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

internal static class ClusterEndpoints
{
    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ClustersPage>(Links.ClustersRoute).Needs(Right.SeePublished);
        routes.MapPage<RegisterClusterPage>(Links.RegisterClusterRoute).Needs(Right.ManageOperation);
        routes.MapPost(Links.RegisterClusterRoute, Register).Needs(Right.ManageOperation);
        routes.MapPage<ClusterPage>(Links.ClusterRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.ClusterRoute, Revise).Needs(Right.ManageCluster);
        routes.MapPost(Links.ClusterRoute + "/synonyms", AddSynonym).Needs(Right.ManageCluster);
        routes.MapPost(Links.ClusterRoute + "/synonyms/{id:long}/remove", RemoveSynonym).Needs(Right.ManageCluster);
        routes.MapCoordination();
        routes.MapClusterApi();
        routes.MapCoordinationApi();
    }

    /// <summary>A form sends every field, so that an emptied one empties; a box left open is not sent at all.</summary>
    private static ClusterInput Input(HttpContext http)
    {
        var form = http.Request.Form;
        return new ClusterInput
        {
            Code = form["code"].ToString(),
            Name = form["name"].ToString(),
            ShortName = form["short"].ToString(),
            Kind = Enum.TryParse<ClusterKind>(form["kind"].ToString(), out var kind) && Enum.IsDefined(kind) ? kind : null,
            Parent = form["parent"].ToString(),
            Frequency = Enum.TryParse<MeetingFrequency>(form["frequency"].ToString(), out var frequency) && Enum.IsDefined(frequency) ? frequency : null,
            IsFrequencyAsked = form.ContainsKey("frequency"),
            Since = form["since"].ToString(),
            Reason = form["reason"].ToString(),
            IsSensitive = form.ContainsKey("sensitive-asked") ? form["sensitive"] == "true" : null,
            Version = form.Version(),
        };
    }

    /// <summary>A word that nobody knows is refused; it does not pass for "not said".</summary>
    private static ClusterInput Known(IFormCollection form, ClusterInput input)
    {
        if (input.Kind is null && ClusterRules.Blank(form["kind"]) is { } kind) throw Problem.Invalid("cluster.kind-unknown", kind);
        return input.Frequency is null && ClusterRules.Blank(form["frequency"]) is { } frequency ? throw Problem.Invalid("cluster.frequency-unknown", frequency) : input;
    }

    private static Task<IResult> Register(HttpContext http, RouteScope here, RegisterCluster verb)
    {
        var input = Input(http);
        return EndpointVerbs.Send<RegisterClusterPage>(http, async () => Done(here, await verb.Run(here.Operation, Known(http.Request.Form, input))), (nameof(RegisterClusterPage.Typed), input));
    }

    private static Task<IResult> Revise(HttpContext http, string cluster, RouteScope here, ReviseCluster verb)
    {
        var input = Input(http);
        return EndpointVerbs.Send<ManageClusterPage>(http, async () => Done(here, await verb.Run(here.Operation, cluster, Known(http.Request.Form, input))), (nameof(ManageClusterPage.TypedNames), input));
    }

    private static Task<IResult> AddSynonym(HttpContext http, string cluster, RouteScope here, AddClusterSynonym verb)
    {
        var input = new SynonymInput(http.Request.Form["text"].ToString(), http.Request.Form["language"].ToString());
        return EndpointVerbs.Send<ClusterPage>(http, async () =>
        {
            await verb.Run(here.Operation, cluster, input);
            return Links.Cluster(here.Operation.Code, cluster) + "#synonyms";
        }, (nameof(ClusterPage.TypedSynonym), input));
    }

    private static Task<IResult> RemoveSynonym(HttpContext http, string cluster, long id, RouteScope here, RemoveClusterSynonym verb) =>
        EndpointVerbs.Send<ClusterPage>(http, async () =>
        {
            await verb.Run(here.Operation, cluster, id);
            return Links.Cluster(here.Operation.Code, cluster) + "#synonyms";
        });

    private static string Done(RouteScope here, Cluster cluster) => Links.Cluster(here.Operation.Code, cluster.Code) + "?done=yes";
}
