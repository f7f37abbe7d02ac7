using System.Diagnostics;
using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain;
using Tessera.Domain.Needs;

namespace Tessera.Bench;

/// <summary>Presence, reach and overlaps over a million accepted rows already in memory.</summary>
internal static class PresenceBench
{
    private const int Rows = 1_000_000;
    private const int Partners = 500, Kinds = 60, Communes = 2_000, Groups = 8, Months = 36;

    public static Task<IReadOnlyList<Measure>> Run()
    {
        var (facts, distinct) = Facts();
        // Communes lie in districts, districts in provinces, as ids 1-20, 101-300 and 1001-3000.
        var reference = new PresenceReference((area, level) => level switch { 1 => area % 20 + 1, 2 => area % 200 + 101, 3 => area, _ => null }, partner => partner);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{facts.Rows:#,0} rows, {distinct * 100.0 / Rows:0.#} % distinct partner x kind x place x group x month"));
        var presence = new[] { 1, 2, 3 }.Select(level => At($"presence by adm{level}", 40, () => Presence.Of(facts, new PresenceQuestion { Level = level }, reference)));
        var order = new ReachOrder(facts, reference, ReachUnit.People);
        var clock = Stopwatch.StartNew();
        order = new ReachOrder(facts, reference, ReachUnit.People);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rows put in the order of reach, once for a state of them: {clock.ElapsedMilliseconds} ms"));
        var (more, month) = (facts.With(Month(facts), 11), order);
        var next = At("the next reach by place after a partner's month of 100 rows", 20, () => Reach.Of(new ReachOrder(more, reference, ReachUnit.People, month), new ReachQuestion(new PresenceQuestion(), ReachBy.Place, ReachUnit.People)), 50);
        var reach = new[] { ReachBy.Place, ReachBy.Cluster, ReachBy.Partner }.Select(by => At($"reach by {by}", 20, () => Reach.Of(order, new ReachQuestion(new PresenceQuestion(), by, ReachUnit.People))));
        return Task.FromResult<IReadOnlyList<Measure>>([.. presence, .. reach, next, At("gaps of 12 clusters in 20 provinces", 10, Gaps(order)), At("overlaps", 4, () => Overlaps.Of(order, new PresenceQuestion()))]);
    }

    /// <summary>People in need of every cluster in every province.</summary>
    private static Action Gaps(ReachOrder order)
    {
        long[] provinces = [.. Enumerable.Range(1, 20).Select(place => (long)place)];
        var lines = provinces.SelectMany(place => Enumerable.Range(1, 12).Select(cluster => new NeedLine(place, cluster, null, Disaggregation.Total, NeedFigure.InNeed, 100_000 * 10_000L, null)));
        var needs = new NeedTable(1, [new LoadedCaseload(new Caseload(1, "need", "bench", "", NeedPartition.None, 0, 0, 0, "", false), [.. lines])], _ => null);
        var reference = new GapReference(provinces, provinces, cluster => new HashSet<long> { cluster }, _ => null);
        return () => Domain.Analysis.Gaps.Of(order, needs, new GapQuestion(new PresenceQuestion()), reference);
    }

    /// <summary>Half of the times warm up.</summary>
    private static Measure At(string what, int most, Action answer, double target = 20)
    {
        var (times, core) = (new List<double>(), new List<double>());
        for (var time = 0; time < most; time++)
        {
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            answer();
            if (time < most / 2) continue;
            times.Add(clock.Elapsed.TotalMilliseconds);
            core.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Measure.Median(times):0.0} ms on the wall, {Measure.Median(core):0.0} ms on the core, quickest {times.Min():0.0} ms, load {Machine.Load()}"));
        return Measure.AtMost($"{what} at 1,000,000 rows, warm, core time, median of {most / 2}", Measure.Median(core), target, "ms");
    }

    /// <summary>What one partner reports of a month: half of it rows told before.</summary>
    private static FactSegment Month(FactTable facts)
    {
        var (segment, random) = (new FactSegment(11, 11, 100), new Random(12));
        for (var row = 0; row < segment.Count; row++)
        {
            Fill(facts, segment, row, random);
            segment.Reporting[row] = 7;
            if (row < 50) segment.RowId[row] = (long)Rows + row * 1000;
        }
        return segment;
    }

    private static (FactTable, int) Facts()
    {
        var facts = FactTable.Empty(0);
        var random = new Random(11);
        var distinct = new HashSet<(int, int, int, int, int)>();
        for (var import = 1; import <= 10; import++)
        {
            var segment = new FactSegment(import, import, Rows / 10);
            for (var row = 0; row < segment.Count; row++) distinct.Add(Fill(facts, segment, row, random));
            facts = facts.With(segment, import);
        }
        return (facts, distinct.Count);
    }

    private static (int, int, int, int, int) Fill(FactTable facts, FactSegment segment, int row, Random random)
    {
        var key = (Partner: random.Next(Partners), Kind: random.Next(Kinds), Place: random.Next(Communes), Group: random.Next(Groups), Month: random.Next(Months));
        segment.RowId[row] = (long)segment.Import * Rows + row;
        segment.FromMonth[row] = (ushort)(2024 * 12 + key.Month);
        segment.ToMonth[row] = (ushort)(segment.FromMonth[row] + random.Next(3));
        segment.Cluster[row] = (short)facts.Clusters.Code(key.Kind % 12 + 1);
        segment.Kind[row] = facts.Kinds.Code(key.Kind + 1);
        segment.Reporting[row] = facts.Partners.Code(key.Partner + 1);
        segment.Implementing[row] = facts.Partners.Code((key.Partner * 7 + key.Group) % Partners + 1);
        (segment.Programming[row], segment.Funding[row], segment.Typed[row]) = (-1, -1, -1);
        segment.Area[row] = facts.Areas.Code(key.Place + 1001);
        segment.Group[row] = (short)facts.Groups.Code(key.Group + 1);
        segment.Status[row] = (byte)random.Next(3);
        (segment.Targeted[row], segment.Reached[row]) = (random.Next(9000), random.Next(5) == 0 ? FactSegment.None : random.Next(1, 900) * 10_000L);
        return key;
    }
}
