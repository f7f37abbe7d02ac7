using System.Diagnostics;
using System.Globalization;
using Tessera.Domain.Operations;
using Tessera.Web.Features.Presence;
using Tessera.Web.Figures;

namespace Tessera.Bench;

/// <summary>
/// Answers over an operation of a million accepted rows as a page asks for them: from the database, by desks, on SQLite,
/// each question another one, so that none is answered from those before. "--large" adds an operation of ten million
/// rows to the same database and asks both.
/// </summary>
internal static class AnswersBench
{
    private const int Rows = 1_000_000, Large = 10_000_000, PartnerMonth = 200;

    public static Task<IReadOnlyList<Measure>> Run() => On(isLarge: false);

    public static Task<IReadOnlyList<Measure>> RunLarge() => On(isLarge: true);

    private static async Task<IReadOnlyList<Measure>> On(bool isLarge)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            var measures = new List<Measure>();
            await using (var host = await BenchHost.Open(folder, null))
            {
                var million = new GrownOperation(host, "million");
                await million.Register();
                await Grown(million, Rows);
                measures.AddRange(await Warm(host, million, "1,000,000 rows", 20));
                measures.AddRange(await AfterAccepting(host, million));
                if (isLarge) measures.AddRange(await Beside(host, million));
                await host.Services.GetRequiredService<OperationFigures>().Kept();
            }
            measures.AddRange(await Cold(folder, "million", "1,000,000 rows", 2));
            if (isLarge) measures.AddRange(await Cold(folder, "ten", "10,000,000 rows", null));
            return measures;
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task Grown(GrownOperation operation, int rows)
    {
        var clock = Stopwatch.StartNew();
        await operation.Grow(rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows made in {clock.Elapsed.TotalSeconds:0} s, {operation.DistinctPercent:0.#} % of the first million a partner, kind, place, group and month of their own"));
    }

    /// <summary>The million again, now in a database of eleven, and the ten million themselves.</summary>
    private static async Task<IReadOnlyList<Measure>> Beside(BenchHost host, GrownOperation million)
    {
        var alone = await Times(host, million);
        var ten = new GrownOperation(host, "ten");
        await ten.Register();
        await Grown(ten, Large);
        var beside = await Times(host, million);
        List<Measure> measures = [.. alone.Select(one => Measure.AtMost($"{one.Key}: beside ten million rows of another operation, times alone", beside[one.Key] / Math.Max(0.01, one.Value), 1.2, ""))];
        return [.. measures, .. await Warm(host, ten, "10,000,000 rows", 150)];
    }

    private static async Task<IReadOnlyList<Measure>> Warm(BenchHost host, GrownOperation operation, string size, double most) =>
        [.. (await Times(host, operation)).Select(one => Measure.AtMost($"{one.Key}, {size}, another question each time, warm, p50", one.Value, one.Key.StartsWith("drill", StringComparison.Ordinal) ? 10 : most, "ms"))];

    /// <summary>Median milliseconds of each kind of answer over questions that were not asked before.</summary>
    private static async Task<Dictionary<string, double>> Times(BenchHost host, GrownOperation operation)
    {
        var now = operation.Operation;
        await using var fresh = new Asked(host);
        PresenceFilter At(int i) => new() { By = i % 2 == 0 ? "adm1" : "adm2", Cluster = operation.ClusterCodes[i % GrownOperation.Clusters], Place = i < GrownOperation.Clusters ? null : string.Create(CultureInfo.InvariantCulture, $"P{i % GrownOperation.Provinces:0000}") };
        var times = new Dictionary<string, double>
        {
            ["presence of the whole"] = await Median(3, i => fresh.Get<PresenceDesk>().Ask(now, new PresenceFilter { By = $"adm{i + 1}" })),
            ["presence"] = await Median(24, i => fresh.Get<PresenceDesk>().Ask(now, At(i))),
            ["reach of the whole"] = await Median(3, i => fresh.Get<ReachDesk>().Ask(now, ReachFilter.Of(new PresenceFilter { By = $"adm{i + 1}" }))),
            ["reach"] = await Median(24, i => fresh.Get<ReachDesk>().Ask(now, ReachFilter.Of(At(i)))),
            ["gaps of the whole"] = await Median(24, i => fresh.Get<GapDesk>().Ask(now, GapFilter.Of(new PresenceFilter(), (30 + i).ToString(CultureInfo.InvariantCulture), null))),
            ["gaps"] = await Median(24, i => fresh.Get<GapDesk>().Ask(now, GapFilter.Of(At(i) with { By = null }, null, null))),
            ["overlaps once for a state of the rows"] = await Median(3, i => fresh.Get<OverlapDesk>().Ask(now, new PresenceFilter())),
            // The pairs are kept as long as the rows; filters choose among them.
            ["overlaps first page"] = await Median(24, i => fresh.Get<OverlapDesk>(remembers: true).Ask(now, At(i) with { By = null })),
            ["drill-down page of 50 rows"] = await Median(24, async i =>
            {
                var view = await fresh.Get<PresenceDesk>().Rows(now, At(i));
                return await fresh.Get<RowTables>().Of(now.Id, view.Lists, [.. view.Rows.RowIds.Take(50)]);
            }),
        };
        foreach (var (what, time) in times) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now.Code}: {what} {time:0.0} ms, load {Machine.Load()}"));
        return times;
    }

    /// <summary>A partner's month of 200 rows counts: how long until the next figure of everything is there.</summary>
    private static async Task<IReadOnlyList<Measure>> AfterAccepting(BenchHost host, GrownOperation operation)
    {
        await using var fresh = new Asked(host);
        var (presence, reach) = (new List<double>(), new List<double>());
        for (var time = 0; time < 6; time++)
        {
            await operation.Grow(PartnerMonth);
            var clock = Stopwatch.StartNew();
            await fresh.Get<PresenceDesk>().Ask(operation.Operation, new PresenceFilter());
            presence.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await fresh.Get<ReachDesk>().Ask(operation.Operation, ReachFilter.Of(new PresenceFilter()));
            reach.Add(clock.Elapsed.TotalMilliseconds);
        }
        return [Measure.AtMost("next presence after a partner's month of 200 rows was accepted, 1,000,000 rows, p50", Measure.Median(presence), 50, "ms"), Measure.AtMost("next reach after it, p50", Measure.Median(reach), 50, "ms")];
    }

    /// <summary>In a process just started: the first presence and the first reach, from the file kept of the rows and without it.</summary>
    private static async Task<IReadOnlyList<Measure>> Cold(string folder, string code, string size, double? most)
    {
        var kept = await Machine.Child("cold", folder, code);
        var file = Directory.GetFiles(Path.Combine(folder, "figures")).Select(path => new FileInfo(path)).Max(one => one.Length) / 1048576.0;
        Directory.Delete(Path.Combine(folder, "figures"), recursive: true);
        var without = await Machine.Child("cold", folder, code);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code}: from the file ({file:0} MB) presence after {kept["presence"]:0.00} s, reach after {kept["reach"]:0.00} s more; from the database {without["presence"]:0.00} and {without["reach"]:0.00} s; {kept["megabytes"]:0} MB of memory at most, load {Machine.Load()}"));
        return [most is { } limit ? Measure.AtMost($"cold start of {size} from the kept file, first presence and first reach", kept["presence"] + kept["reach"], limit, "s") : Measure.Skipped($"cold start of {size} from the kept file, first presence and first reach", "none stated", Measure.Text(kept["presence"] + kept["reach"]) + " s")];
    }

