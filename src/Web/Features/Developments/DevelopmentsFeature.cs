using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

internal static class DevelopmentsFeature
{
    public static IServiceCollection AddDevelopments(this IServiceCollection services) => services.AddScoped<WorkSource, DevelopmentWork>().AddScoped<BriefingPart, DevelopmentBriefing>().AddScoped<ClusterColumns, ReportingColumns>().AddScoped<MissingMonths>().AddScoped<HandoverSource, ReportHandover>();

    public static void MapDevelopments(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<DevelopmentsPage>(Links.DevelopmentsRoute).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.DevelopmentsRoute + ".csv", DevelopmentFiles.Csv).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.DevelopmentsRoute + ".xlsx", DevelopmentFiles.Xlsx).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.DevelopmentsRoute + ".json", DevelopmentFiles.Json).Needs(Right.SeePublished).AnswersUnchanged();
        routes.MapGet(Links.ApiPrefix + Links.DevelopmentsRoute, DevelopmentFiles.Json).Needs(Right.SeePublished).AnswersUnchanged()
            .Says(new ApiWords("Compare two periods", "The reporting rate, then changes (partners new and gone by place and cluster), places, silent (reported before, not on the period) and gaps (opened, closed).", StatusCodes.Status200OK) { Queries = Filters });
    }

    private static readonly ApiQuery[] Filters =
    [
        new("period", "2021-07, 2021-Q3, 2021 or 2021-07/2021-09; the last month with data by default."), new("before", "The earlier period, or a day (2021-07-15), which means its month; as many months just before by default."),
        new("by", "adm0 to adm4."), new("cluster", "Code; =CODE without what lies below; none: rows that name none."), new("place", "P-code; =CODE for rows placed at itself."),
        new("partner", "A partner's name or id."), new("type", "Organisation type code."), new("tables", "For CSV: changes (the default), places, silent or gaps."),
    ];
}
