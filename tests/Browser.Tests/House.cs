using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Xunit;

[assembly: AssemblyFixture(typeof(Tessera.Browser.Tests.House))]

namespace Tessera.Browser.Tests;

/// <summary>The whole platform with the demo country on a real port, and one Chromium for all tests.</summary>
public sealed class House : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("tessera-browser-").FullName;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        // Before any test registers people of its own: an installation that has an administrator makes no first one.
        await using (var scope = Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Ensure();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet });
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", _data);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseEnvironment("Production");
        // Before the job worker, as at a real start: it would take the demo's import for its own.
        builder.ConfigureServices(services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(host => new Opening(host))));
    }

    private sealed class Opening(IServiceProvider host) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => DemoCountry.Ensure(host);
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>A fresh visitor. Requests to any other host fail the test that made them.</summary>
    public async Task<Visitor> Visit(bool script = true, int width = 1200, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
        });
        return await Visitor.Enter(context, Address);
    }

    /// <summary>A link that signs the administrator in once.</summary>
    public async Task<string> SignInLink()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            return await FreshLink();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<string> FreshLink()
    {
        await using var scope = Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Ensure() is { } path) return path;
        var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Web.Database.Tables.User>>();
        var admin = (await users.FindByNameAsync(FirstAdministrator.UserName))!;
        return OneTimeLinks.Path(await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().Issue(admin.Id, OneTimeLinks.SignIn, 1));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _oneAtATime.Dispose();
        await base.DisposeAsync();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>One person at one browser window; collects what must never happen.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _offences = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visitor> Enter(IBrowserContext context, string address)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Request += (_, request) => { if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) visitor._offences.Add($"asked another host: {request.Url}"); };
        visitor.Page.Console += (_, message) => { if (message.Type == "error") visitor._offences.Add($"console: {message.Text}"); };
        visitor.Page.Response += (_, response) => { if (response.Status >= 500) visitor._offences.Add($"{response.Status} from {response.Url}"); };
        return visitor;
    }

    /// <summary>What was to be expected, such as the browser's own note of a page that is not found.</summary>
    public void Excuse(string offence) => _offences.RemoveAll(one => one.Contains(offence, StringComparison.Ordinal));

    /// <summary>No request to another host, no error in the console (CSP reports among them), no 5xx, no sideways scrolling.</summary>
    public async Task LeavesNoTrace()
    {
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 1) _offences.Add($"{Page.Url} scrolls sideways by {overflow} px");
        Assert.True(_offences.Count == 0, string.Join('\n', _offences));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
