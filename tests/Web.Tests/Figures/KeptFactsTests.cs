using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Xunit;

namespace Tessera.Web.Tests.Figures;

/// <summary>The file of an operation's rows: a shortcut that is never believed against the database (decision 27).</summary>
public sealed class KeptFactsTests(SqliteApp sqlite) : IClassFixture<SqliteApp>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-kept-").FullName;
    // Countries of several imports, of which none is undone and rows have several versions.
    private static readonly IReadOnlyList<RandomOperation> Countries = [.. Enumerable.Range(5_000, 200).Select(number => new RandomOperation(number)).Where(one => one is { Imports: 3, Undone: 0 })];
    private static int _next;

    private KeptFacts Files => new(_folder, 0, NullLogger<KeptFacts>.Instance);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_start_takes_the_rows_from_the_file_and_what_came_later_from_the_database(string engine)
    {
        await using var other = engine == "postgres" ? await TesseraApp.OnPostgres() : null;
        var app = other ?? sqlite;
        var (id, country) = await Registered(app);
        var first = await Started(app, id);
        Assert.Equal(country.Counting.Select(r => (r.RowId, r.AreaId, r.Reached ?? FactSegment.None)).Order(), Said(first));

        // With the rows gone from the database only the file can know them.
        await app.Db(db => db.Activities.Where(r => r.OperationId == id).ExecuteDeleteAsync());
        Assert.Equal(Said(first), Said(await Started(app, id)));

        await app.Db(async db =>
        {
            db.Add(Import(id, 4, 4));
            db.Add(new ActivityRow { OperationId = id, RowId = 9_999, ImportNumber = 4, SourceRow = 2, KeyHash = 1, ContentHash = 1, AreaId = 111, Reached = 70_000 });
            await db.SaveChangesAsync();
            await db.Operations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, 4));
        });
        Assert.Equal(Said(first).Append((9_999L, 111L, 70_000L)).Order(), Said(await Started(app, id)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_import_taken_back_since_then_does_not_count(string engine)
    {
        await using var other = engine == "postgres" ? await TesseraApp.OnPostgres() : null;
        var app = other ?? sqlite;
        var (id, _) = await Registered(app);
        await Started(app, id);
        await app.Db(db => db.Imports.Where(i => i.OperationId == id && i.Number == 2).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Undone)));
        await app.Db(db => db.Operations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, 9)));
        var told = await Started(app, id);
        Assert.Equal(9, told.Sequence);
        Assert.Equal(await FromDatabase(app, id), Said(told));
    }

    [Fact]
    public async Task A_database_put_back_to_an_earlier_day_is_believed_and_not_the_file()
    {
        var (id, _) = await Registered(sqlite);
        await Started(sqlite, id);
        // Import 3 is another one now: its rows were accepted again, at another moment, under the same number and sequence.
        await sqlite.Db(db => db.Activities.Where(r => r.OperationId == id && r.ImportNumber == 3).ExecuteUpdateAsync(s => s.SetProperty(r => r.Reached, 10_000L * 4_321)));
        await sqlite.Db(db => db.Imports.Where(i => i.OperationId == id && i.Number == 3).ExecuteUpdateAsync(s => s.SetProperty(i => i.CommittedAt, 77L)));
        var told = Said(await Started(sqlite, id));
        Assert.Contains(told, row => row.Reached == 10_000L * 4_321);
        Assert.Equal(await FromDatabase(sqlite, id), told);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("cut to nothing")]
    [InlineData("one bit turned")]
    [InlineData("of another build")]
    [InlineData("of another operation")]
    [InlineData("sealed rubbish")]
    [InlineData("deleted")]
    public async Task A_file_that_cannot_be_believed_is_written_anew_without_a_word(string what)
    {
        var (id, _) = await Registered(sqlite);
        var first = await Started(sqlite, id);
        var path = Files.PathOf(id);
        Spoil(path, what);
        Assert.Equal(Said(first), Said(await Started(sqlite, id)));
        await sqlite.Db(db => db.Activities.Where(r => r.OperationId == id).ExecuteDeleteAsync());
        Assert.Equal(Said(first), Said(await Started(sqlite, id)));
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_nothing_but_the_shortcut()
    {
        var (id, country) = await Registered(sqlite);
        var taken = Path.Combine(_folder, "taken");
        await File.WriteAllTextAsync(taken, "a file where the folder should be", TestContext.Current.CancellationToken);
        var figures = new OperationFigures(sqlite.Services.GetRequiredService<Engine>(), new KeptFacts(taken, 0, NullLogger<KeptFacts>.Instance));
        Assert.Equal(country.Counting.Count(), (await figures.For(id)).Rows);
        await figures.Kept();
    }

    [Fact]
    public async Task Many_who_ask_at_once_leave_one_file_and_nothing_half_written()
    {
        var (id, _) = await Registered(sqlite);
        var figures = Enumerable.Range(0, 6).Select(_ => new OperationFigures(sqlite.Services.GetRequiredService<Engine>(), Files)).ToList();
        var told = await Task.WhenAll(figures.Select(one => Task.Run(() => one.For(id))));
        await Task.WhenAll(figures.Select(one => one.Kept()));
        Assert.All(told, table => Assert.Equal(Said(told[0]), Said(table)));
        Assert.Equal([Files.PathOf(id)], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files.PathOf(id)));
    }

    [Fact]
    public void Small_changes_wait_until_they_are_worth_a_file()
    {
        var files = new KeptFacts(_folder, 50_000, NullLogger<KeptFacts>.Instance);
        Assert.Equal([false, true, false, true], new[] { (49_999, 49_999), (50_000, 50_000), (60_000, 2_000_000), (100_000, 2_000_000) }.Select(rows => files.IsWorth(rows.Item1, rows.Item2)));
        Assert.False(Files.IsWorth(0, 10));
    }

    private void Spoil(string path, string what)
    {
        var bytes = File.ReadAllBytes(path);
        if (what == "cut") File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        else if (what == "cut to nothing") File.WriteAllBytes(path, []);
        else if (what == "deleted") File.Delete(path);
        else if (what == "one bit turned") { bytes[bytes.Length / 2] ^= 4; File.WriteAllBytes(path, bytes); }
        else if (what == "of another operation") File.WriteAllBytes(path, Sealed(Replaced(bytes, BitConverter.GetBytes((long)int.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture)), BitConverter.GetBytes(4_242L))));
        else if (what == "of another build") File.WriteAllBytes(path, Sealed(Replaced(bytes, Encoding.UTF8.GetBytes(typeof(FactTable).Assembly.ManifestModule.ModuleVersionId.ToString()), Encoding.UTF8.GetBytes(Guid.Empty.ToString()))));
        else File.WriteAllBytes(path, Sealed([.. bytes[..200], .. Enumerable.Repeat((byte)0x7F, 400), .. new byte[32]]));
    }

    private static byte[] Replaced(byte[] bytes, byte[] old, byte[] now)
    {
        var at = bytes.AsSpan().IndexOf(old);
        Assert.True(at > 0);
        now.CopyTo(bytes, at);
        return bytes;
    }

    private static byte[] Sealed(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(..^32)).CopyTo(bytes, bytes.Length - 32);
        return bytes;
    }

    /// <summary>As a process just started on the folder knows the operation, with its file written.</summary>
    private async Task<FactTable> Started(TesseraApp app, int id)
    {
        var figures = new OperationFigures(app.Services.GetRequiredService<Engine>(), Files);
        var table = await figures.For(id);
        await figures.Kept();
        return table;
    }

    private async Task<List<(long, long, long Reached)>> FromDatabase(TesseraApp app, int id) =>
        Said(await new OperationFigures(app.Services.GetRequiredService<Engine>(), new KeptFacts(Path.Combine(_folder, "none"), int.MaxValue, NullLogger<KeptFacts>.Instance)).For(id));

    private static List<(long Row, long Area, long Reached)> Said(FactTable table) =>
        [.. table.Segments.SelectMany(visible => Enumerable.Range(0, visible.Segment.Count).Select(row => (Row: visible.Segment.RowId[row], At: visible.Segment.Position[row], visible))
            .Where(one => !one.visible.IsHidden(one.At)).Select(one => (one.Row, table.Areas[one.visible.Segment.Area[one.At]], one.visible.Segment.Reached[one.At]))).Order()];

    private static async Task<(int Id, RandomOperation Country)> Registered(TesseraApp app)
    {
        var country = Countries[Interlocked.Increment(ref _next)];
        await app.Db(country.Register);
        return (await app.Db(db => db.Operations.Where(o => o.Code == country.Code).Select(o => o.Id).SingleAsync()), country);
    }

    private static Import Import(int operation, int number, long sequence) =>
        new() { OperationId = operation, Number = number, FileId = number, FileName = "later.xlsx", Settings = "{}", State = ImportState.Committed, CommitSequence = sequence };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
