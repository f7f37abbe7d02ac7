using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database;
using Xunit;

namespace Tessera.Web.Tests;

/// <summary>The whole application on a throw-away database and data folder. Tests share one per class or collection.</summary>
public abstract class TesseraApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private string? _database;

    /// <param name="data">Where the data lies; a folder of its own unless a test brings one.</param>
    protected TesseraApp(string? data = null) => Data = data ?? Directory.CreateTempSubdirectory("tessera-test-").FullName;

    protected string Data { get; }
    public TestClock Clock { get; } = new();

    public static async Task<TesseraApp> OnSqlite() => await Started(new SqliteApp());
    public static async Task<TesseraApp> OnPostgres() => await Started(new PostgresApp());

    /// <summary>On a folder or a database that the test looks after.</summary>
    public static async Task<TesseraApp> InFolder(string data) => await Started(new AppInFolder(data));
    public static async Task<TesseraApp> OnDatabase(string database) => await Started(new SecondNode(database));

    /// <summary>Another process on the same PostgreSQL database.</summary>
    public async Task<TesseraApp> Twin() => await Started(new SecondNode(_database ?? throw new InvalidOperationException("Only PostgreSQL has several nodes.")));

    /// <summary>The connection string of a database with the schema, null for SQLite in the data folder.</summary>
    protected abstract Task<string?> Database();

    public async ValueTask InitializeAsync()
    {
        _database = await Database();
        _ = Services;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Data);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        // The test server has no limit of body sizes to lift, and says so at every upload.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error");
        if (_database is not null) builder.UseSetting("database", _database);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        builder.ConfigureTestServices(TestEndpoints.Add);
    }

    /// <summary>A visitor's browser, or that of a signed-in person.</summary>
    public Browser Visitor() => new(this);
    public Task<Browser> SignedIn(long userId) => new Browser(this, userId).SignedIn();

    /// <summary>Runs work in a scope of its own, as one request or job would.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task In(Func<IServiceProvider, Task> work) => In(async services =>
    {
        await work(services);
        return true;
    });

    public Task<T> Db<T>(Func<TesseraDb, Task<T>> work) => In(services => work(services.GetRequiredService<TesseraDb>()));
    public Task Db(Func<TesseraDb, Task> work) => In(services => work(services.GetRequiredService<TesseraDb>()));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        if (this is not AppInFolder && Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }

    private static async Task<TesseraApp> Started(TesseraApp app)
    {
        await app.InitializeAsync();
        return app;
    }
}

public sealed class SqliteApp : TesseraApp
{
    protected override async Task<string?> Database()
    {
        await FirstStart.CopyTo(Data);
        return null;
    }
}

public sealed class PostgresApp : TesseraApp
{
    protected override async Task<string?> Database() => await PostgresServer.WithSchema();
}

internal sealed class AppInFolder(string data) : TesseraApp(data)
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

internal sealed class SecondNode(string database) : TesseraApp
{
    protected override Task<string?> Database() => Task.FromResult<string?>(database);
}

/// <summary>The real clock, which a test may put forward.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>How many times faster than on the wall timers go that wait by this clock.</summary>
    public int Pace { get; set; } = 1;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Paced(dueTime), Paced(period));

    private TimeSpan Paced(TimeSpan span) => span > TimeSpan.Zero ? span / Pace : span;

    private TimeSpan _ahead;

    public void PutForward(TimeSpan by) => _ahead += by;
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
