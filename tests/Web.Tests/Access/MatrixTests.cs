using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Access;

/// <summary>
/// Every endpoint x every role x every operation, by HTTP, against the policy table. A new endpoint joins by itself; if
/// its address has a part not listed in <see cref="Samples"/>, say what to put there.
/// </summary>
public sealed class MatrixTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["cluster"] = Country.Cluster, ["kind"] = "Conflict", ["number"] = "1", ["id"] = "1", ["name"] = "sample", ["right"] = "1", ["theme"] = "dark", ["token"] = "none", ["file"] = "none.css",
        ["path"] = "none", ["asset"] = "none.css", ["code"] = "wash", ["partner"] = "20", ["area"] = "none", ["key"] = "none", ["import"] = "1", ["language"] = "en", ["pcode"] = "none", ["alias"] = "1",
    };

    // What the gate says when it refuses. Anything else comes from behind it.
    private static readonly string[] Refusals = ["access.not-allowed", "access.sign-in-needed", RouteScope.UnknownOperation, RouteScope.UnknownCluster];

    private IEnumerable<RouteEndpoint> Endpoints => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct();

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var silent = Endpoints.Where(e => e.Metadata.GetMetadata<EndpointAccess>() is null).Select(e => e.DisplayName).ToList();
        if (silent.Count > 0) Assert.Fail("No .Needs(...), .NeedsSignIn() or .OpenToAll():\n" + string.Join('\n', silent));
        Assert.NotEmpty(Endpoints);
    }

    [Fact]
    public async Task Every_endpoint_opens_to_whom_the_policy_says_and_to_nobody_else()
    {
        var country = await Country.Register(app);
        var offences = new List<string>();
        var asked = 0;
        foreach (var endpoint in Endpoints.Where(e => e.RoutePattern.RawText != "/test/bug"))
        foreach (var operation in endpoint.RoutePattern.GetParameter("operation") is null ? [""] : new[] { Country.Own, Country.Other, Country.Hidden })
        foreach (var who in country.People.Keys)
        {
            var (isOpen, status, answer) = await Ask(endpoint, operation, country.People[who]);
            if (isOpen != Expected(endpoint, operation, who)) offences.Add($"{who} {Method(endpoint)} {Address(endpoint, operation)}: {(isOpen ? "opened" : "refused")} ({status} {answer})");
            if (status >= 500) offences.Add($"{who} {Method(endpoint)} {Address(endpoint, operation)}: failed ({status} {answer})");
            asked++;
        }
        TestContext.Current.SendDiagnosticMessage($"{asked} requests");
        if (offences.Count > 0) Assert.Fail(string.Join('\n', offences));
        Assert.True(asked >= (Endpoints.Count() - 1) * country.People.Count);
    }

    private static bool Expected(RouteEndpoint endpoint, string operation, string who)
    {
        var access = endpoint.Metadata.GetMetadata<EndpointAccess>()!;
        Role? role = who switch { "visitor" => null, "system" => Role.Administrator, _ => Enum.Parse<Role>(who) };
        // A grant in the own operation makes one a visitor everywhere else; so does an installation-wide door.
        var actsAs = who == "system" || operation == Country.Own ? role : null;
        if (operation == Country.Hidden && Policy.Of(actsAs, Right.SeeUnpublished) == Reach.None) return false;
        if (access.IsForSignedIn) return role is not null;
        return access.Right is not { } right || Policy.Of(actsAs, right) != Reach.None;
    }

    private async Task<(bool IsOpen, int Status, string Answer)> Ask(RouteEndpoint endpoint, string operation, long? userId)
    {
        var browser = userId is { } id ? await app.SignedIn(id) : app.Visitor();
        var request = browser.Form(Address(endpoint, operation));
        request.Method = new HttpMethod(Method(endpoint));
        if (request.Method == HttpMethod.Get) request.Content = null;
        else if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await browser.Send(request);
        var text = await response.Content.ReadAsStringAsync();
        var code = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()! : "";
        var isToSignIn = response.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) ?? false;
        return (!isToSignIn && !Refusals.Contains(code), (int)response.StatusCode, code);
    }

    private static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";

    private static string Address(RouteEndpoint endpoint, string operation) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s =>
        string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "operation" } => operation,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part => Samples.TryGetValue(part.Name, out var value) ? value
                : throw new InvalidOperationException($"MatrixTests.Samples has no value for {{{part.Name}}} of {endpoint.DisplayName}."),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));
}
