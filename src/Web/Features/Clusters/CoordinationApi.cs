using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Clusters;

/// <summary>A cluster's life for programs: the verbs of the forms, and everything as it stood on a date.</summary>
internal static class CoordinationApi
{
    private const string One = "/api/v1/{operation}/clusters/{cluster}", Leadership = One + "/leadership", Milestones = One + "/milestones", Former = One + "/former", Hubs = One + "/hubs", Members = One + "/members", Id = "/{id:long}";

    public static void MapCoordinationApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(One + "/life", async (string cluster, string? on, RouteScope here, ClusterViews views) => Said(await views.For(here.Operation, cluster, on))).Needs(Right.SeePublished)
            .Says(new ApiWords("Show who leads a cluster, its members, state, hubs and history", "on, name, state, reviewDue, quietSince, frequency, leaders, members, hubs, former, milestones; dates as given, with earliest and latest.", StatusCodes.Status200OK)
            { Queries = [new ApiQuery("on", "A date of any precision (\"2009-10\", \"October 2009\", \"end-2010\"); now when none is given.")] });
        MapLeadership(routes);
        MapLife(routes);
        MapMembers(routes);
    }

    private static void MapLeadership(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Leadership, async (string cluster, LeaderInput input, RouteScope here, AppointLeader verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ManageCluster).Says("Give an organisation a leading role from a date on", "The id of the term.");
        routes.MapPost(Leadership + Id + "/end", async (string cluster, long id, UntilInput input, RouteScope here, EndLeadership verb) => Made((await verb.Run(here.Operation, cluster, id, input)).Id)).Needs(Right.ManageCluster).Says("End a leading role on a date", "The id of the term.");
        routes.MapDelete(Leadership + Id, (string cluster, long id, RouteScope here, RemoveLeadership verb) => Done(verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster).Says("Remove a term entered by mistake", "Done.", StatusCodes.Status204NoContent);
    }

    private static void MapLife(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Milestones, async (string cluster, MilestoneInput input, RouteScope here, RecordMilestone verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ManageCluster).Says("Record a step in a cluster's life: a change of state, the first meeting, a review", "The id of the milestone.");
        routes.MapDelete(Milestones + Id, (string cluster, long id, RouteScope here, RemoveMilestone verb) => Done(verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster).Says("Remove a milestone entered by mistake", "Done.", StatusCodes.Status204NoContent);
        routes.MapPost(Milestones + Id + "/no-objection", async (string cluster, long id, NoObjectionInput input, RouteScope here, RecordNoObjection verb) => Made((await verb.Run(here.Operation, cluster, id, input)).MilestoneId)).Needs(Right.ManageCluster).Says("Record a step of the no-objection procedure of a formal activation", "The id of the milestone.");
        routes.MapPost(Former, async (string cluster, FormInput input, RouteScope here, RecordForm verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ManageCluster).Says("Record what a cluster was called, or hung under, until a date", "The id of the former form.");
        routes.MapDelete(Former + Id, (string cluster, long id, RouteScope here, RemoveForm verb) => Done(verb.Run(here.Operation, cluster, id))).Needs(Right.ManageCluster).Says("Remove a former form entered by mistake", "Done.", StatusCodes.Status204NoContent);
        routes.MapPost(Hubs, async (string cluster, HubInput input, RouteScope here, OpenHub verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ManageCluster).Says("Open a hub of a cluster at a place, by p-code", "The id of the hub.");
        routes.MapPost(Hubs + Id + "/close", async (string cluster, long id, UntilInput input, RouteScope here, CloseHub verb) => Made((await verb.Run(here.Operation, cluster, id, input)).Id)).Needs(Right.ManageCluster).Says("Close a hub on a date", "The id of the hub.");
    }

    private static void MapMembers(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Members, async (string cluster, MemberInput input, RouteScope here, AdmitMember verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ManageCluster).Says("Make an organisation a member from a date on", "The id of the membership.");
        routes.MapPost(Members + "/join", async (string cluster, JoinInput input, RouteScope here, AskToJoin verb) => Made((await verb.Run(here.Operation, cluster, input)).Id)).Needs(Right.ImportRows).Says("Ask for a place in a cluster for the own organisation", "The id of the request.");
        routes.MapPost(Members + Id + "/decide", async (string cluster, long id, MemberDecision input, RouteScope here, DecideMember verb) => Made((await verb.Run(here.Operation, cluster, id, input)).Id)).Needs(Right.ManageCluster).Says("Answer a request with approve or decline", "The id of the membership.");
        routes.MapPost(Members + Id + "/leave", (string cluster, long id, UntilInput input, RouteScope here, LeaveCluster verb) => Done(verb.Run(here.Operation, cluster, id, input))).Needs(Right.ImportRows).Says("End a membership on a date, or take a request back", "Done.", StatusCodes.Status204NoContent);
    }

    private static object Made(long id) => new { Id = Text(id) };

    private static async Task<IResult> Done(Task verb)
    {
        await verb;
        return Results.NoContent();
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static object? Said(LooseDate? date) => date is null ? null : new { date.Text, date.Earliest, date.Latest };

    private static object Said(ClusterView view) => new
    {
        On = Said(view.Asked),
        Name = view.Form?.Name ?? view.Cluster.Name,
        Kind = (view.Form?.Kind ?? view.Cluster.Kind).ToString(),
        State = view.State?.Kind.ToString(),
        StateSince = Said(view.State?.Date),
        IsStateCertain = !view.IsStateLikely,
        view.ReviewDue,
        view.QuietSince,
        Frequency = view.Cluster.Frequency?.ToString(),
        Leaders = view.Leaders.Select(pair => Said(view.Lists, pair.Term, pair.Certainty)),
        Members = view.Members.Select(line => Said(view.Lists, line)),
        Hubs = view.Hubs.Select(hub => new { Id = Text(hub.Id), Area = view.Lists.Area(hub.AreaId)?.Pcode, Since = Said(hub.Since), Until = Said(hub.Until), hub.Note,
            Leaders = Domain.Clusters.Leadership.On(view.Lists.Leadership[view.Cluster.Id], view.Asked, hub.Id).Select(pair => Said(view.Lists, pair.Term, pair.Certainty)) }),
        Former = view.Life.Forms.Select(form => new { Id = Text(form.Id), form.Name, form.ShortName, Kind = form.Kind.ToString(), Until = Said(form.Until), form.Reason }),
        Milestones = view.Life.Milestones.Select(m => new { Id = Text(m.Id), Kind = m.Kind.ToString(), Date = Said(m.Date), m.Trigger, m.Document, m.Note, m.IsSuddenOnset,
            NoObjection = view.Life.NoObjection[m.Id].Select(n => new { Step = n.Step.ToString(), Date = Said(n.Date), n.Note }) }),
    };

    private static object Said(OperationLists lists, LeadershipTerm term, Certainty certainty) => new
    {
        Id = Text(term.Id), Role = term.Role.ToString(), Organisation = lists.Holder(term), term.Unit, term.Post, Since = Said(term.Since), Until = Said(term.Until), term.Note, IsCertain = certainty == Certainty.Yes,
    };

    private static object Said(OperationLists lists, MemberLine line) => new
    {
        Id = line.Declared is { } member ? Text(member.Id) : null, Organisation = lists.PartnerName(line.PartnerId), IsDeclared = line.Declared is not null,
        Role = line.Declared?.Role.ToString(), line.Declared?.Post, Since = Said(line.Declared?.Since), Until = Said(line.Declared?.Until), line.Work?.Places, line.Work?.LastReport, line.Work?.LastMeeting,
    };
}
