using Microsoft.AspNetCore.Components;
using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>A form that is refused comes back as its own page, with what was typed and why.</summary>
public static class EndpointRefusals
{
    /// <summary>Name of the page's parameter that takes the refusal.</summary>
    public const string Problem = nameof(Problem);

    /// <summary>
    /// The verb's answer, or the page again with the refusal's status. Programs get the refusal itself, and so does
    /// everybody where the thing is not theirs or does not exist: there is no form to show.
    /// </summary>
    public static async Task<IResult> OrShow<TPage>(this Task<IResult> answer, HttpContext http, params (string Name, object? Value)[] given) where TPage : IComponent
    {
        try
        {
            return await answer;
        }
        catch (Problem problem) when (!ProblemResponses.WantsJson(http.Request) && problem.Kind is not (ProblemKind.Forbidden or ProblemKind.NotFound))
        {
            if (problem.Kind == ProblemKind.TooOften) http.Response.Headers.RetryAfter = problem.Details[0];
            var values = given.ToDictionary(g => g.Name, g => g.Value);
            values[Problem] = problem;
            var page = EndpointPages.Page<TPage>(http, values);
            page.StatusCode = ProblemResponses.Status(problem.Kind);
            return page;
        }
    }
}
