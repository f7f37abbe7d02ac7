using System.Globalization;

namespace Tessera.Web.Features.Demo;

/// <summary>
/// Made-up people in need and targets of 2009 for the provinces that the two storms hit, the same on every run: a share
/// of the census population that grows with how hard the province was hit. Only the populations are real.
/// </summary>
public static class SampleNeeds
{
    public const string FileName = "sample-needs-2009.csv";
    public const string Name = "Sample needs, Ketsana and Mirinae 2009";
    public const string Source = "Made up for the demonstration";
    public const string Period = "2009-10/2009-12";

    private const ulong Seed = 20091102;
    private const int StormWaves = 2, PerMilleOfWeight = 22, Hundred = 100;

    public static readonly IReadOnlyList<string> Headers = ["Admin 1 PCode", "Admin 1 Name", "Cluster", "Population group", "Population", "In Need", "Targeted"];

    /// <summary>How many of those in need at all need a cluster's help, and how many of these are targeted, in per cent.</summary>
    private static readonly IReadOnlyList<(string Cluster, int Need, int Target)> Shares =
        [("WSH", 78, 62), ("FSC", 70, 66), ("HEA", 52, 48), ("ERY", 44, 35), ("EDU", 27, 58), ("NUT", 16, 55)];

    /// <summary>Shares of the displaced and of their hosts, in per cent; the others stayed at home.</summary>
    private const int Displaced = 8, Hosts = 12;

    /// <summary>The header, then for each province all clusters together and each cluster, in total and by group.</summary>
    public static IEnumerable<string[]> Table(DemoFacts facts)
    {
        yield return [.. Headers];
        var dice = new SampleDice(Seed);
        var weights = SampleCatalogue.Waves.Take(StormWaves).SelectMany(w => w.Provinces).GroupBy(p => p.Pcode).ToDictionary(g => g.Key, g => g.Max(p => p.Weight));
        foreach (var province in facts.Provinces.Where(p => weights.ContainsKey(p.Pcode)))
        {
            var all = Rounded(province.Population * weights[province.Pcode] * PerMilleOfWeight / 1000 * dice.Between(88, 112) / 100);
            foreach (var row in Rows(province, "ALL", province.Population, all, Rounded(all * 70 / 100))) yield return row;
            foreach (var (cluster, need, target) in Shares)
            {
                var people = Rounded(all * (need + dice.Between(-6, 6)) / 100);
                foreach (var row in Rows(province, cluster, null, people, Rounded(people * (target + dice.Between(-8, 8)) / 100))) yield return row;
            }
        }
    }

    private static IEnumerable<string[]> Rows(DemoProvince province, string cluster, long? population, long need, long target)
    {
        var (displaced, hosts) = (Part(need, target, Displaced), Part(need, target, Hosts));
        yield return Row(province, cluster, "total", population, need, target);
        yield return Row(province, cluster, "Non-displaced affected", null, need - displaced.Need - hosts.Need, target - displaced.Target - hosts.Target);
        yield return Row(province, cluster, "IDPs", null, displaced.Need, displaced.Target);
        yield return Row(province, cluster, "Host community", null, hosts.Need, hosts.Target);
    }

    private static (long Need, long Target) Part(long need, long target, int percent) => (need * percent / 100, target * percent / 100);

    private static string[] Row(DemoProvince province, string cluster, string group, long? population, long need, long target) =>
        [province.Pcode, province.NameEn, cluster, group, population is { } people ? Text(people) : "", Text(need), Text(target)];

    private static long Rounded(long people) => (people + Hundred / 2) / Hundred * Hundred;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
