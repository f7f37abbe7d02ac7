using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Reach;

internal static class ReachFeature
{
    public static void MapReach(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ReachPage>(Links.ReachRoute).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ReachRoute + ".csv", ReachFiles.Csv).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ReachRoute + ".xlsx", ReachFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ReachRoute + ".json", ReachFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ApiPrefix + Links.ReachRoute, ReachFiles.Json).Needs(Right.SeePublished).AnswersUnchanged()
            .Says(new ApiWords("Count people reached, by the standard order", "The figure with low, reached, high, its steps, what was left out, and its parts.", StatusCodes.Status200OK) { Queries = Filters });
        routes.MapPage<ReachRowsPage>(Links.ReachRowsRoute).Needs(Right.SeeRows);
        routes.MapGet(Links.ReachRowsRoute + ".csv", ReachFiles.RowsCsv).Needs(Right.SeeRows);
    }

    private static readonly ApiQuery[] Filters =
    [
        new("by", "adm0 to adm4, cluster or partner."), new("unit", "people, households, or the number of a unit as the answer lists them."), new("cluster", "Code; =CODE without what lies below; none: rows that name none."),
        new("group", "A population group as rows name it."), new("place", "P-code; =CODE for rows placed at itself."), new("partner", "A partner's name or id."), new("type", "Organisation type code."), new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09."),
        new("status", "ongoing,completed (the default), planned, suspended, cancelled; any."), new("role", "reporting, programming, implementing, funding or any."),
    ];
}
