using Tessera.Web.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

/// <summary>Finds demo/ in this checkout and the shared data beside it.</summary>
internal static class DemoFolder
{
    public static readonly string Root = FindRoot();
    public static readonly string Path = System.IO.Path.Combine(Root, "demo");
    public static readonly DemoFacts Facts = DemoFacts.Read(file => File.OpenText(System.IO.Path.Combine(Path, file)));

    public static IReadOnlyList<string> SharedLines(string file)
    {
        var path = System.IO.Path.Combine(Root, "..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"../shared/data/{file} is not on this machine");
        return File.ReadAllLines(path);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Tessera.slnx is in no folder above the tests.");
    }
}
