using Microsoft.AspNetCore.Mvc;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Needs;

internal static class NeedsFeature
{
    public static IServiceCollection AddNeeds(this IServiceCollection services)
    {
        services.AddScoped<NeedRights>();
        services.AddScoped<NeedDesk>();
        services.AddScoped<CaseloadWriter>();
        services.AddScoped<CaseloadKeeping>();
        services.AddScoped<LoadNeeds>();
        services.AddScoped<WithdrawCaseload>();
        services.AddScoped<AnswerNeeds>();
        return services;
    }

    public static void MapNeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<NeedsPage>(Links.NeedsRoute).Needs(Right.SeePublished);
        routes.MapGet(Links.NeedsRoute + ".csv", NeedFiles.Csv).Needs(Right.SeePublished);
        routes.MapPage<LoadNeedsPage>(Links.LoadNeedsRoute).Needs(Right.ManageCluster);
        routes.MapPost(Links.LoadNeedsRoute, NeedForms.Load).Needs(Right.ManageCluster).WithMetadata(new RequestSizeLimitAttribute(NeedForms.LargestBody));
        routes.MapPage<CaseloadPage>(Links.CaseloadRoute).Needs(Right.SeeUnpublished);
        routes.MapPost(Links.WithdrawCaseloadRoute, NeedForms.Withdraw).Needs(Right.ManageCluster);
        routes.MapPost(Links.AnswerCaseloadRoute, NeedForms.Answer).Needs(Right.ManageCluster);
        MapAnswers(routes);
        routes.MapGet(Links.ApiPrefix + Links.NeedsRoute, NeedFiles.Json).Needs(Right.SeePublished).Says(new ApiWords("List people in need, targeted and more by place, sector and category", "operation, sequence, data with the fields of HDX HAPI's humanitarian needs, and severity (1 to 5) by place and sector where stated.", StatusCodes.Status200OK) { Queries = Filters });
        routes.MapPost(Links.ApiPrefix + Links.NeedsRoute, NeedForms.LoadByProgram).Needs(Right.ManageCluster).WithMetadata(new RequestSizeLimitAttribute(NeedForms.LargestBody))
            .Says(new ApiWords("Load a workbook, CSV or response-monitoring JSON of needs", "caseloads with number, lines, rows_left_out, columns and findings; sheets_skipped.", StatusCodes.Status200OK) { TakesFile = true });
        routes.MapPost(Links.ApiPrefix + Links.WithdrawCaseloadRoute, NeedForms.WithdrawByProgram).Needs(Right.ManageCluster).Says("Withdraw a caseload; the one of its name before it counts again", "number, state.");
    }

    private static void MapAnswers(IEndpointRouteBuilder routes) => routes.MapPost(Links.ApiPrefix + Links.AnswerCaseloadRoute, NeedForms.AnswerByProgram).Needs(Right.ManageCluster)
        .Says("Answer what a caseload's file calls places and clusters: \"place:text\" to a P-code, \"cluster:text\" to a code; the file is read again", "The caseload that now counts, as when a file is loaded.");

    private static readonly ApiQuery[] Filters =
        [new("by", "adm0 to adm2; without it all three."), new("cluster", "Code."), new("group", "Population group as listed."), new("place", "P-code: only what lies in it.")];
}
