using Xunit;

namespace Tessera.Web.Tests;

/// <summary>Where this checkout lies, and the real data beside it.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();
    public static string SharedData { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>A real file of the field, or a skipped test where this machine has none.</summary>
    public static string Real(string relative)
    {
        var path = Path.Combine(SharedData, relative);
        if (!File.Exists(path)) Assert.Skip($"The real file ../shared/data/{relative} is not on this machine.");
        return path;
    }

    /// <summary>The project's own files below a folder, without what the build makes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Tessera.slnx is in no folder above the tests.");
    }
}
