using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

/// <summary>The forms of a cluster's life; each runs one verb and comes back to its part of the page.</summary>
internal static class CoordinationEndpoints
{
    private const string Leadership = Links.ClusterRoute + "/leadership", Milestones = Links.ClusterRoute + "/milestones", Former = Links.ClusterRoute + "/former",
        Hubs = Links.ClusterRoute + "/hubs", Members = Links.ClusterRoute + "/members", Id = "/{id:long}";

    public static void MapCoordination(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ManageClusterPage>(Links.ManageClusterRoute).Needs(Right.ManageCluster);
        MapLeadership(routes);
        MapLife(routes);
        MapMembers(routes);
    }

    private static void MapLeadership(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Leadership, (HttpContext http, string cluster, RouteScope here, AppointLeader verb) => Back(http, here, ManagePart.Leadership, form => verb.Run(here.Operation, cluster,
            new LeaderInput(form["role"], form["organisation"], form["unit"], form["post"], form["since"], form["until"], form["hub"], form["note"])))).Needs(Right.ManageCluster);
        routes.MapPost(Leadership + Id + "/end", (HttpContext http, string cluster, long id, RouteScope here, EndLeadership verb) =>
            Back(http, here, ManagePart.Leadership, form => verb.Run(here.Operation, cluster, id, new UntilInput(form["until"])))).Needs(Right.ManageCluster);
        routes.MapPost(Leadership + Id + "/remove", (HttpContext http, string cluster, long id, RouteScope here, RemoveLeadership verb) =>
            Back(http, here, ManagePart.Leadership, _ => verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster);
    }

    private static void MapLife(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Milestones, (HttpContext http, string cluster, RouteScope here, RecordMilestone verb) => Back(http, here, ManagePart.Life, form => verb.Run(here.Operation, cluster,
            new MilestoneInput(form["kind"], form["date"], form["trigger"], form["document"], form["note"], form["sudden"] == "true")))).Needs(Right.ManageCluster);
        routes.MapPost(Milestones + Id + "/remove", (HttpContext http, string cluster, long id, RouteScope here, RemoveMilestone verb) =>
            Back(http, here, ManagePart.Life, _ => verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster);
        routes.MapPost(Milestones + Id + "/no-objection", (HttpContext http, string cluster, long id, RouteScope here, RecordNoObjection verb) =>
            Back(http, here, ManagePart.Life, form => verb.Run(here.Operation, cluster, id, new NoObjectionInput(form["step"], form["date"], form["note"])))).Needs(Right.ManageCluster);
        routes.MapPost(Former, (HttpContext http, string cluster, RouteScope here, RecordForm verb) => Back(http, here, ManagePart.Names, form => verb.Run(here.Operation, cluster,
            new FormInput(form["former-name"], form["short"], form["kind"], form["parent"], form["until"], form["former-reason"])))).Needs(Right.ManageCluster);
        routes.MapPost(Former + Id + "/remove", (HttpContext http, string cluster, long id, RouteScope here, RemoveForm verb) =>
            Back(http, here, ManagePart.Names, _ => verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster);
        routes.MapPost(Hubs, (HttpContext http, string cluster, RouteScope here, OpenHub verb) => Back(http, here, ManagePart.Hubs, form => verb.Run(here.Operation, cluster,
            new HubInput(form["area"], form["since"], form["until"], form["note"])))).Needs(Right.ManageCluster);
        routes.MapPost(Hubs + Id + "/close", (HttpContext http, string cluster, long id, RouteScope here, CloseHub verb) =>
            Back(http, here, ManagePart.Hubs, form => verb.Run(here.Operation, cluster, id, new UntilInput(form["until"])))).Needs(Right.ManageCluster);
    }

    private static void MapMembers(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Members, (HttpContext http, string cluster, RouteScope here, AdmitMember verb) => Back(http, here, ManagePart.Members, form => verb.Run(here.Operation, cluster,
            new MemberInput(form["organisation"], form["role"], form["post"], form["since"], form["until"], form["for"], form["note"])))).Needs(Right.ManageCluster);
        routes.MapPost(Members + Id + "/decide", (HttpContext http, string cluster, long id, RouteScope here, DecideMember verb) => Back(http, here, ManagePart.Members, form => verb.Run(here.Operation, cluster, id,
            new MemberDecision(form["answer"], form["since"], form["reason"])))).Needs(Right.ManageCluster);
        routes.MapPost(Members + "/join", (HttpContext http, string cluster, RouteScope here, AskToJoin verb) => Shown(http, here, form => verb.Run(here.Operation, cluster,
            new JoinInput(form["organisation"], form["post"], form["note"])))).Needs(Right.ImportRows);
        routes.MapPost(Members + Id + "/leave", (HttpContext http, string cluster, long id, RouteScope here, LeaveCluster verb) =>
            Shown(http, here, form => verb.Run(here.Operation, cluster, id, new UntilInput(form["until"])))).Needs(Right.ImportRows);
    }

    private static Task<IResult> Back(HttpContext http, RouteScope here, string part, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<ManageClusterPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Links.ManageCluster(here.Operation.Code, here.Cluster!.Code, part) + "&done=yes";
    }, (nameof(ManageClusterPage.Part), part), (nameof(ManageClusterPage.Typed), new TypedForm(http.Request.Form)));

    /// <summary>What an organisation does for itself ends on the page everybody sees.</summary>
    private static Task<IResult> Shown(HttpContext http, RouteScope here, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<ClusterPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Links.Cluster(here.Operation.Code, here.Cluster!.Code) + "?done=yes#members";
    });
}

/// <summary>The parts of the page on which a cluster is managed.</summary>
public static class ManagePart
{
    public const string Names = "names", Leadership = "leadership", Life = "life", Members = "members", Hubs = "hubs";
    public static readonly IReadOnlyList<string> All = [Names, Leadership, Life, Members, Hubs];
}
