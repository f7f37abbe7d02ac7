using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Features.Imports;
using Tessera.Web.Jobs;

namespace Tessera.Bench;

/// <summary>Read, match, check and stage against a bare zip and XML loop over the same file.</summary>
internal static class IntakeBench
{
    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            var earlier = Sheet(folder, 99_000);
            var one = await At(folder, Sheet(folder, 100_000), [], 3);
            var warm = await At(folder, Sheet(folder, 100_000), [earlier], 3);
            var three = await At(folder, Sheet(folder, 300_000), [], 1);
            return
            [
                Measure.AtMost("intake of 100,000 x 20, times a bare zip+XmlReader loop, both in a process that has read a file before", warm.Ratio, 2.5, ""),
                Measure.AtMost("the same, both in a process just started", one.Ratio, 2.5, ""),
                new("intake, rows a second", "", $"{Measure.Text(100_000 / warm.Seconds)}; {Measure.Text(100_000 / one.Seconds)} just started", null),
                Measure.AtMost("intake of 100,000 rows, whole process", one.Megabytes, 400, "MB"),
                Measure.AtMost("intake of 300,000 rows, whole process", three.Megabytes, 400, "MB"),
                Measure.AtMost("memory at 300,000 over memory at 100,000", three.Megabytes / one.Megabytes, 1.25, ""),
            ];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static string Sheet(string folder, int rows)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"rows{rows}.xlsx"));
        if (File.Exists(file)) return file;
        var sheet = new SampleSheet(7);
        sheet.Write(file, rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows, {sheet.Distinct * 100.0 / rows:0.#} % distinct partner x kind x place x group x month, {new FileInfo(file).Length / 1048576.0:0.#} MB"));
        return file;
    }

    /// <summary>Time on the wall against time on the wall, in turns; core time is printed beside it.</summary>
    private static async Task<(double Megabytes, double Ratio, double Seconds)> At(string folder, string file, string[] before, int times)
    {
        var pairs = new List<(double Ratio, double Seconds, double Megabytes)>();
        for (var time = 0; time < times; time++)
        {
            var bare = await Machine.Child("bare", [.. before, file]);
            var data = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;
            var ours = await Machine.Child("stage", [file, data, .. before]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare {bare["seconds"]:0.00} s (cpu {bare["cpu"]:0.00}), ours {ours["seconds"]:0.00} s (cpu {ours["cpu"]:0.00}), {ours["megabytes"]:0} MB peak, {ours["allocated"]:0} MB allocated, {ours["rows"]:#,0} rows, {before.Length} files before, load {Machine.Load()}"));
            pairs.Add((ours["seconds"] / bare["seconds"], ours["seconds"], ours["megabytes"]));
        }
        return (pairs.Max(p => p.Megabytes), Measure.Median(pairs.Select(p => p.Ratio)), Measure.Median(pairs.Select(p => p.Seconds)));
    }

    /// <summary>Stages a file and checks it, after those that were sent before it; the clock starts once the database stands.</summary>
    public static async Task<double> Stage(string file, string folder, string[] before, Action restart)
    {
        await using var host = await BenchHost.Open(folder, null);
        var operation = await host.Furnish();
        foreach (var earlier in before) await Staged(host, operation, earlier);
        restart();
        var number = await Staged(host, operation, file);
        return await host.In(async services =>
        {
            var import = await services.GetRequiredService<ImportReading>().Fresh(operation, number);
            if (ImportReading.Report(import) is not { Counts: var counts }) throw new InvalidOperationException($"The import is {import.State}: {import.Refusal}");
            Console.Error.WriteLine(counts);
            return counts.Read;
        });
    }

    public static async Task<int> Staged(BenchHost host, Domain.Operations.Operation operation, string file)
    {
        await using var stream = File.OpenRead(file);
        var staged = await host.In(s => s.GetRequiredService<StageImport>().Run(operation, Path.GetFileName(file), stream, new ImportSettings(), new Dictionary<string, string>()));
        await host.Services.GetRequiredService<JobRunner>().RunNext(staged.Job!.Id, CancellationToken.None);
        return staged.Import.Number;
    }
}
