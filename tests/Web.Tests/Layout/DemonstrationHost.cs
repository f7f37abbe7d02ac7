using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Tests.Layout;

/// <summary>The Layout room with the demonstration pages, in the order the product's Program uses it.</summary>
internal static class DemonstrationHost
{
    public static WebApplication Build(Action<IWebHostBuilder> host)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.HideServer();
        builder.Logging.ClearProviders();
        host(builder.WebHost);
        builder.Services.AddLayout().AddPageCompression().AddAntiforgery();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseStaticAssets();
        app.UseResponseCompression();
        app.UseLanguage();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapPreferences();
        app.MapGet("/failure/{status:int}", (int status) => ErrorPages.Page(status, reference: "00-4bf9"));
        app.MapGet("/vnm-2009", () => new RazorComponentResult<OverviewDemonstration>());
        app.MapGet("/vnm-2009/imports/7", () => new RazorComponentResult<PartsDemonstration>());
        app.MapFallback(() => ErrorPages.Page(StatusCodes.Status404NotFound));
        return app;
    }
}
