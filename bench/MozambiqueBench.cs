using System.Diagnostics;
using System.Globalization;

namespace Tessera.Bench;

/// <summary>A real country's 3W of 8,391 rows, by the command a person would type.</summary>
internal static class MozambiqueBench
{
    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var data = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data"));
        var file = Directory.Exists(data) ? Directory.EnumerateFiles(Path.Combine(data, "threew"), "*.xlsx", SearchOption.AllDirectories).FirstOrDefault(f => f.Contains("moz", StringComparison.OrdinalIgnoreCase) && f.Contains("2019", StringComparison.Ordinal)) : null;
        if (file is null) return [Measure.Skipped("Mozambique 2019 from the command", "<= 15 s", "the real file is not on this machine")];
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            await Command(folder, "operation", "register", "moz", "--name", "Mozambique", "--country", "MOZ");
            var clock = Stopwatch.StartNew();
            var (peak, output) = await Command(folder, "import", "moz", file, "--register-partners");
            var line = output.Split('\n').FirstOrDefault(l => l.Contains("rows read", StringComparison.Ordinal)) ?? output;
            Console.WriteLine(line);
            return
            [
                Measure.AtMost("Mozambique 2019 from the command", clock.Elapsed.TotalSeconds, 15, "s"),
                Measure.AtMost("Mozambique 2019, whole process", peak, 400, "MB"),
                new("Mozambique 2019, rows read", "8,391", line, line.Contains(" 8391 rows read", StringComparison.Ordinal)),
            ];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<(double Peak, string Output)> Command(string folder, params string[] arguments)
    {
        using var process = Machine.Start([Path.Combine(AppContext.BaseDirectory, "Tessera.Web.dll"), .. arguments, "--data", folder]);
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Machine.PeakMegabytes(process.Id));
            await Task.Delay(50);
        }
        return (peak, await output);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
