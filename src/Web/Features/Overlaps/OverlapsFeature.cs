using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Overlaps;

internal static class OverlapsFeature
{
    public static IServiceCollection AddOverlaps(this IServiceCollection services) => services.AddScoped<DecideOverlap>().AddScoped<WorkSource, OverlapWork>().AddScoped<AgendaSource, OverlapItems>().AddScoped<BriefingPart, OverlapBriefing>();

    public static void MapOverlaps(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<OverlapsPage>(Links.OverlapsRoute).Needs(Right.SeeRows);
        routes.MapGet(Links.OverlapsRoute + ".csv", OverlapFiles.Csv).Needs(Right.SeeRows);
        routes.MapGet(Links.OverlapsRoute + ".json", OverlapFiles.Json).Needs(Right.SeeRows);
        routes.MapGet(Links.ApiPrefix + Links.OverlapsRoute, OverlapFiles.Json).Needs(Right.SeeRows)
            .Says(new ApiWords("List pairs of partners that may report the same people", "Pairs with their kind, place, months, figures and decision, most people at stake first.", StatusCodes.Status200OK) { Queries = Filters });
        routes.MapPage<OverlapPage>(Links.OverlapRoute).Needs(Right.SeeRows);
        routes.MapPost(Links.OverlapRoute, Decide).Needs(Right.DecideImports);
        routes.MapPost(Links.ApiPrefix + Links.OverlapRoute, DecideByProgram).Needs(Right.DecideImports)
            .Says("Decide whether two partners report the same people: decision same, different, or open to take the last one back; with a reason", "id, decision.");
    }

    private static readonly ApiQuery[] Filters = [new("cluster", "Code."), new("place", "P-code: in it or below it."), new("partner", "A partner's name or id."), new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09.")];

    private sealed record OverlapVerdict(string? Decision, string? Reason);

    private static async Task<object> DecideByProgram(OverlapVerdict said, long id, RouteScope here, DecideOverlap verb)
    {
        await verb.Run(here.Operation, id, said.Decision, said.Reason);
        return new { id = id.ToString(System.Globalization.CultureInfo.InvariantCulture), said.Decision };
    }

    private static Task<IResult> Decide(HttpContext http, long id, RouteScope here, DecideOverlap verb)
    {
        var (decision, reason) = (http.Request.Form["decision"].ToString(), http.Request.Form["reason"].ToString());
        return EndpointVerbs.Send<OverlapPage>(http, async () =>
        {
            await verb.Run(here.Operation, id, decision, reason);
            return Links.Overlap(here.Operation.Code, id);
        }, (nameof(OverlapPage.TypedReason), reason));
    }
}
