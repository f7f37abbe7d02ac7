using System.Globalization;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Figures;

/// <summary>500 countries made by chance: both engines say what the plainest computation says.</summary>
public sealed class RandomOperationTests
{
    private const int Operations = 500, Together = 50;

    [Fact]
    public async Task SQLite_PostgreSQL_and_an_obvious_computation_agree_on_500_random_operations()
    {
        await using var sqlite = await TesseraApp.OnSqlite();
        await using var postgres = await TesseraApp.OnPostgres();
        var met = (Reach: 0, Gaps: 0, Overlaps: 0);
        for (var first = 0; first < Operations; first += Together)
        {
            var some = Enumerable.Range(first, Together).Select(number => new RandomOperation(number)).ToList();
            foreach (var app in new TesseraApp[] { sqlite, postgres })
                foreach (var operation in some) await app.Db(operation.Register);
            for (var i = 0; i < Together; i++) met = Sum(met, await Compare(sqlite, postgres, some[i], new RandomQuestion(first + i)));
        }
        // A generator that makes only empty countries would prove nothing.
        Assert.True(met is { Reach: > 250, Gaps: > 1000, Overlaps: > 100 }, met.ToString());
    }

    private static (int, int, int) Sum((int Reach, int Gaps, int Overlaps) a, (int Reach, int Gaps, int Overlaps) b) => (a.Reach + b.Reach, a.Gaps + b.Gaps, a.Overlaps + b.Overlaps);

    private static async Task<(int, int, int)> Compare(TesseraApp sqlite, TesseraApp postgres, RandomOperation operation, RandomQuestion question)
    {
        var oracle = new FiguresOracle(operation, question);
        var presence = await Same(sqlite, postgres, $"/{operation.Code}/presence.csv?by=adm1{question.Filters}");
        Assert.Equal(oracle.Presence().OrderBy(p => p.Key), presence.Where(p => p[^1] != "0").Select(p => KeyValuePair.Create(p[0], Number(p[^1]))).OrderBy(p => p.Key).Select(p => KeyValuePair.Create(p.Key, (int)p.Value)));
        var reach = await Same(sqlite, postgres, $"/{operation.Code}/reach.csv?by=adm1{question.Filters}");
        Assert.Equal(oracle.Reach().OrderBy(p => p.Key).Select(p => (p.Key, p.Value)), reach.Select(p => (p[0], ((int)Number(p[3]), Number(p[4]), Number(p[5]), Number(p[6])))));
        var gaps = await Same(sqlite, postgres, $"/{operation.Code}/gaps.csv?by=adm1");
        foreach (var (at, line) in new FiguresOracle(operation, new RandomQuestion(NoFilters)).Gaps())
        {
            var told = gaps.Single(p => p[0] == at.Cluster && p[1] == at.Province && p[3].Length == 0);
            Assert.Equal((line.Need, line.Reached, line.Gap), (Number(told[4]), told[6].Length == 0 ? null : Number(told[6]), Number(told[7])));
        }
        var overlaps = await Overlaps(sqlite, operation.Code);
        Assert.Equal(overlaps, await Overlaps(postgres, operation.Code));
        return (reach.Count > 0 ? 1 : 0, operation.Needs.Count, overlaps.Split('\n').Length - 2);
    }

    /// <summary>A number whose question has no filter at all.</summary>
    private static readonly int NoFilters = Enumerable.Range(0, 1000).First(number => new RandomQuestion(number).Filters.Length == 0);

    private static Task<string> Overlaps(TesseraApp app, string code) => Command(app, "overlaps", code, "--csv");

    /// <summary>The lines below the header, which both engines must answer to the letter.</summary>
    private static async Task<List<string[]>> Same(TesseraApp sqlite, TesseraApp postgres, string address)
    {
        var text = await Text(sqlite.Visitor(), address);
        Assert.Equal(text, await Text(postgres.Visitor(), address));
        return [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
