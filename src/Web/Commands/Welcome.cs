using Tessera.Web.Access;

namespace Tessera.Web.Commands;

/// <summary>What ./tessera run does before and as it serves: the demo country, the address, the first administrator's link.</summary>
internal static class Welcome
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static async Task Prepare(WebApplication app, bool isEmpty)
    {
        if (app.Urls.Count == 0 && string.IsNullOrEmpty(app.Configuration["urls"])) app.Urls.Add(DefaultAddress);
        if (!isEmpty) await DemoCountry.Ensure(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Ensure();
        app.Lifetime.ApplicationStarted.Register(() => Tell(app, link));
    }

    private static void Tell(WebApplication app, string? link)
    {
        var address = app.Urls.FirstOrDefault() ?? DefaultAddress;
        Console.WriteLine($"{Product.Name} is at {address}");
        if (link is not null) Console.WriteLine($"Sign in once as the first administrator: {address}{link}");
        Console.WriteLine("Stop with Ctrl+C.");
    }
}
