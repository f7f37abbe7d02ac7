using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Transitions;

/// <summary>On a cluster's page, while it hands its work over or once it said how it will.</summary>
internal sealed class TransitionPart(TransitionViews views) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        var view = await views.For(operation, cluster);
        if (view.Lines.Count == 0 && !view.IsInTransition) return null;
        return builder =>
        {
            builder.OpenComponent<TransitionBlock>(0);
            builder.AddComponentParameter(1, nameof(TransitionBlock.View), view);
            builder.CloseComponent();
        };
    }
}

internal static class TransitionsFeature
{
    private const string Api = Links.ApiPrefix + Links.TransitionRoute, Id = "/{id:long}";

    public static IServiceCollection AddTransitions(this IServiceCollection services) =>
        services.AddScoped<TransitionViews>().AddScoped<SetBenchmark>().AddScoped<JudgeBenchmark>().AddScoped<RemoveBenchmark>().AddScoped<ClusterPart, TransitionPart>();

    public static void MapTransitions(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<TransitionPage>(Links.TransitionRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.TransitionRoute, (HttpContext http, RouteScope here, SetBenchmark verb) => Back(http, here, null, form => verb.Run(here.Operation, here.Cluster!, form["title"]))).Needs(Right.ManageCluster);
        routes.MapPost(Links.TransitionRoute + Id, (HttpContext http, long id, RouteScope here, JudgeBenchmark verb) => Back(http, here, id, form => verb.Run(here.Operation, here.Cluster!, id, Input(id, form)))).Needs(Right.ManageCluster);
        routes.MapPost(Links.TransitionRoute + Id + "/remove", (HttpContext http, long id, RouteScope here, RemoveBenchmark verb) => Back(http, here, id, _ => verb.Run(here.Operation, here.Cluster!, id))).Needs(Right.ManageCluster);
        routes.MapGet(Api, async (RouteScope here, TransitionViews views) => Said(await views.For(here.Operation, here.Cluster!))).Needs(Right.SeePublished).Says("Show how far a cluster has come in handing its work over", "isInTransition, benchmarks: id, title, state, evidence, document, judgedOn, judgedBy.");
        routes.MapPost(Api, async (TitleInput input, RouteScope here, SetBenchmark verb) => new { Id = Text((await verb.Run(here.Operation, here.Cluster!, input.Title)).Id) }).Needs(Right.ManageCluster).Says("Set a transition benchmark", "The id of the benchmark.");
        routes.MapPost(Api + Id, async (long id, JudgementInput input, RouteScope here, JudgeBenchmark verb) => new { Id = Text((await verb.Run(here.Operation, here.Cluster!, id, input)).Id) }).Needs(Right.ManageCluster).Says("Judge a benchmark with its evidence: Open, Partly, Met, Dropped", "The id of the benchmark.");
    }

    internal sealed record TitleInput(string? Title);

    /// <summary>One page has a form for each benchmark, so the fields carry its id.</summary>
    private static JudgementInput Input(long id, IFormCollection form) => new(form[$"state-{Text(id)}"], form[$"evidence-{Text(id)}"], form[$"document-{Text(id)}"], form[$"on-{Text(id)}"], form.Version());

    private static Task<IResult> Back(HttpContext http, RouteScope here, long? id, Func<IFormCollection, Task> verb) => EndpointVerbs.Send<TransitionPage>(http, async () =>
    {
        await verb(http.Request.Form);
        return Links.Transition(here.Operation.Code, here.Cluster!.Code) + "?done=yes";
    }, (nameof(TransitionPage.Typed), new TypedForm(http.Request.Form)), (nameof(TransitionPage.TypedId), id));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static object Said(TransitionView view) => new
    {
        view.IsInTransition,
        Benchmarks = view.Lines.Select(line => new { Id = Text(line.Benchmark.Id), line.Benchmark.Title, State = line.Benchmark.State.ToString(), line.Benchmark.Evidence, Document = line.Document is { } document ? Text(document.Id) : null, JudgedOn = line.Benchmark.JudgedOn?.Text, JudgedBy = view.JudgeOf(line.Benchmark) }),
    };
}
