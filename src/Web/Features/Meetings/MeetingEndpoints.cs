using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Meetings;

internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<MeetingsPage>(Links.MeetingsRoute).Needs(Right.SeePublished);
        routes.MapPage<PlanMeetingPage>(Links.PlanMeetingRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.PlanMeetingRoute, Plan).Needs(Right.ManageCluster);
        routes.MapPage<LoadPage>(Links.MeetingLoadRoute).Needs(Right.SeePublished);
        routes.MapPage<ActionsPage>(Links.ActionsRoute).Needs(Right.SeePublished);
        routes.MapGet(Links.ActionRoute, async (long id, RouteScope here, ActionLists lists) =>
            await lists.Find(here.Operation, id) is var (cluster, meeting) ? Results.Redirect(Links.Meeting(here.Operation.Code, cluster.Code, meeting) + "#actions") : Results.NotFound()).Needs(Right.SeePublished);
        routes.MapPage<MeetingPage>(Links.MeetingRoute).Needs(Right.SeePublished);
        routes.MapPage<SignInSheetPage>(Links.SignInSheetRoute).Needs(Right.ManageCluster);
        routes.MapPage<PlanMeetingPage>(Links.ReviseMeetingRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.ReviseMeetingRoute, Revise).Needs(Right.ManageCluster);
        routes.MapGet(Links.MeetingFileRoute, async (HttpContext http, string cluster, long id, RouteScope here, MeetingCalendars calendars) =>
            File(await calendars.One(here.Operation, cluster, id, http.Request.Site()), $"{here.Operation.Code}-{cluster}-meeting.ics")).Needs(Right.SeePublished);
        routes.MapGet(Links.CalendarRoute, async (HttpContext http, string token, string? hub, MeetingCalendars calendars) => File(await calendars.Feed(token, http.Request.Site(), hub), null)).OpenToAll();
        routes.MapPost(Links.ClusterRoute + "/calendar", async (HttpContext http, string cluster, RouteScope here, OpenCalendar verb) =>
            EndpointPages.Page<MeetingsPage>(http, new Dictionary<string, object?> { [nameof(MeetingsPage.Cluster)] = cluster, [nameof(MeetingsPage.Feed)] = new CalendarAddress(http.Request.Site() + Links.Calendar(await verb.Run(here.Operation, cluster))) })).Needs(Right.ManageCluster);
        routes.MapPost(Links.ClusterRoute + "/calendar/close", (HttpContext http, string cluster, RouteScope here, CloseCalendar verb) => EndpointVerbs.Send<MeetingsPage>(http, async () =>
        {
            await verb.Run(here.Operation, cluster);
            return Links.Meetings(here.Operation.Code, AddressQuery.Of(("cluster", cluster)));
        })).Needs(Right.ManageCluster);
        MapRecords(routes);
        routes.MapMeetingApi();
    }

    private static void MapRecords(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Links.MeetingRoute + "/cancel", (HttpContext http, string cluster, long id, RouteScope here, CancelMeeting verb) =>
            Back(http, here, id, "", form => verb.Run(here.Operation, cluster, id, http.Request.Site(), form["following"] == "true"))).Needs(Right.ManageCluster);
        routes.MapPost(Links.ContinueSeriesRoute, (HttpContext http, string cluster, long id, RouteScope here, ContinueSeries verb) => EndpointVerbs.Send<MeetingPage>(http, async () =>
            Done(here, (await verb.Run(here.Operation, cluster, id, http.Request.Form.Number("count", MeetingPlan.NoCount), http.Request.Form.Version())).Id, ""))).Needs(Right.ManageCluster);
        routes.MapPost(Links.AgendaRoute, (HttpContext http, string cluster, long id, RouteScope here, PutOnAgenda verb) =>
            Back(http, here, id, "#agenda", form => verb.Run(here.Operation, cluster, id, form["item"]))).Needs(Right.ManageCluster);
        routes.MapPost(Links.AgendaRoute + "/off", (HttpContext http, string cluster, long id, RouteScope here, TakeOffAgenda verb) =>
            Back(http, here, id, "#agenda", form => verb.Run(here.Operation, cluster, id, form["item"]))).Needs(Right.ManageCluster);
        routes.MapPost(Links.MeetingRoute + "/invite", (HttpContext http, string cluster, long id, RouteScope here, InviteToMeeting verb) =>
            Back(http, here, id, "#invitations", _ => verb.Run(here.Operation, cluster, id, http.Request.Site()))).Needs(Right.ManageCluster);
        routes.MapPost(Links.MeetingRoute + "/answer", (HttpContext http, string cluster, long id, RouteScope here, AnswerInvitation verb) =>
            Back(http, here, id, "#invitations", form => verb.Run(here.Operation, cluster, id, form["answer"]))).NeedsSignIn();
        routes.MapPost(Links.MeetingRoute + "/attendance", (HttpContext http, string cluster, long id, RouteScope here, RecordAttendance verb) =>
            Back(http, here, id, "#table", form => verb.Run(here.Operation, cluster, id, new AttendanceInput([.. form["present"].OfType<string>()], [.. form["seen"].OfType<string>()], form["guest"])))).Needs(Right.ManageCluster);
        routes.MapPost(Links.MinutesRoute, (HttpContext http, string cluster, long id, RouteScope here, WriteMinutes verb) =>
            Back(http, here, id, "#minutes", form => verb.Run(here.Operation, cluster, id, new MinutesInput(form["minutes"], form["decisions"], form.Version())))).Needs(Right.ManageCluster);
        routes.MapPost(Links.MinutesRoute + "/send", (HttpContext http, string cluster, long id, RouteScope here, SendMinutes verb) =>
            Back(http, here, id, "#minutes", form => verb.Run(here.Operation, cluster, id, http.Request.Site(), form["again"] == "true"))).Needs(Right.ManageCluster);
        routes.MapGet(Links.MinutesRoute + ".docx", (HttpContext http, string cluster, long id, RouteScope here, MinutesPapers papers) => papers.File(http, here.Operation, cluster, id, PaperFormat.Docx)).Needs(Right.SeePublished);
        routes.MapGet(Links.MinutesRoute + ".pdf", (HttpContext http, string cluster, long id, RouteScope here, MinutesPapers papers) => papers.File(http, here.Operation, cluster, id, PaperFormat.Pdf)).Needs(Right.SeePublished);
        routes.MapPost(Links.MeetingRoute + "/actions", (HttpContext http, string cluster, long id, RouteScope here, AgreeAction verb) =>
            Back(http, here, id, "#actions", form => verb.Run(here.Operation, cluster, id, new ActionInput(form["task"], form["owner"], form["due"], form["about"])))).Needs(Right.ManageCluster);
        routes.MapPost(Links.MeetingRoute + "/actions/{number:long}/decide", (HttpContext http, string cluster, long id, long number, RouteScope here, DecideAction verb) =>
            Back(http, here, id, "#actions", form => verb.Run(here.Operation, cluster, number, new ActionDecision(form["state"], form.Version())))).NeedsSignIn();
    }

    private static MeetingInput Input(IFormCollection form)
    {
        var read = new FieldReading();
        var (lasts, count) = (read.Read("lasts", () => form.Number("lasts", MeetingPlan.NoLength)), read.Read("count", () => form.Number("count", MeetingPlan.NoCount)));
        return new(form["title"], form["day"], form["time"], lasts, form["zone"], form["place"], form["dial-in"], form["agenda"], form.Version())
        {
            Language = form["language"], Interpretation = form["interpretation"], Repeats = form["repeats"], Count = count, Template = form["template"], Following = form["following"] == "true", Hub = form["hub"], Unread = read.Found,
        };
    }

    /// <summary>Plans; or, asked to look first, shows what the days would clash with and stores nothing.</summary>
    private static async Task<IResult> Plan(HttpContext http, string cluster, RouteScope here, PlanMeeting verb)
    {
        var (form, typed) = (http.Request.Form, (nameof(PlanMeetingPage.Typed), new TypedForm(http.Request.Form)));
        if (form.ContainsKey("look")) return EndpointPages.Page<PlanMeetingPage>(http, new Dictionary<string, object?> { [typed.Item1] = typed.Item2, [nameof(PlanMeetingPage.Meant)] = Input(form) });
        return await EndpointVerbs.Send<PlanMeetingPage>(http, async () => Done(here, (await verb.Run(here.Operation, cluster, Input(form))).Id, ""), typed);
    }

    private static Task<IResult> Revise(HttpContext http, string cluster, long id, RouteScope here, ReviseMeeting verb) =>
        EndpointVerbs.Send<PlanMeetingPage>(http, async () => Done(here, (await verb.Run(here.Operation, cluster, id, Input(http.Request.Form))).Id, ""), (nameof(PlanMeetingPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Back(HttpContext http, RouteScope here, long id, string part, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<MeetingPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Done(here, id, part);
    }, (nameof(MeetingPage.Typed), new TypedForm(http.Request.Form)));

    private static IResult File(string calendar, string? name) => Results.File(System.Text.Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", name);

    private static string Done(RouteScope here, long id, string part) => Links.Meeting(here.Operation.Code, here.Cluster!.Code, id) + "?done=yes" + part;
}
