using System.Globalization;
using Tessera.Domain.Operations;
using Tessera.Web.Features.Imports;

namespace Tessera.Bench;

/// <summary>The sender's own workbook of 100,000 rows back with notes on its cells, in a process that has checked it.</summary>
internal static class OwnFileBench
{
    private const int Rows = 100_000, Times = 3;

    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "rows.xlsx");
            new SampleSheet(7).Write(file, Rows);
            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var time = 0; time < Times; time++)
            {
                var own = await Machine.Child("own", file, Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own["seconds"]:0.00} s (cpu {own["cpu"]:0.00}), {own["megabytes"]:0} MB peak with the check before, {own["marked"]:#,0} bytes, load {Machine.Load()}"));
                seconds.Add(own["seconds"]);
                megabytes.Add(own["megabytes"]);
            }
            return
            [
                Measure.AtMost("own file of 100,000 x 20 back with notes", Measure.Median(seconds), 10, "s"),
                Measure.AtMost("the same, whole process with the check before it", megabytes.Max(), 400, "MB"),
            ];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Checks the file; the clock starts when its notes are asked for. Bytes of the workbook that comes back.</summary>
    public static async Task<double> Annotate(string file, string folder, Action restart)
    {
        await using var host = await BenchHost.Open(folder, null);
        var operation = await host.Furnish();
        var number = await IntakeBench.Staged(host, operation, file);
        restart();
        return await host.In(services => Length(services, operation, number));
    }

    private static async Task<double> Length(IServiceProvider services, Operation operation, int number)
    {
        var view = await services.GetRequiredService<ImportViews>().Of(operation, number);
        await using var own = await services.GetRequiredService<OwnFile>().Write(view, CancellationToken.None);
        await own.CopyToAsync(Stream.Null);
        return own.Length;
    }
}
