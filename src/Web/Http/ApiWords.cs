namespace Tessera.Web.Http;

/// <summary>A query parameter that a handler reads by itself.</summary>
public sealed record ApiQuery(string Name, string Meaning);

/// <summary>What an endpoint of the API does, in words for its document.</summary>
/// <param name="Summary">What a call does, as one clause.</param>
/// <param name="Answer">What comes back, with the names of its fields.</param>
/// <param name="Status">The status of an answer that is no refusal.</param>
public sealed record ApiWords(string Summary, string Answer, int Status)
{
    public IReadOnlyList<ApiQuery> Queries { get; init; } = [];
    /// <summary>Takes a file as the multipart field "file".</summary>
    public bool TakesFile { get; init; }
    /// <summary>Also takes the file as the whole body.</summary>
    public bool TakesBody { get; init; }
}

public static class ApiWordsExtensions
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string summary, string answer, int status = StatusCodes.Status200OK) =>
        endpoint.WithMetadata(new ApiWords(summary, answer, status));

    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, ApiWords words) => endpoint.WithMetadata(words);
}
