using Xunit;

namespace Tessera.Web.Tests;

/// <summary>What takes minutes runs with `./tessera test --long` alone (TESSERA_LONG; a number above 1 is that many mutants).</summary>
internal static class LongRun
{
    public static string? Wish { get; } = Environment.GetEnvironmentVariable("TESSERA_LONG");

    public static void Only()
    {
        if (Wish is null) Assert.Skip("Takes minutes; runs with ./tessera test --long.");
    }
}
