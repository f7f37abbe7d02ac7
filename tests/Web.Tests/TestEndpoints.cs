using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;

namespace Tessera.Web.Tests;

/// <summary>Endpoints that only the tests have, behind the whole application's own doors.</summary>
internal static class TestEndpoints
{
    public static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter, Filter>();

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            // The route builder of the application itself, as WebApplication leaves it behind.
            var routes = app.Properties.Values.OfType<IEndpointRouteBuilder>().First();
            Doors(routes);
            Account(routes);
            Problems(routes);
        };
    }

    private static void Doors(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/test/open", () => "open").OpenToAll();
        routes.MapGet("/test/{operation}/open", (RouteScope here) => here.Operation.Code).OpenToAll();
        foreach (var right in Enum.GetValues<Right>())
        {
            routes.MapGet($"/test/installation/{right}", () => "open").Needs(right);
            routes.MapGet($"/test/{{operation}}/{right}", () => "open").Needs(right);
            routes.MapGet($"/test/{{operation}}/in/{{cluster}}/{right}", () => "open").Needs(right);
        }
        routes.MapPost("/test/{operation}/decide", () => "done").Needs(Right.DecideImports);
        routes.MapPost("/api/test/{operation}/decide", () => "done").Needs(Right.DecideImports);
        routes.MapPage<TestPage>("/test/{operation}/page/{number}").Needs(Right.SeePublished);
    }

    private static void Account(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/test/who", (CurrentUser user) => $"{user.Id} {user.Name}").NeedsSignIn();
        routes.MapPost("/test/sign-in", (HttpRequest request, SignInByPassword verb) => verb.Run(Field(request, "name"), Field(request, "password"), Field(request, "code"))).OpenToAll();
        routes.MapPost("/test/link", (HttpRequest request, SignInByLink verb) => verb.Run(Field(request, "token"))).OpenToAll();
        routes.MapPost("/test/password", (HttpRequest request, SetPassword verb) => verb.Run(Field(request, "present"), Field(request, "password"))).NeedsSignIn();
        routes.MapPost("/test/sign-out", (SignOut verb) => verb.Run()).NeedsSignIn();
        routes.MapPost("/test/totp/offer", (OfferTotp verb) => verb.Run()).NeedsSignIn();
        routes.MapPost("/test/totp/enable", (HttpRequest request, EnableTotp verb) => verb.Run(Field(request, "code"))).NeedsSignIn();
    }

    private static string Field(HttpRequest request, string name) => request.Form[name].ToString();

    private static void Problems(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/test/problem/{kind}", string (ProblemKind kind) => throw new Problem(kind, "test.refused", "7", "<b>")).OpenToAll();
        routes.MapGet("/test/changed", string () => throw new DbUpdateConcurrencyException()).OpenToAll();
        routes.MapGet("/test/bug", string () => throw new InvalidOperationException("secret detail")).OpenToAll();
    }
}

public sealed class TestPage : ComponentBase
{
    [Parameter] public string Operation { get; set; } = "";
    [Parameter] public int Number { get; set; }
    [Parameter] public DateOnly? Day { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddContent(0, FormattableString.Invariant($"{Operation} {Number} {Day:yyyy-MM-dd} <i>"));
}
