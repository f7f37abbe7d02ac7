using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Web.Tests;

internal static class TestEndpoints
{
    public static void Add(IServiceCollection services) { }
}
