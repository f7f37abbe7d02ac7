using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Http;

/// <summary>
/// The one place where a refusal becomes HTTP: problem+json for programs, a page for people. What is no refusal is a
/// bug: logged, and answered without details.
/// </summary>
public static class ProblemResponses
{
    /// <summary>What was sent ended before its end.</summary>
    public const string CutOff = "import.upload-broken";

    public static IServiceCollection AddProblemResponses(this IServiceCollection services)
    {
        services.TryAddSingleton(new ProblemPage());
        return services;
    }

    public static IApplicationBuilder UseProblemResponses(this IApplicationBuilder app) => app.Use(Answer);

    public static int Status(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.TooOften => StatusCodes.Status429TooManyRequests,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>A program asks: an address of the API, or JSON wanted and no page.</summary>
    public static bool WantsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || (accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Answers with a refusal; <paramref name="status"/> only where HTTP knows more than the kind does (401, 405).</summary>
    public static async Task Write(HttpContext http, Problem problem, int? status = null)
    {
        var response = http.Response;
        response.StatusCode = status ?? Status(problem.Kind);
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = response.Headers.LastModified = default;
        response.ContentLength = null;
        if (problem.Kind == ProblemKind.TooOften) response.Headers.RetryAfter = problem.Details[0];
        if (problem.Kind == ProblemKind.Unavailable) response.Headers.RetryAfter = "5";
        var page = http.RequestServices.GetRequiredService<ProblemPage>();
        if (WantsJson(http.Request))
        {
            var errors = problem.Field is null && problem.Further.Count == 0 ? null : problem.Further.Prepend(problem).Select(one => new BodyError(one.Field, one.Code, page.Text(http, one)));
            var body = new Body(problem.Code, page.Text(http, problem), response.StatusCode, problem.Details) { Errors = errors };
            await response.WriteAsJsonAsync(body, options: null, "application/problem+json", http.RequestAborted);
            return;
        }
        response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method)) await page.Write(http, problem);
    }

    private sealed record Body(string Type, string Title, int Status, IReadOnlyList<string> Details)
    {
        /// <summary>Where fields are known to be wrong: each of them.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IEnumerable<BodyError>? Errors { get; init; }
    }

    private sealed record BodyError(string? Field, string Type, string Title);

    private static async Task Answer(HttpContext http, RequestDelegate next)
    {
        try
        {
            await AskOnceMore(http, next);
            if (IsBareRefusal(http.Response)) await Write(http, Bare(http.Response.StatusCode), http.Response.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            var (problem, status) = StorageTrouble.Of(error) is { } trouble ? (trouble, Status(trouble.Kind)) : Read(error);
            if (status == StatusCodes.Status503ServiceUnavailable || problem.Code == CutOff) LogTrouble(http, problem, error);
            else if (status >= StatusCodes.Status500InternalServerError) Log(http, error);
            await Write(http, problem, status);
        }
    }

    /// <summary>A connection that died in the pool, as after a restart of the database, costs no reader a page.</summary>
    private static async Task AskOnceMore(HttpContext http, RequestDelegate next)
    {
        var services = http.RequestServices;
        try
        {
            await next(http);
        }
        catch (Exception error) when (!http.Response.HasStarted && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && StorageTrouble.IsAway(error))
        {
            http.Response.Clear();
            await using var fresh = services.CreateAsyncScope();
            try
            {
                http.RequestServices = fresh.ServiceProvider;
                await next(http);
            }
            finally { http.RequestServices = services; }
        }
    }

    private static (Problem, int) Read(Exception error) => error switch
    {
        Problem problem => (problem, Status(problem.Kind)),
        DbUpdateConcurrencyException => (Problem.Conflict("record.changed-meanwhile"), StatusCodes.Status409Conflict),
        // The form is first read for its token, so a body that is too large comes to light there.
        AntiforgeryValidationException { InnerException: InvalidDataException unreadable } when !IsOverLimit(unreadable) => (Problem.Invalid("request.form-unreadable"), StatusCodes.Status400BadRequest),
        AntiforgeryValidationException { InnerException: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException } =>
            (new Problem(ProblemKind.TooLarge, "request.too-large"), StatusCodes.Status413PayloadTooLarge),
        AntiforgeryValidationException { InnerException: IOException } => (Problem.Invalid(CutOff), StatusCodes.Status400BadRequest),
        AntiforgeryValidationException => (Problem.Invalid("request.form-expired"), StatusCodes.Status400BadRequest),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (new Problem(ProblemKind.TooLarge, "request.too-large"), StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException bad => (Problem.Invalid("request.unreadable"), bad.StatusCode),
        InvalidDataException => (Problem.Invalid("request.unreadable"), StatusCodes.Status400BadRequest),
        _ => (Problem.Invalid("server.failed"), StatusCodes.Status500InternalServerError),
    };

    /// <summary>The framework tells a form that is too large from one that it cannot read by words only.</summary>
    private static bool IsOverLimit(InvalidDataException refusal) => refusal.Message.Contains("limit", StringComparison.OrdinalIgnoreCase);

    private static bool IsBareRefusal(HttpResponse response) =>
        !response.HasStarted && response is { StatusCode: >= 400, ContentLength: null, ContentType: null };

    private static Problem Bare(int status) => status == StatusCodes.Status404NotFound
        ? Problem.NotFound("page.unknown")
        : Problem.Invalid("request.refused", status.ToString(CultureInfo.InvariantCulture));

    /// <summary>One line: where a failing disk is met a thousand times, traces would fill what is left of it.</summary>
    private static void LogTrouble(HttpContext http, Problem trouble, Exception error) =>
        Logger(http).LogWarning("{Method} {Route}: {Trouble}, {Cause}", http.Request.Method, http.GetEndpoint()?.DisplayName, trouble.Code, error.GetBaseException().Message);

    private static ILogger Logger(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProblemResponses));

    private static void Log(HttpContext http, Exception error) =>
        Logger(http).LogError(error, "{Method} {Route} failed, reference {Reference}", http.Request.Method, http.GetEndpoint()?.DisplayName, http.TraceIdentifier);
}
