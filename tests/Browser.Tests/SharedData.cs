using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>Real files that stand beside the checkout and are never part of it.</summary>
internal static class SharedData
{
    /// <summary>The path of a real file; the test is skipped where there is none.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        var file = Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", path));
        if (!System.IO.File.Exists(file)) Assert.Skip($"../shared/data/{path} is not here; it is no part of the checkout");
        return file;
    }
}
