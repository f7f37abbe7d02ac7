using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Faults;

/// <summary>Full, read-only and failing disks below SQLite (trust.md 6b, F4 and F5).</summary>
public sealed class StorageFaultTests
{
    private const int Rows = 4_000;
    private const int Megabyte = 1 << 20;
    private const string IsFull = "storage is full";
    private const string CannotWrite = "cannot write to its storage";

    /// <summary>Rows of one partner, each another activity.</summary>
    internal static string File(int rows)
    {
        var text = new StringBuilder("Organisation,Cluster,Activity,Province,Province code,Month,People reached\n");
        for (var row = 1; row <= rows; row++) text.Append(CultureInfo.InvariantCulture, $"Salva Relief,WASH,Activity {row},Quang Tri,VN403,2009-11,{row}\n");
        return text.ToString();
    }

    [Fact]
    public async Task A_full_disk_is_said_reading_goes_on_and_the_same_import_goes_on_once_there_is_space()
    {
        using var disk = SmallDisk.Of(64);
        await using var app = await TesseraApp.InFolder(disk.Folder);
        var scene = await ImportScene.Open(app, "full");
        var office = await scene.As("office");
        await app.Db(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));

        // No room at all: nothing is kept of the file, and no page is lost.
        disk.Leave(0);
        var (address, refused) = await ImportScene.Send(office, scene.Address, File(Rows));
        Assert.Null(address);
        Assert.Contains(IsFull, refused!.Body!.TextContent, StringComparison.Ordinal);
        await Reads(office, "/full/presence", scene.Address);

        // Room for the file and not for what is read from it: the import waits and says so.
        for (var free = 0; address is null; (address, _) = await ImportScene.Send(office, scene.Address, File(Rows))) disk.Leave(free += Megabyte / 4);
        await Waiting(office, address, IsFull);
        await Reads(office, "/full/presence", scene.Address);
        disk.Leave(40 * Megabyte);
        Assert.Equal(Rows.ToString("N0", CultureInfo.InvariantCulture), ImportScene.Figure(await scene.Settled(office, address), "Rows read"));

        // The same while rows are made to count: none of them, and then all.
        await app.Db(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        disk.Leave(Megabyte / 4);
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/accept")).StatusCode);
        await Waiting(office, address, IsFull);
        Assert.Equal(0, await scene.Counting());
        disk.Leave(40 * Megabyte);
        Assert.Contains("Accepted: 4,000 new", (await scene.Settled(office, address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Rows, await scene.Counting());
        Assert.Equal(["ok"], await app.Db(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync()));
    }

    [Fact]
    public async Task A_command_that_meets_a_full_disk_says_so_and_is_simply_given_again()
    {
        using var disk = SmallDisk.Of(64);
        await using var country = await CountryOnDisk.Open(postgres: false, disk.Folder);
        var operation = await country.Register("full");
        var file = country.Workbook("rows.xlsx", 1, 800);
        disk.Leave(Megabyte / 4);
        var (code, said) = await Said(country.Import("full", file));
        Assert.Equal(1, code);
        Assert.Contains(IsFull, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(0, (await country.Counting(operation)).Rows);

        disk.Leave(40 * Megabyte);
        (code, said) = await Said(country.Import("full", file));
        Assert.True(code == 0, said);
        Assert.Equal(800, (await country.Counting(operation)).Rows);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_stops_the_start_with_its_name()
    {
        using var disk = SmallDisk.Of(8);
        await using var country = await CountryOnDisk.Open(postgres: false);
        var file = country.Workbook("rows.xlsx", 1, 2);
        disk.Close();
        var (code, said) = await Said(country.Import("any", file, disk.Folder));
        Assert.Equal(1, code);
        Assert.Contains(disk.Folder, said, StringComparison.Ordinal);
        Assert.Contains(CannotWrite, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fails_under_the_running_program_costs_saves_and_no_page()
    {
        using var disk = SmallDisk.ThatFails(48);
        await using var app = await TesseraApp.InFolder(disk.Folder);
        var scene = await ImportScene.Open(app, "failing");
        var office = await scene.As("office");
        await Reads(office, "/failing/presence", scene.Address);
        disk.Fail();
        var (address, refused) = await ImportScene.Send(office, scene.Address, File(100));
        Assert.Null(address);
        Assert.Contains(CannotWrite, refused!.Body!.TextContent, StringComparison.Ordinal);
        using var save = await office.Post("/failing/partners/new", ("name", "New Hope"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (save.StatusCode, save.Headers.RetryAfter!.ToString()));
        await Reads(office, "/failing/presence", scene.Address, "/failing/partners");
        using var ask = await office.Get("/api/v1/failing/imports");
        Assert.Equal(HttpStatusCode.OK, ask.StatusCode);
    }

    [Fact]
    public void A_disk_without_space_is_known_from_a_file_as_from_the_database()
    {
        if (!System.IO.File.Exists("/dev/full")) Assert.Skip("This system has no /dev/full to fail a write with.");
        var failure = Assert.Throws<IOException>(() =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            full.WriteByte(1);
        });
        Assert.Equal(StorageTrouble.Full, StorageTrouble.Of(new InvalidOperationException("around it", failure))!.Code);
        Assert.Equal(StorageTrouble.Full, StorageTrouble.Of(new SqliteException("full", 13))!.Code);
        Assert.Null(StorageTrouble.Of(new SqliteException("constraint", 19)));
        Assert.Null(StorageTrouble.Of(new IOException("the other end closed")));
    }

    internal static async Task Reads(Browser browser, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            using var response = await browser.Get(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {await Browser.Read(response)}");
        }
    }

    /// <summary>Until the import's page says that its work waits, and why.</summary>
    private static async Task Waiting(Browser browser, string address, string why)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var response = await browser.Get(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            if ((await ImportScene.Parse(response)).QuerySelector(".notice") is { } notice && notice.TextContent.Contains(why, StringComparison.Ordinal)) return;
            await Task.Delay(50);
        }
        Assert.Fail($"{address} never said that {why}");
    }

    private static async Task<(int Code, string Said)> Said(System.Diagnostics.Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
    }
}
