using Xunit;

[assembly: AssemblyFixture(typeof(Tessera.Web.Tests.TestRun))]

namespace Tessera.Web.Tests;

/// <summary>What the whole run owns, ended with it.</summary>
public sealed class TestRun : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        FirstStart.Forget();
        await PostgresServer.StopIfStarted();
    }
}
