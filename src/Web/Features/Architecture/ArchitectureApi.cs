using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Architecture;

/// <summary>The coordination map for programs; ids are texts, since JSON numbers lose the last digits of ours.</summary>
internal static class ArchitectureApi
{
    private const string Root = Links.ApiPrefix + Links.ArchitectureRoute, Bodies = Root + "/bodies", Id = "/{id:long}";

    public static void MapArchitectureApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, async (string? on, RouteScope here, ArchitectureViews views) => Said(await views.For(here.Operation, on))).Needs(Right.SeePublished)
            .Says(new ApiWords("Show how an operation is coordinated: clusters, bodies, ties, tasks, overlaps, gaps", "on, mechanisms, ties, tasks with who leads and supports, overlaps as pairs, gaps as codes of tasks nobody leads.", StatusCodes.Status200OK)
            { Queries = [new ApiQuery("on", "A date of any precision (\"2009-10\", \"October 2009\", \"end-2010\"); now when none is given.")] });
        routes.MapPost(Bodies, async (BodyInput input, RouteScope here, RegisterBody verb) => Made((await verb.Run(here.Operation, input)).Id)).Needs(Right.ManageOperation).Says("Register a body that coordinates and is no cluster", "The id of the body.");
        routes.MapPut(Bodies + Id, async (long id, BodyInput input, RouteScope here, ReviseBody verb) => Made((await verb.Run(here.Operation, id, input)).Id)).Needs(Right.ManageOperation).Says("Revise a body", "The id of the body.");
        routes.MapPost(Root + "/ties", async (TieInput input, RouteScope here, TieMechanisms verb) => Made((await verb.Run(here.Operation, input)).Id)).Needs(Right.ManageOperation).Says("Tie one mechanism to another from a date on: Under, Serves, DrawnFrom, WorksWith", "The id of the tie.");
        routes.MapDelete(Root + "/ties" + Id, async (long id, string? until, bool? mistake, RouteScope here, EndTie verb) =>
        {
            await verb.Run(here.Operation, id, until, mistake ?? false);
            return Results.NoContent();
        }).Needs(Right.ManageOperation).Says(new ApiWords("End a tie on a date, or take it away as a mistake", "Done.", StatusCodes.Status204NoContent) { Queries = [new ApiQuery("until", "A loose date."), new ApiQuery("mistake", "true takes it away as if it had never been.")] });
        routes.MapPost(Links.ApiPrefix + Links.ClusterTasksRoute, async (TickBody input, RouteScope here, TickTasks verb) => new { Changed = await verb.Run(here.Operation, here.Cluster!.Id, input.Read()) }).Needs(Right.ManageCluster).Says("Say which tasks a cluster's terms give it from a date on", "How many changed.");
        routes.MapPost(Bodies + Id + "/tasks", async (long id, TickBody input, RouteScope here, TickTasks verb) => new { Changed = await verb.Run(here.Operation, id, input.Read()) }).Needs(Right.ManageOperation).Says("Say which tasks a body's terms give it from a date on", "How many changed.");
        routes.MapPost(Root + "/tasks", async (TaskInput input, RouteScope here, WordTask verb) => new { (await verb.Run(here.Operation, input)).Code }).Needs(Right.ManageOperation).Says("Word, add or leave out a task of the list", "The code of the task.");
    }

    /// <param name="Parts">By task: Leads, Supports, or empty for no part.</param>
    internal sealed record TickBody(Dictionary<string, string?>? Parts, string? Since, string? Source)
    {
        public TickInput Read() => new((Parts ?? []).ToDictionary(part => part.Key, part => string.IsNullOrEmpty(part.Value) ? (TaskPart?)null : TypedWords.Choice<TaskPart>(part.Value, "task.part-unknown")), Since, Source);
    }

    private static object Made(long id) => new { Id = Text(id) };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static object Said(Architecture view) => new
    {
        On = new { view.Asked.Text, view.Asked.Earliest, view.Asked.Latest },
        Mechanisms = view.Nodes.Where(node => node.IsBody || node.Code is not null).Select(node => new
        {
            Id = node.Code ?? Text(node.Mechanism.Id), node.Short, node.Name, Row = node.Tier.ToString(), State = node.Mechanism.State.ToString(), Level = node.Mechanism.Level.ToString(),
            Place = node.Mechanism.AreaId is { } area ? view.Lists.Area(area)?.Pcode : null, node.Href,
        }),
        Ties = view.Ties.Select(tie => new { From = Name(view, tie.FromId), To = Name(view, tie.ToId), Kind = tie.Kind.ToString(), tie.IsPlanned, tie.Note }),
        Tasks = view.Asking.Select(task => new { task.Code, task.Name, Group = task.Function.ToString(), Leads = Holders(view, task, TaskPart.Leads), Supports = Holders(view, task, TaskPart.Supports) }),
        Overlaps = view.Overlaps.Select(pair => new { pair.Task, One = Name(view, pair.One.Mechanism.Id), Other = Name(view, pair.Other.Mechanism.Id) }),
        view.Gaps,
    };

    private static string Name(Architecture view, long id) => view.Known[id].Code ?? Text(id);

    private static IEnumerable<string> Holders(Architecture view, TaskLine task, TaskPart part) => view.Held.Where(held => held.Task == task.Code && held.Holding.Part == part).Select(held => Name(view, held.Mechanism.Id));
}