    /// <summary>The work of the process just started: seconds until each answer.</summary>
    public static async Task<(double Presence, double Reach)> First(string folder, string code)
    {
        await using var host = await BenchHost.Open(folder, null);
        await using var fresh = new Asked(host);
        var operation = await host.In(s => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(s.GetRequiredService<Web.Database.TesseraDb>().Operations, o => o.Code == code));
        var clock = Stopwatch.StartNew();
        await fresh.Get<PresenceDesk>().Ask(operation, new PresenceFilter());
        var presence = clock.Elapsed.TotalSeconds;
        await fresh.Get<ReachDesk>().Ask(operation, ReachFilter.Of(new PresenceFilter()));
        var reach = clock.Elapsed.TotalSeconds - presence;
        await host.Services.GetRequiredService<OperationFigures>().Kept();
        return (presence, reach);
    }

    private static async Task<double> Median<T>(int times, Func<int, Task<T>> ask)
    {
        var (clock, each) = (new Stopwatch(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            clock.Restart();
            await ask(i);
            each.Add(clock.Elapsed.TotalMilliseconds);
        }
        return Measure.Median(each);
    }

    /// <summary>One request's desks after another.</summary>
    private sealed class Asked(BenchHost host) : IAsyncDisposable
    {
        private AsyncServiceScope? _scope;

        /// <param name="remembers">Answers to questions before stay.</param>
        public T Get<T>(bool remembers = false) where T : notnull
        {
            _scope?.Dispose();
            if (!remembers) host.Services.GetRequiredService<RecentAnswers>().Forget();
            _scope = host.Services.CreateAsyncScope();
            _scope.Value.ServiceProvider.GetRequiredService<Web.Access.CurrentUser>().BecomeSystem();
            return _scope.Value.ServiceProvider.GetRequiredService<T>();
        }

        public async ValueTask DisposeAsync() { if (_scope is { } open) await open.DisposeAsync(); }
    }
}
