using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Corpus;

/// <summary>
/// Good files broken in thousands of ways (./tessera test --long: half a million): each is read or refused with a code
/// that has a text, in two seconds and bounded memory, and nothing else ever comes of it.
/// </summary>
public sealed class MutatedCorpusTests(SqliteApp app, ITestOutputHelper output) : IClassFixture<SqliteApp>
{
    private const int Usual = 5_000, Long = 500_000, ThroughHttp = 200;
    private const long MostAllocated = 400L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Every_broken_file_is_read_or_refused_in_words()
    {
        var lists = await FileCorpusTests.Lists(app);
        // TESSERA_LONG=1 is the long run; any other number is that many files.
        var count = Environment.GetEnvironmentVariable("TESSERA_LONG") is not { } wish ? Usual : int.TryParse(wish, out var number) && number > 1 ? number : Long;
        var (codes, wrong) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        for (var seed = 1; seed <= count && wrong.Count < 20; seed++)
        {
            var mutator = new FileMutator(seed);
            var file = mutator.Make();
            var code = Check(lists, file, mutator, wrong);
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
        output.WriteLine(string.Join(", ", codes.Select(c => $"{c.Value} {c.Key}")));
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
        // As many kinds of ends as a mutator that reaches deep must find; a fourth of the files must still be read.
        Assert.True(codes.Count >= 10 && codes.GetValueOrDefault("read") > count / 4, output.Output);
        var text = app.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<Text>();
        Assert.Empty(codes.Keys.Where(c => c != "read" && !text.Has(c)));
    }

    private static string Check(OperationLists lists, byte[] file, FileMutator mutator, List<string> wrong)
    {
        try
        {
            var (outcome, elapsed, allocated) = Timed(lists, file, mutator.Name);
            // Another process may have had the processor: what is slow is slow twice.
            if (elapsed > Patience && Timed(lists, file, mutator.Name).Elapsed > Patience) wrong.Add($"{mutator.Story}: took {elapsed}");
            if (allocated > MostAllocated) wrong.Add($"{mutator.Story}: allocated {allocated >> 20} MB");
            return outcome.Refusal?.Code ?? "read";
        }
        catch (Exception e)
        {
            wrong.Add($"{mutator.Story}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            return "broken";
        }
    }

    private static (DryCheck Outcome, TimeSpan Elapsed, long Allocated) Timed(OperationLists lists, byte[] file, string name)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        return (DryCheck.Of(lists, file, name), clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Broken_files_sent_by_people_end_checked_or_refused()
    {
        var scene = await ImportScene.Open(app, "mutants");
        var office = await scene.As("office");
        var addresses = new HashSet<string>();
        for (var seed = 1; seed <= ThroughHttp; seed++)
        {
            var mutator = new FileMutator(seed * 7919);
            var (address, _) = await ImportScene.Send(office, scene.Address, mutator.Make(), mutator.Name);
            Assert.True(address is not null, $"{mutator.Story} was not kept");
            addresses.Add(address.Split('?')[0]);
        }
        foreach (var address in addresses) await scene.Settled(office, address);
        var ends = await app.Db(db => db.Imports.Where(i => db.Operations.Any(o => o.Id == i.OperationId && o.Code == scene.Code)).Select(i => new { i.Number, i.State, i.Refusal }).ToListAsync());
        Assert.Equal(addresses.Count, ends.Count);
        Assert.Empty(ends.Where(e => e.State is not (ImportState.Checked or ImportState.Refused)));
        Assert.Empty(ends.Where(e => e.Refusal is "" or "import.check-failed"));
        Assert.Equal(0, await app.Db(db => db.Jobs.CountAsync(j => j.State == JobState.Failed)));
    }
}
