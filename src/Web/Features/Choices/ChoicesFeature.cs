using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Choices;

internal static class ChoicesFeature
{
    private const string End = "/{id:long}/end";

    public static IServiceCollection AddChoices(this IServiceCollection services) => services.AddScoped<ChoiceViews>().AddScoped<MarkProvince>().AddScoped<DecideChoice>().AddScoped<EndChoice>();

    public static void MapChoices(this IEndpointRouteBuilder routes)
    {
        MapForms<PilotsPage>(routes, Links.PilotsRoute, ChoiceKind.Pilot, Links.Pilots);
        MapForms<PrioritiesPage>(routes, Links.PrioritiesRoute, ChoiceKind.Priority, Links.Priorities);
        routes.MapPost(Links.PilotsRoute + "/marks", (HttpContext http, RouteScope here, MarkProvince verb) => Back<PilotsPage>(http, Links.Pilots(here.Operation.Code), form => verb.Run(here.Operation, new MarkInput(form["area"], form["criterion"], form["mark"], form["why"])))).Needs(Right.ManageOperation);
        routes.MapGet(Links.ApiPrefix + Links.PilotsRoute, async (RouteScope here, ChoiceViews views) => Said(await views.Pilots(here.Operation))).Needs(Right.SeePublished).Says("Compare provinces in which a sub-national cluster could be tried, and show what was decided", "provinces: code, marks with reasons, organisations, hubs; decisions: id, title, subjects, reason, decidedOn, decidedBy, until.");
        routes.MapPost(Links.ApiPrefix + Links.PilotsRoute + "/marks", async (MarkInput input, RouteScope here, MarkProvince verb) =>
        {
            await verb.Run(here.Operation, input);
            return Results.NoContent();
        }).Needs(Right.ManageOperation).Says("Mark a province by one criterion from 0 to 3, with the reason", "Done.", StatusCodes.Status204NoContent);
        MapDecisions(routes, Links.PilotsRoute, ChoiceKind.Pilot, "Decide where a sub-national cluster is tried");
        routes.MapGet(Links.ApiPrefix + Links.PrioritiesRoute, async (RouteScope here, ChoiceViews views) => Said(await views.Priorities(here.Operation))).Needs(Right.SeePublished).Says("Show what comes first between clusters, as decided", "decisions: id, title, subjects in their order, reason, decidedOn, decidedBy, until.");
        MapDecisions(routes, Links.PrioritiesRoute, ChoiceKind.Priority, "Decide what comes first between clusters");
    }

    private static void MapForms<TPage>(IEndpointRouteBuilder routes, string route, ChoiceKind kind, Func<string, string> address) where TPage : IComponent
    {
        routes.MapPage<TPage>(route).Needs(Right.SeePublished);
        routes.MapPost(route, (HttpContext http, RouteScope here, DecideChoice verb) => Back<TPage>(http, address(here.Operation.Code), form => verb.Run(here.Operation, kind, Input(form)))).Needs(Right.ManageOperation);
        routes.MapPost(route + End, (HttpContext http, long id, RouteScope here, EndChoice verb) => Back<TPage>(http, address(here.Operation.Code), form => verb.Run(here.Operation, id, form["until"]))).Needs(Right.ManageOperation);
    }

    private static void MapDecisions(IEndpointRouteBuilder routes, string route, ChoiceKind kind, string summary)
    {
        routes.MapPost(Links.ApiPrefix + route, async (ChoiceInput input, RouteScope here, DecideChoice verb) => new { Id = Text((await verb.Run(here.Operation, kind, input)).Id) }).Needs(Right.ManageOperation).Says(summary, "The id of the decision.");
        routes.MapPost(Links.ApiPrefix + route + End, async (long id, EndInput input, RouteScope here, EndChoice verb) => new { Id = Text((await verb.Run(here.Operation, id, input.Until)).Id) }).Needs(Right.ManageOperation).Says("End a decision on a date", "The id of the decision.");
    }

    internal sealed record EndInput(string? Until);

    private static ChoiceInput Input(IFormCollection form) => new(form["title"], [.. form["subject"].OfType<string>()], form["reason"], form["on"], form["by"], form["replaces"] == "true");

    private static Task<IResult> Back<TPage>(HttpContext http, string address, Func<IFormCollection, Task> verb) where TPage : IComponent => EndpointVerbs.Send<TPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return address + "?done=yes";
    }, (nameof(PilotsPage.Typed), new TypedForm(http.Request.Form)));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static object Said(ChoiceView view) => new
    {
        Provinces = view.Rows.Select(row => new
        {
            Code = view.Lists.Area(row.Line.AreaId)!.Pcode, row.Line.Sum, row.Line.IsOut, row.Organisations, Hubs = row.Hubs.Select(cluster => cluster.Code),
            Marks = row.Line.Marks.OrderBy(pair => pair.Key).Select(pair => new { Criterion = pair.Key.ToString(), pair.Value.Mark, pair.Value.Reason }),
        }),
        Decisions = view.Choices.Select(choice => new { Id = Text(choice.Id), choice.Title, Subjects = choice.SubjectCodes, choice.Reason, DecidedOn = choice.DecidedOn.Text, choice.DecidedBy, Until = choice.Until?.Text }),
    };
}
