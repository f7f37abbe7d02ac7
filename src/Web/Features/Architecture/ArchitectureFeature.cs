using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Architecture;

internal static class ArchitectureFeature
{
    public static IServiceCollection AddArchitecture(this IServiceCollection services) => services.AddScoped<MapNodes>().AddScoped<ArchitectureViews>()
        .AddScoped<RegisterBody>().AddScoped<ReviseBody>().AddScoped<TieMechanisms>().AddScoped<EndTie>().AddScoped<TickTasks>().AddScoped<WordTask>().AddScoped<ClusterPart, HeldTasksPart>().AddScoped<BriefingPart, ArchitectureBriefing>();

    public static void MapArchitecture(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ArchitecturePage>(Links.ArchitectureRoute).Needs(Right.SeePublished);
        routes.MapPage<ResponsibilitiesPage>(Links.ResponsibilitiesRoute).Needs(Right.SeePublished);
        routes.MapPage<TaskListPage>(Links.TaskListRoute).Needs(Right.ManageOperation);
        routes.MapPost(Links.TaskListRoute, Word).Needs(Right.ManageOperation);
        MapBodies(routes);
        routes.MapPage<TickPage>(Links.BodyTasksRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.BodyTasksRoute, (HttpContext http, long id, RouteScope here, TickTasks verb) => Tick(http, here, id, Links.BodyTasks(here.Operation.Code, id), verb)).Needs(Right.ManageOperation);
        routes.MapPage<TickPage>(Links.ClusterTasksRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.ClusterTasksRoute, (HttpContext http, RouteScope here, TickTasks verb) => Tick(http, here, here.Cluster!.Id, Links.ClusterTasks(here.Operation.Code, here.Cluster.Code), verb)).Needs(Right.ManageCluster);
        routes.MapArchitectureApi();
    }

    private static void MapBodies(IEndpointRouteBuilder routes)
    {
        routes.MapPage<BodyFormPage>(Links.RegisterBodyRoute).Needs(Right.ManageOperation);
        routes.MapPost(Links.RegisterBodyRoute, (HttpContext http, RouteScope here, RegisterBody verb) => Send(http, async () => Links.Body(here.Operation.Code, (await verb.Run(here.Operation, Input(http.Request.Form))).Id) + "?done=yes")).Needs(Right.ManageOperation);
        routes.MapPage<BodyPage>(Links.BodyRoute).Needs(Right.SeePublished);
        routes.MapPage<BodyFormPage>(Links.ReviseBodyRoute).Needs(Right.ManageOperation);
        routes.MapPost(Links.ReviseBodyRoute, (HttpContext http, long id, RouteScope here, ReviseBody verb) => Send(http, async () => Links.Body(here.Operation.Code, (await verb.Run(here.Operation, id, Input(http.Request.Form))).Id) + "?done=yes")).Needs(Right.ManageOperation);
        routes.MapPost(Links.BodyRoute + "/ties", (HttpContext http, long id, RouteScope here, TieMechanisms verb) => Send(http, async () =>
        {
            await verb.Run(here.Operation, Tie(id, http.Request.Form));
            return Links.ReviseBody(here.Operation.Code, id) + "?done=yes#ties";
        })).Needs(Right.ManageOperation);
        routes.MapPost(Links.ArchitectureRoute + "/ties/{id:long}/end", (HttpContext http, long id, RouteScope here, EndTie verb) => EndpointVerbs.Send<ArchitecturePage>(http, async () =>
        {
            await verb.Run(here.Operation, id, http.Request.Form["until"], http.Request.Form["mistake"] == "true");
            return TypedWords.Id(http.Request.Form["body"]) is { } body ? Links.ReviseBody(here.Operation.Code, body) + "?done=yes#ties" : Links.Architecture(here.Operation.Code);
        })).Needs(Right.ManageOperation);
    }

    private static Task<IResult> Send(HttpContext http, Func<Task<string>> verb) => EndpointVerbs.Send<BodyFormPage>(http, verb, (nameof(BodyFormPage.Typed), new TypedForm(http.Request.Form)));

    private static BodyInput Input(IFormCollection form) => new(form["name"], form["short"], form["kind"], form["level"], form["area"], form["spoken"], form["since"], form["until"], form["purpose"], form["terms"], form.Version());

    /// <summary>The form says a tie both ways: "Under" is this one's, "Under-of" the other's to this one.</summary>
    private static TieInput Tie(long id, IFormCollection form)
    {
        var (kind, own, other) = (form["tie"].ToString(), id.ToString(CultureInfo.InvariantCulture), form["other"].ToString());
        var isOther = kind.EndsWith("-of", StringComparison.Ordinal);
        return new(isOther ? other : own, isOther ? own : other, isOther ? kind[..^3] : kind, form["tie-spoken"], form["tie-since"], null, form["note"]);
    }

    private static Task<IResult> Tick(HttpContext http, RouteScope here, long id, string back, TickTasks verb) => EndpointVerbs.Send<TickPage>(http, async () =>
    {
        var form = http.Request.Form;
        var parts = form.Where(field => field.Key.StartsWith("task-", StringComparison.Ordinal)).ToDictionary(field => field.Key[5..], field => string.IsNullOrEmpty(field.Value) ? (TaskPart?)null : TypedWords.Choice<TaskPart>(field.Value, "task.part-unknown"));
        await verb.Run(here.Operation, id, new TickInput(parts, form["since"], form["source"], form.Version()));
        return back + "?done=yes";
    }, (nameof(TickPage.Typed), new TypedForm(http.Request.Form)));

    private static Task<IResult> Word(HttpContext http, RouteScope here, WordTask verb) => EndpointVerbs.Send<TaskListPage>(http, async () =>
    {
        var form = http.Request.Form;
        await verb.Run(here.Operation, new TaskInput(form["code"], form["function"], form["wording"], form["left-out"] == "true", form.Version()));
        return Links.TaskList(here.Operation.Code) + "?done=yes";
    }, (nameof(TaskListPage.Typed), new TypedForm(http.Request.Form)));
}
