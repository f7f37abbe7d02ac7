using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>How a form ends: done, it leads to a page; refused, its own page comes back with the reason and everything typed.</summary>
public static class EndpointVerbs
{
    /// <summary>The page's parameter that takes the refusal.</summary>
    public const string Refusal = "Refusal";

    /// <param name="verb">Runs one verb and gives the address of what it made or changed.</param>
    /// <param name="typed">Parameters of the page, by name, that keep what was typed.</param>
    public static Task<IResult> Send<TPage>(HttpContext http, Func<Task<string>> verb, params (string Name, object? Value)[] typed) where TPage : IComponent =>
        Answer<TPage>(http, async () => Results.Redirect(await verb()), typed);

    /// <summary>The same where what was done is shown once and kept nowhere, so that no address leads to it.</summary>
    public static async Task<IResult> Answer<TPage>(HttpContext http, Func<Task<IResult>> verb, params (string Name, object? Value)[] typed) where TPage : IComponent
    {
        try
        {
            return await verb();
        }
        catch (Problem problem) when (IsShown(http, problem))
        {
            return Again<TPage>(http, problem, typed);
        }
        catch (DbUpdateConcurrencyException) when (!ProblemResponses.WantsJson(http.Request))
        {
            return Again<TPage>(http, Problem.Conflict("record.changed-meanwhile"), typed);
        }
    }

    /// <summary>The version that a program names as If-Match: "3"; null when it names none.</summary>
    public static int? IfMatch(this HttpRequest request)
    {
        var tag = request.Headers.IfMatch.ToString().Trim();
        if (tag.Length == 0 || tag == "*") return null;
        return int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw Problem.Invalid("record.version-unreadable", tag);
    }

    /// <summary>A whole number typed in a form; null when the field is empty or missing.</summary>
    /// <param name="unreadable">What to say of words that are no number.</param>
    public static int? Number(this IFormCollection form, string name, Func<string, Problem> unreadable)
    {
        var typed = form[name].ToString().Trim();
        if (typed.Length == 0) return null;
        return int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw unreadable(typed);
    }

    /// <summary>The version that the person saw; one that nobody can read does not pass for none, but for one long gone.</summary>
    public static int? Version(this IFormCollection form) =>
        string.IsNullOrWhiteSpace(form["version"]) ? null : int.TryParse(form["version"].ToString().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    private static bool IsShown(HttpContext http, Problem problem) =>
        problem.Kind is ProblemKind.Invalid or ProblemKind.Conflict or ProblemKind.TooLarge && !ProblemResponses.WantsJson(http.Request);

    private static IResult Again<TPage>(HttpContext http, Problem problem, (string Name, object? Value)[] typed) where TPage : IComponent
    {
        var page = EndpointPages.Page<TPage>(http, typed.Append((Refusal, problem)).ToDictionary(t => t.Item1, t => t.Item2));
        page.StatusCode = ProblemResponses.Status(problem.Kind);
        return page;
    }
}
