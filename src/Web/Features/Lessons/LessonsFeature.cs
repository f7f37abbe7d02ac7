using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Lessons;

/// <summary>On a cluster's page: what its last review left to do.</summary>
internal sealed class PointPart(PointViews views) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        var view = await views.For(operation, cluster.Code);
        if (view.Points.Count == 0) return null;
        return builder =>
        {
            builder.OpenComponent<PointBlock>(0);
            builder.AddComponentParameter(1, nameof(PointBlock.View), view);
            builder.CloseComponent();
        };
    }
}

internal static class LessonsFeature
{
    public static IServiceCollection AddLessons(this IServiceCollection services) => services.AddScoped<PointViews>().AddScoped<MovePoint>().AddScoped<ClusterPart, PointPart>().AddScoped<BriefingPart, PointBriefing>().AddScoped<AgendaSource, LessonItems>();

    public static void MapLessons(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<PointsPage>(Links.ReviewPointsRoute).Needs(Right.SeePublished);
        routes.MapPost(Links.ReviewPointRoute, Move).Needs(Right.ManageCluster);
        routes.MapGet(Links.ApiPrefix + Links.ReviewPointsRoute, async (string? cluster, RouteScope here, PointViews views) => Said(await views.For(here.Operation, cluster))).Needs(Right.SeePublished)
            .Says(new ApiWords("List the points of reviews: of one cluster, or those that concern all", "points: id, section, kind, number, wording, wordingVi, source, state, stateSince, stateNote.", StatusCodes.Status200OK) { Queries = [new ApiQuery("cluster", "Code of a cluster; none for what concerns all.")] });
        routes.MapPost(Links.ApiPrefix + Links.ReviewPointRoute, async (long id, PointInput input, RouteScope here, MovePoint verb) => new { State = (await verb.Run(here.Operation, id, input)).State.ToString() }).Needs(Right.ManageCluster).Says("Say how far a point has come: Open, UnderWay, Done, Dropped", "The state.");
    }

    /// <summary>One page has a form for each point, so the fields carry its id.</summary>
    private static async Task<IResult> Move(HttpContext http, long id, RouteScope here, MovePoint verb, PointViews views)
    {
        var (form, name) = (http.Request.Form, id.ToString(CultureInfo.InvariantCulture));
        var cluster = await views.ClusterOf(here.Operation, id);
        return await EndpointVerbs.Send<PointsPage>(http, async () =>
        {
            await verb.Run(here.Operation, id, new PointInput(form[$"state-{name}"], form[$"note-{name}"], form[$"since-{name}"], form.Version()));
            return Links.ReviewPoints(here.Operation.Code, AddressQuery.Of(("cluster", cluster), ("done", "yes"))) + $"#point-{name}";
        }, (nameof(PointsPage.Cluster), cluster), (nameof(PointsPage.Typed), new TypedForm(form)), (nameof(PointsPage.TypedId), id));
    }

    private static object Said(PointView view) => new
    {
        Points = view.Points.Select(point => new { Id = point.Id.ToString(CultureInfo.InvariantCulture), point.Section, Kind = point.Kind.ToString(), point.Number, point.Wording, point.WordingVi, point.Source, State = point.State.ToString(), StateSince = point.StateSince?.Text, point.StateNote }),
    };
}
