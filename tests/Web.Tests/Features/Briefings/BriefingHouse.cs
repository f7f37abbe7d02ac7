using Xunit;

namespace Tessera.Web.Tests.Features.Briefings;

/// <summary>One scene for the tests that read it; a test that changes it puts it back.</summary>
public sealed class BriefingHouse : IAsyncLifetime
{
    public TesseraApp App { get; private set; } = null!;
    public IReadOnlyDictionary<string, long> People { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await TesseraApp.OnSqlite();
        People = await BriefingScene.Register(App);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class BriefingCollection : ICollectionFixture<BriefingHouse>
{
    public const string Name = "briefings";
}
