using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

internal static class GapsFeature
{
    public static IServiceCollection AddGaps(this IServiceCollection services) => services.AddScoped<GapNeighbours>().AddScoped<WorkSource, GapWork>().AddScoped<AgendaSource, GapItems>().AddScoped<BriefingPart, GapBriefing>();

    public static void MapGaps(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<GapsPage>(Links.GapsRoute).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.GapsRoute + ".csv", GapFiles.Csv).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.GapsRoute + ".xlsx", GapFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.GapsRoute + ".json", GapFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.GapsRoute + ".geojson", GapFiles.GeoJson).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ApiPrefix + Links.GapsRoute, GapFiles.Json).Needs(Right.SeePublished).AnswersUnchanged()
            .Says(new ApiWords("Set needs against reach", "In need, targeted, reached, gap, beyond, coverage, partners and signs by place, cluster and group. as_of is the operation's, whatever cluster, place or partner is asked for.", StatusCodes.Status200OK) { Queries = Filters });
    }

    private static readonly ApiQuery[] Filters =
    [
        new("by", "adm0 to adm4."), new("cluster", "Code; =CODE without what lies below."), new("group", "A population group as the answer names it."),
        new("threshold", "Per cent of the population (else of the cluster's whole need) from which it is a sign that nobody works in a place; 40 by default."),
        new("place", "P-code."), new("partner", "A partner's name or id."), new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09."),
    ];
}
