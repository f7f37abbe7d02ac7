using System.Net;
using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>How a refusal reads. This plain one serves until Layout registers its own, in the reader's language and frame.</summary>
public sealed class ProblemPage
{
    /// <summary>The sentence for a person; also the title of problem+json.</summary>
    public Func<HttpContext, Problem, string> Text { get; init; } = (_, problem) => problem.Message;

    /// <summary>Writes the whole HTML page; status and headers are set already.</summary>
    public Func<HttpContext, Problem, Task> Write { get; init; } = (http, problem) => http.Response.WriteAsync(
        $"<!doctype html><html lang=en><meta charset=utf-8><title>{Product.Name}</title><h1>{WebUtility.HtmlEncode(problem.Message)}</h1>");
}
