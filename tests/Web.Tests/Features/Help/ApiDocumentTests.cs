using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Tessera.Web.Tests.Features.Help;

public sealed class ApiDocumentTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Address = "/api/v1/openapi.json";

    private async Task<JsonElement> Document() => JsonDocument.Parse(await Browser.Read(await app.Visitor().Get(Address))).RootElement;

    /// <summary>"GET /api/v1/{operation}/partners/{id}" of every endpoint under /api/v1 but the document itself.</summary>
    private SortedSet<string> Mapped() => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && e.RoutePattern.RawText != Address)
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(e)}"))];

    private static string Plain(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
        p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)p).Content))));

    [Fact]
    public async Task The_document_holds_every_endpoint_of_the_api_and_nothing_that_is_not_there()
    {
        var documented = (await Document()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Mapped().Order(StringComparer.Ordinal), documented);
        Assert.True(documented.Count >= 30, $"{documented.Count} operations");
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_takes_what_comes_back_and_how_it_refuses()
    {
        var document = await Document();
        var silent = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        foreach (var method in path.Value.EnumerateObject())
        {
            var (name, operation) = ($"{method.Name} {path.Name}", method.Value);
            if (!operation.TryGetProperty("summary", out _)) silent.Add($"{name}: no summary");
            if (!operation.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '2' && r.Value.GetProperty("description").GetString() is { Length: > 4 })) silent.Add($"{name}: no answer");
            var refusal = operation.GetProperty("responses").GetProperty("default").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString();
            if (refusal != "#/components/schemas/Problem") silent.Add($"{name}: {refusal}");
            var taken = operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()).ToHashSet() : [];
            foreach (var part in path.Name.Split('/').Where(p => p.StartsWith('{')))
                if (!taken.Contains(part.Trim('{', '}'))) silent.Add($"{name}: {part} is no parameter");
        }
        Assert.Empty(silent);
        Assert.Equal(["type", "title", "status", "details"], document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Parameters_and_files_that_handlers_read_by_themselves_are_in_the_document()
    {
        var paths = (await Document()).GetProperty("paths");
        var names = paths.GetProperty("/api/v1/{operation}/presence").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
        Assert.Empty(new[] { "operation", "by", "cluster", "place", "partner", "type", "period", "status", "role", "partners" }.Except(names));
        var body = paths.GetProperty("/api/v1/{operation}/imports").GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.Equal("binary", body.GetProperty("multipart/form-data").GetProperty("schema").GetProperty("properties").GetProperty("file").GetProperty("format").GetString());
    }

    [Fact]
    public async Task Help_and_the_guide_for_programs_lead_to_it()
    {
        var help = await Page.Read(await Page.Person(app).Get("/help"));
        Assert.NotNull(help.QuerySelector($"a[href='{Address}']"));
        var guide = await Browser.Read(await Page.Person(app).Get("/llms.txt"));
        Assert.Contains($"]({Address})", guide, StringComparison.Ordinal);
        Assert.Contains("/api/v1/{operation}/presence", guide, StringComparison.Ordinal);
    }
}
