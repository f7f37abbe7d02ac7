using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Tessera.Web.Tests.Faults;

/// <summary>Two classes, so that the engines run side by side.</summary>
public sealed class KillOnSqliteTests() : KillDuringImportTests(postgres: false);

public sealed class KillOnPostgresTests() : KillDuringImportTests(postgres: true);

public abstract class KillDuringImportTests(bool postgres)
{
    private const int Rows = 2_000;
    private static int Instants => Environment.GetEnvironmentVariable("TESSERA_LONG") == "1" ? 200 : 20;

    [Fact]
    public Task Killed_at_any_instant_an_import_counts_whole_or_not_at_all() => KillAtManyInstants(postgres);

    [Fact]
    public Task Two_imports_of_overlapping_rows_at_once_register_no_row_twice() => ImportTwoAtOnce(postgres);

    private static async Task KillAtManyInstants(bool postgres)
    {
        await using var country = await CountryOnDisk.Open(postgres);
        var file = country.Workbook("rows.xlsx", 1, Rows);
        var calm = await country.Register("calm");
        var clock = Stopwatch.StartNew();
        await Finished(country.Import("calm", file));
        var duration = clock.Elapsed;
        var (rows, distinct, digest) = await country.Counting(calm);
        Assert.Equal((Rows, Rows), (rows, distinct));
        var outcomes = new HashSet<int>();
        for (var i = 0; i < Instants; i++) outcomes.Add(await KillOnce(country, file, i, duration, digest));
        // Instants spread over the whole run that all came too early or too late would prove nothing.
        Assert.Contains(0, outcomes);
    }

    /// <summary>The rows that counted after the kill: none or all.</summary>
    private static async Task<int> KillOnce(CountryOnDisk country, string file, int instant, TimeSpan duration, string digest)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"kill{instant}");
        var operation = await country.Register(code);
        // A fifth of the run is the program's own start, before it touches the database.
        var part = 0.2 + 0.8 * (instant + new Random(instant).NextDouble()) / Instants;
        using (var process = country.Import(code, file))
        {
            await Task.Delay(duration * part, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Null(await country.Damage());
        Assert.Null(await country.Lie(operation));
        var (rows, _, _) = await country.Counting(operation);
        Assert.True(rows is 0 or Rows, $"Killed at {part:P0} of {duration}: {rows} of {Rows} rows count.");
        await Finished(country.Import(code, file));
        var after = await country.Counting(operation);
        Assert.Equal((Rows, Rows, digest), after);
        return rows;
    }

    private static async Task ImportTwoAtOnce(bool postgres)
    {
        await using var country = await CountryOnDisk.Open(postgres);
        var operation = await country.Register("both");
        var (one, two) = (country.Workbook("one.xlsx", 1, 1_500), country.Workbook("two.xlsx", 1_001, 2_500));
        await Task.WhenAll(Finished(country.Import("both", one)), Finished(country.Import("both", two)));
        var (rows, distinct, _) = await country.Counting(operation);
        Assert.Equal((2_500, 2_500), (rows, distinct));
    }

    private static async Task Finished(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"Exit {process.ExitCode}: {output}\n{await errors}");
        }
    }
}
