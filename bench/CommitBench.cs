using System.Diagnostics;
using System.Globalization;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Features.Imports;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;
using Tessera.Web.Tests;

namespace Tessera.Bench;

/// <summary>Accepting 100,000 checked rows in a process that has accepted others before, with the change log and the figures ready, while somebody else keeps saving.</summary>
internal static class CommitBench
{
    private const int Rows = 100_000;

    public static async Task<IReadOnlyList<Measure>> Run()
    {
        List<Measure> measures = [.. await On("SQLite", null, 25_000)];
        try { measures.AddRange(await On("PostgreSQL", await PostgresServer.WithSchema(), 40_000)); }
        catch (InvalidOperationException missing) { measures.Add(Measure.Skipped("commit on PostgreSQL", ">= 40,000 rows/s", missing.Message)); }
        finally { await PostgresServer.StopIfStarted(); }
        return measures;
    }

    private static async Task<IReadOnlyList<Measure>> On(string engine, string? database, double target)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            await using var host = await BenchHost.Open(Path.Combine(folder, "data"), database);
            var operation = await host.Furnish();
            var cold = await Commit(host, operation, await Staged(host, operation, folder, 8, Rows / 5));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}, first commit of the process: {cold.Rows:#,0} rows, {cold.Rows / cold.Seconds:#,0} rows/s"));
            var number = await Staged(host, operation, folder, 7, Rows);
            var saves = new SmallSaves(host);
            var cpu = Environment.CpuUsage.TotalTime;
            var (rows, seconds) = await Commit(host, operation, number);
            var core = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            var longest = await saves.Stop();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {rows:#,0} rows in {seconds:0.0} s, {core:0.0} s of core time in this process, {saves.Count} small saves meanwhile, load {Machine.Load()}"));
            return [Measure.AtLeast($"commit with log and figures on {engine}", rows / seconds, target, "rows/s"), Measure.AtMost($"longest small save during a commit on {engine}", longest, 1, "s")];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<int> Staged(BenchHost host, Operation operation, string folder, int seed, int rows)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"rows{seed}.xlsx"));
        new SampleSheet(seed).Write(file, rows);
        return await IntakeBench.Staged(host, operation, file);
    }

    /// <summary>Rows added to the figures, and the time until these are ready.</summary>
    private static async Task<(int Rows, double Seconds)> Commit(BenchHost host, Operation operation, int number)
    {
        var figures = host.Services.GetRequiredService<OperationFigures>();
        var before = (await figures.For(operation.Id)).Rows;
        var clock = Stopwatch.StartNew();
        var job = await host.In(s => s.GetRequiredService<AcceptImport>().Run(operation, number));
        await host.Services.GetRequiredService<JobRunner>().RunNext(job.Id, CancellationToken.None);
        return ((await figures.For(operation.Id)).Rows - before, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Somebody who saves a setting every 20 ms and remembers the longest wait.</summary>
    private sealed class SmallSaves
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task<double> _saving;
        public int Count { get; private set; }

        public SmallSaves(BenchHost host) => _saving = Task.Run(() => Save(host));

        public async Task<double> Stop()
        {
            await _stop.CancelAsync();
            var longest = await _saving;
            _stop.Dispose();
            return longest;
        }

        private async Task<double> Save(BenchHost host)
        {
            var longest = 0.0;
            for (; !_stop.IsCancellationRequested; Count++)
            {
                var clock = Stopwatch.StartNew();
                await host.In(async services =>
                {
                    var db = services.GetRequiredService<TesseraDb>();
                    db.Settings.Add(new Web.Database.Tables.Setting { Key = string.Create(CultureInfo.InvariantCulture, $"bench{Count}"), Value = "1" });
                    return await db.SaveChangesAsync();
                });
                longest = Math.Max(longest, clock.Elapsed.TotalSeconds);
                await Task.Delay(20);
            }
            return longest;
        }
    }
}
