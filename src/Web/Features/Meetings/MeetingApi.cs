using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Meetings;

/// <summary>The meeting pages' twins for programs; ids are texts, since JSON numbers lose the last digits of ours.</summary>
internal static class MeetingApi
{
    private const string All = "/api/v1/{operation}/meetings", Own = "/api/v1/{operation}/clusters/{cluster}/meetings", One = Own + "/{id:long}", OnAgenda = One + "/agenda", Action = "/api/v1/{operation}/clusters/{cluster}/actions/{id:long}";
    private const int Most = 200;
    private const string Fields = "id, cluster, hub (null for the cluster's own table), title, day, time, zone, lasts in minutes, startsAt, isCancelled; place, dialIn, language, interpretation, agenda and version for those who may read the minutes.";

    public static void MapMeetingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, async (string? cluster, string? hub, string? partner, string? from, string? to, RouteScope here, MeetingLists lists) =>
        {
            var calendar = await lists.Calendar(here.Operation, new MeetingFilter(cluster, partner, from, to) { Hub = hub }, Most);
            return (calendar.Chosen?.Lines ?? calendar.Upcoming.Lines.Concat(calendar.Past.Lines)).Select(line => Said(line.Meeting, line.Cluster, line.IsReadable));
        }).Needs(Right.SeePublished).Says(new ApiWords("List the meetings of all clusters, those to come first", $"Array of {Fields} At most {Most} to come and {Most} held.", StatusCodes.Status200OK)
        {
            Queries = [new ApiQuery("cluster", "Code of a cluster; all when none is given."), new ApiQuery("hub", "One of its hubs, by id or by the code of its place."), new ApiQuery("partner", "Id of an organisation that is expected; with it or with days one list in the order of time."), new ApiQuery("from", "2009-10-01."), new ApiQuery("to", "2009-12-31.")],
        });
        routes.MapGet(All + "/load", async (string? partner, string? @event, int? days, RouteScope here, LoadDesk desk) => Said(await desk.Ask(here.Operation, new LoadFilter(partner, @event, days))))
            .Needs(Right.SeePublished).Says(new ApiWords("Count the meetings organisations are expected at, before an event and since", "happened, days, months, organisations with before and since as meetings and minutes, and meetings that might be one.", StatusCodes.Status200OK)
        {
            Queries = [new ApiQuery("partner", "Id of an organisation for the months."), new ApiQuery("event", "2009-09-30; the first known event by default."), new ApiQuery("days", "30, 90 (default) or 180 on each side.")],
        });
        routes.MapGet("/api/v1/{operation}/actions", async (string? cluster, string? owner, string? state, int? page, RouteScope here, ActionLists lists) =>
        {
            var list = await lists.List(here.Operation, new ActionFilter(cluster, owner, state, new Paging(page).Page));
            return new { list.Total, Actions = list.Lines.Select(line => new { Cluster = line.Cluster.Code, line.Table, line.Agreed, line.Carried, Action = Said(line.Owner, line.Action) }) };
        }).Needs(Right.SeePublished).Says(new ApiWords("List actions, what is due first", "Total and a page of 50 with cluster, the day they were agreed and how many meetings found them open since.", StatusCodes.Status200OK)
        {
            Queries = [new ApiQuery("cluster", "Code."), new ApiQuery("owner", "Id of an organisation, nobody, or me."), new ApiQuery("state", "open (default), late, done, dropped or all."), new ApiQuery("page", "From 1.")],
        });
        routes.MapGet(One, async (string cluster, long id, RouteScope here, MeetingViews views) => Said(await views.For(here.Operation, cluster, id))).Needs(Right.SeePublished)
            .Says("Show a meeting with its attendance, minutes, decisions and actions", Fields + " minutes, decisions, minutesVersion, attendance, carried and actions for those who may read them.");
        routes.MapPost(Own, async (string cluster, MeetingInput input, RouteScope here, PlanMeeting verb) => Said(await verb.Run(here.Operation, cluster, input), here.Cluster!, true)).Needs(Right.ManageCluster).Says("Plan a meeting, or with repeats and count a series of them", "The meeting planned, of a series the first.");
        routes.MapPost(One + "/series", async (string cluster, long id, SeriesInput input, RouteScope here, ContinueSeries verb) => Said(await verb.Run(here.Operation, cluster, id, input.Count, input.Version), here.Cluster!, true)).Needs(Right.ManageCluster).Says("Plan further meetings of a meeting's series", "The first of them; with the version of the series seen (seriesVersion of its meetings) nothing is planned twice.");
        routes.MapPut(One, async (string cluster, long id, MeetingInput input, HttpRequest request, RouteScope here, ReviseMeeting verb) =>
            Said(await verb.Run(here.Operation, cluster, id, input with { Version = request.IfMatch() ?? input.Version }), here.Cluster!, true)).Needs(Right.ManageCluster).Says("Revise a meeting; the version seen is named as If-Match or in the body", "The meeting with its new version.");
        routes.MapPost(One + "/cancel", async (string cluster, long id, HttpRequest request, RouteScope here, CancelMeeting verb) => Said(await verb.Run(here.Operation, cluster, id, request.Site()), here.Cluster!, true)).Needs(Right.ManageCluster).Says("Cancel a meeting", "The meeting cancelled.");
        routes.MapPost("/api/v1/{operation}/clusters/{cluster}/calendar", async (HttpRequest request, string cluster, RouteScope here, OpenCalendar verb) =>
            new { Address = $"{request.Site()}{Layout.Links.Calendar(await verb.Run(here.Operation, cluster))}" }).Needs(Right.ManageCluster).Says("Make a secret address for calendar programs; it ends the one before", "The address, told once.");
        routes.MapPost(One + "/invite", async (string cluster, long id, HttpRequest request, RouteScope here, InviteToMeeting verb) => new { Letters = await verb.Run(here.Operation, cluster, id, request.Site()) })
            .Needs(Right.ManageCluster).Says("Write to the people of a meeting's table, or tell them that it was moved", "How many letters were queued.");
        MapRecords(routes);
    }

    private static void MapRecords(IEndpointRouteBuilder routes)
    {
        routes.MapPost(One + "/attendance", async (string cluster, long id, AttendanceInput input, RouteScope here, RecordAttendance verb) =>
        {
            await verb.Run(here.Operation, cluster, id, input);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Record which organisations came", "Done.", StatusCodes.Status204NoContent);
        routes.MapPost(OnAgenda, async (string cluster, long id, AgendaInput input, RouteScope here, PutOnAgenda verb) =>
        {
            await verb.Run(here.Operation, cluster, id, input.Item);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Put an open matter of another room on the agenda", "Done.", StatusCodes.Status204NoContent);
        routes.MapPost(OnAgenda + "/off", async (string cluster, long id, AgendaInput input, RouteScope here, TakeOffAgenda verb) =>
        {
            await verb.Run(here.Operation, cluster, id, input.Item);
            return Results.NoContent();
        }).Needs(Right.ManageCluster).Says("Take a matter of another room off the agenda", "Done.", StatusCodes.Status204NoContent);
        routes.MapPut(One + "/minutes", async (string cluster, long id, MinutesInput input, HttpRequest request, RouteScope here, WriteMinutes verb) =>
            new { (await verb.Run(here.Operation, cluster, id, input with { Version = request.IfMatch() ?? input.Version })).Version }).Needs(Right.ManageCluster).Says("Write the minutes and decisions of a meeting", "The new version of the minutes.");
        routes.MapPost(One + "/minutes/send", async (string cluster, long id, bool? again, HttpRequest request, RouteScope here, SendMinutes verb) => new { Letters = await verb.Run(here.Operation, cluster, id, request.Site(), again == true) }).Needs(Right.ManageCluster).Says("Send the minutes to the people of the table; a version goes out once unless again is true", "How many letters were queued.");
        routes.MapPost(One + "/actions", async (string cluster, long id, ActionInput input, RouteScope here, AgreeAction verb) => new { Id = Text((await verb.Run(here.Operation, cluster, id, input)).Id) }).Needs(Right.ManageCluster).Says("Agree an action at a meeting", "The id of the action.");
        routes.MapPost(Action + "/decide", async (string cluster, long id, ActionDecision input, RouteScope here, DecideAction verb) => new { (await verb.Run(here.Operation, cluster, id, input)).Version }).NeedsSignIn().Says("Say what became of an action: Done, Dropped or Open again", "The new version of the action.");
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static object Said(Meeting m, Cluster cluster, bool isReadable) => new
    {
        Id = Text(m.Id), Cluster = cluster.Code, Hub = m.HubId is { } hub ? Text(hub) : null, m.Title, m.Day, Time = m.Clock, m.Zone, m.Lasts, StartsAt = DateTimeOffset.FromUnixTimeMilliseconds(m.StartsAt), m.IsCancelled,
        Place = isReadable ? m.Place : null, DialIn = isReadable ? m.DialIn : null, Language = isReadable ? m.Language : null, Interpretation = isReadable ? m.Interpretation : null, Agenda = isReadable ? m.AgendaLines : null, Version = isReadable ? m.Version : (int?)null,
    };

    private static object Said(MeetingView view) => new
    {
        Meeting = Said(view.Meeting, view.Cluster, view.IsReadable),
        Minutes = view.Minutes?.Said, view.Minutes?.Decisions, MinutesVersion = view.Minutes?.Version,
        Items = view.Items.Select(Said), Waiting = view.Waiting.Select(item => Said(item.Pointer)), Repeats = view.Series?.Frequency.ToString(), SeriesVersion = view.Series?.Version,
        Clashes = view.Clashes.Select(clash => new { Id = Text(clash.Other.Id), Cluster = view.Lists.Cluster(clash.Other.ClusterId)!.Code, clash.Other.Title, Organisations = clash.Shared.Select(view.Lists.PartnerName) }),
        Attendance = view.Table.Select(line => new { Id = Text(line.PartnerId), Organisation = line.Name, line.IsMember, line.Came }),
        Carried = view.Carried.Select(carried => new { Action = Said(view.Owners.Of(carried.Action), carried.Action), Agreed = carried.Agreed.Day, carried.Times }),
        Actions = view.Agreed.Select(action => Said(view.Owners.Of(action), action)),
    };

    private static object Said(string? owner, ActionPoint action) => new
    {
        Id = Text(action.Id), action.Task, Owner = owner, action.Due, State = action.State.ToString(), About = action.About is { } about ? Said(about) : null, action.Version,
    };

    private static object Said(LoadView view) => new
    {
        view.Happened, Event = view.Known?.Name, view.Days, Months = view.Months.Select(month => new { Month = $"{month.First.Year}-{month.First.Month:00}", month.Time.Meetings, month.Time.Minutes }),
        Organisations = view.Lines.Select(line => new { Id = Text(line.PartnerId), Organisation = view.Lists.PartnerName(line.PartnerId), line.Before, line.Since }),
        Merges = view.Merges.Select(pair => new { First = Text(pair.First.Id), Second = Text(pair.Second.Id), Shared = pair.Shared.Select(view.Lists.PartnerName), pair.Smaller, pair.SavedMinutes }),
    };

    private static object Said(Pointer pointer) => new { Item = pointer.Name, pointer.Title };
}

/// <param name="Count">How many; six when none is given.</param>
/// <param name="Version">Of the series, as a meeting tells it; another is refused, so that nothing is planned twice.</param>
public sealed record SeriesInput(int? Count, int? Version = null);

/// <param name="Item">Its name: "Gap:VN501/WSH".</param>
public sealed record AgendaInput(string? Item);
