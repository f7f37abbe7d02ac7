using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Jobs;

internal static class JobsFeature
{
    public const string RetryRoute = Links.JobRoute + "/retry";

    public static string Retry(long number) => $"{Links.Job(number)}/retry";

    public static IServiceCollection AddJobPages(this IServiceCollection services)
    {
        services.AddScoped<JobDesk>();
        services.AddScoped<RetryJob>();
        return services;
    }

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Links.JobRoute, [HttpMethods.Get, HttpMethods.Head], Show).NeedsSignIn();
        routes.MapPage<JobsPage>(Links.JobsRoute).Needs(Right.ManageInstallation);
        routes.MapPost(RetryRoute, async (long number, RetryJob verb) =>
        {
            await verb.Run(number);
            return Results.LocalRedirect(Links.Jobs());
        }).Needs(Right.ManageInstallation);
    }

    /// <summary>The same address answers a person with a page and a program with <see cref="JobStanding"/>.</summary>
    private static async Task<IResult> Show(long number, HttpContext http, JobDesk desk)
    {
        var job = await desk.Find(number);
        return ProblemResponses.WantsJson(http.Request)
            ? Results.Json(JobStanding.Of(job))
            : EndpointPages.Page<JobPage>(http, new Dictionary<string, object?> { [nameof(JobPage.Job)] = job });
    }
}
