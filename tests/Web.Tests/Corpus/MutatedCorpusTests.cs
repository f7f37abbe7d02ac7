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
    private const int Piece = 10_000;

    /// <summary>What a third of the files are read with, so that what answers lead to is broken too.</summary>
    private static readonly Dictionary<string, string> Answered = new() { ["calendar"] = "lunar", ["date-order"] = "dmy", ["number-style"] = "comma", ["rows-alike"] = "first", ["struck"] = "leave-out" };

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(20);

    private static int First => int.TryParse(Environment.GetEnvironmentVariable("TESSERA_SEED"), out var seed) ? seed : 1;

    [Fact]
    public async Task Every_broken_file_is_read_or_refused_in_words()
    {
        var lists = await FileCorpusTests.Lists(app);
        // TESSERA_LONG=1 is the long run; any other number is that many files, from the number TESSERA_SEED on.
        var count = LongRun.Wish is not { } wish ? Usual : int.TryParse(wish, out var number) && number > 1 ? number : Long;
        var (codes, wrong, slow) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), new List<string>());
        var clock = Stopwatch.StartNew();
        for (var done = 0; done < count && wrong.Count < 20; done++)
        {
            var mutator = new FileMutator(First + done);
            var file = mutator.Make();
            var code = Check(done % 2 == 0 ? lists : ValueFiles.Country, file, mutator, done % 3 == 0 ? Answered : null, wrong, slow);
            codes[code] = codes.GetValueOrDefault(code) + 1;
            if ((done + 1) % Piece == 0) Tell($"{done + 1} of {count}, {(done + 1) / clock.Elapsed.TotalSeconds:0} a second, {slow.Count} above {Promised}, {Environment.WorkingSet >> 20} MB");
        }
        output.WriteLine(string.Join(", ", codes.Select(c => $"{c.Value} {c.Key}")));
        output.WriteLine(string.Join('\n', slow));
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
        // As many kinds of ends as a mutator that reaches deep must find; a fourth of the files must still be read.
        Assert.True(codes.Count >= 10 && codes.GetValueOrDefault("read") > count / 4, output.Output);
        var text = app.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<Text>();
        Assert.Empty(codes.Keys.Where(c => c != "read" && !text.Has(c)));
    }

    /// <summary>The long run takes an hour: how far it is stands in a file that can be looked at.</summary>
    private void Tell(string progress)
    {
        output.WriteLine(progress);
        if (LongRun.Wish is null) return;
        Directory.CreateDirectory(Path.Combine(Checkout.Root, "test-results"));
        File.AppendAllText(Path.Combine(Checkout.Root, "test-results", "mutants.log"), progress + "\n");
    }

    private static string Check(OperationLists lists, byte[] file, FileMutator mutator, Dictionary<string, string>? answers, List<string> wrong, List<string> slow)
    {
        try
        {
            var (outcome, elapsed, allocated) = Timed(lists, file, mutator.Name, answers);
            // Another process may have had the processor: what is slow is slow twice, and told; only what hangs fails.
            if (elapsed > Promised && Timed(lists, file, mutator.Name, answers).Elapsed is var again && again > Promised) (again > Patience ? wrong : slow).Add($"{mutator.Story}: took {again}");
            if (allocated > MostAllocated) wrong.Add($"{mutator.Story}: allocated {allocated >> 20} MB");
            return outcome.Refusal?.Code ?? "read";
        }
        catch (Exception e)
        {
            wrong.Add($"{mutator.Story}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            return "broken";
        }
    }

    private static (DryCheck Outcome, TimeSpan Elapsed, long Allocated) Timed(OperationLists lists, byte[] file, string name, Dictionary<string, string>? answers)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        return (DryCheck.Of(lists, file, name, answers), clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
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
