using System.Net;
using AngleSharp.Dom;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

public sealed class CellFixesOnSqliteTests(SqliteApp app) : CellFixTests(app), IClassFixture<SqliteApp>;

public sealed class CellFixesOnPostgresTests(PostgresApp app) : CellFixTests(app), IClassFixture<PostgresApp>;

/// <summary>J2 (ux.md 11) without leaving the browser: cells corrected, questions as one message, the table back cleaned.</summary>
public abstract class CellFixTests(TesseraApp app)
{
    // Rows 2 and 3 have people that are no number, row 4's organisation is unknown, row 5 says where nobody knows.
    private const string File = """
        Organisation,Cluster,Activity,Province,Month,People reached,Contact email,Remark
        Salva Relief,WASH,Latrines,Quang Tri,2009-11,about eighty,anna@example.org,=1+1
        Salva Relief,WASH,Wells,Ha Tinh,2009-11,about eighty,anna@example.org,
        Nord Team,Health,Clinic,QUANG  TRỊ,2009-11,30,ben@example.org,call +84 912 345 678
        Mira Aid,Health,Clinic,Nowhere,2009-11,12,ben@example.org,

        """;

    private static async Task<(string Address, IDocument Page)> Open(ImportScene scene, Browser browser)
    {
        var (address, _) = await ImportScene.Send(browser, scene.Address, File, "november.csv");
        return (address!, await scene.Settled(browser, address!));
    }

    private static async Task<string> Text(Browser browser, string address)
    {
        using var response = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Cells_are_corrected_one_for_all_or_one_by_one_and_the_rows_checked_again()
    {
        var scene = await ImportScene.Open(app, "cells");
        var office = await scene.As("office");
        var (address, page) = await Open(scene, office);
        Assert.NotNull(page.QuerySelector($"a[href='{address}/cells']"));
        page = await scene.Settled(office, $"{address}/cells");
        // Two rows say "about eighty": one field for both. The others stand alone.
        Assert.Equal("about eighty", page.QuerySelector("input[name='same:5:number.not-a-number:about eighty']")?.GetAttribute("value"));
        Assert.Equal("Nord Team", page.QuerySelector("input[name='cell:4:0']")?.GetAttribute("value"));
        Assert.Equal("Nowhere", page.QuerySelector("input[name='cell:5:3']")?.GetAttribute("value"));

        using (var beyond = await office.Post($"{address}/cells", ("cell:4:9999", "x")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, beyond.StatusCode);
            Assert.Contains("nothing was changed", await beyond.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var sent = await office.Post($"{address}/cells", ("same:5:number.not-a-number:about eighty", "80"), ("cell:3:5", "85"), ("cell:4:0", "Mira Aid"), ("cell:5:3", "Ha Tinh")))
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        page = await scene.Settled(office, address);
        Assert.Equal(["4", "0", "0"], [ImportScene.Figure(page, "Corrected"), ImportScene.Figure(page, "Waiting"), ImportScene.Figure(page, "Refused")]);
        Assert.Equal(["80", "85", "30", "12"], page.QuerySelectorAll("#rows tbody tr td:nth-child(7)").Select(c => c.TextContent.Trim()));
        Assert.Contains("Corrected here: the file says “about eighty”, read as “85”.", page.QuerySelector("#rows")!.TextContent, StringComparison.Ordinal);

        // The row's own page says what the file says; given back, it is no correction any more.
        var row = await scene.Settled(office, $"{address}/cells?row=4");
        Assert.Contains("The file says: Nord Team", row.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        using (var back = await office.Post($"{address}/cells?row=4", ("cell:4:0", "Nord Team"))) Assert.Equal($"{address}/cells?row=4", back.Headers.Location!.ToString());
        page = await scene.Settled(office, address);
        Assert.Equal("1", ImportScene.Figure(page, "Waiting"));

        await office.Post($"{address}/accept");
        await scene.Settled(office, address);
        Assert.Equal(3, await scene.Counting());
        using var late = await office.Post($"{address}/cells", ("cell:4:0", "Mira Aid"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_file_that_comes_back_keeps_what_was_corrected_in_the_rows_it_did_not_touch()
    {
        var scene = await ImportScene.Open(app, "cells-back");
        var office = await scene.As("office");
        var (address, _) = await Open(scene, office);
        using (var sent = await office.Post($"{address}/cells", ("same:5:number.not-a-number:about eighty", "80"), ("cell:4:0", "Mira Aid"), ("cell:5:3", "Ha Tinh"))) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await scene.Settled(office, address);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address);
        Assert.Equal(4, await scene.Counting());

        // Saved again by the partner, who knows nothing of it: a blank line more, and not one cell otherwise.
        var (again, _) = await ImportScene.Send(office, scene.Address, File + "\r\n", "november-notes.csv");
        var page = await scene.Settled(office, again!);
        Assert.Equal(["4", "0", "0"], [ImportScene.Figure(page, "Corrected"), ImportScene.Figure(page, "Waiting"), ImportScene.Figure(page, "Changed")]);
        Assert.Contains("Corrected here: the file says “about eighty”, read as “80”.", page.QuerySelector("#rows")!.TextContent, StringComparison.Ordinal);
        // Taken back in this file it stays taken back.
        await office.Post($"{again}/cells?row=2", ("cell:2:5", "about eighty"));
        page = await scene.Settled(office, again!);
        Assert.Equal(["no data", "80", "30", "12"], page.QuerySelectorAll("#rows tbody tr td:nth-child(7)").Select(c => c.TextContent.Trim()));

        // A row that says something else now was looked at: what it says counts, the correction no longer.
        var (third, _) = await ImportScene.Send(office, scene.Address, File.Replace("Latrines", "Toilets", StringComparison.Ordinal), "november-3.csv");
        page = await scene.Settled(office, third!);
        Assert.Equal(["no data", "80", "30", "12"], page.QuerySelectorAll("#rows tbody tr td:nth-child(7)").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Of_two_fields_of_one_cell_the_changed_one_counts_and_untouched_fields_correct_nothing()
    {
        var scene = await ImportScene.Open(app, "cells-twice");
        var office = await scene.As("office");
        var (address, _) = await Open(scene, office);
        using (var sent = await office.Post($"{address}/cells", ("cell:4:0", "Nord Team"), ("cell:4:0", "Mira Aid"), ("cell:5:3", "Nowhere"), ("cell:5:3", "Nowhere")))
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await scene.Settled(office, address);
        var row = await scene.Settled(office, $"{address}/cells?row=4");
        Assert.Equal("Mira Aid", row.QuerySelector("input[name='cell:4:0']")!.GetAttribute("value"));
        row = await scene.Settled(office, $"{address}/cells?row=5");
        Assert.Equal("Nowhere", row.QuerySelector("input[name='cell:5:3']")!.GetAttribute("value"));
        Assert.DoesNotContain("The file says", row.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_questions_come_as_one_message_in_either_language_without_contacts()
    {
        var scene = await ImportScene.Open(app, "message");
        var office = await scene.As("office");
        var (address, _) = await Open(scene, office);
        var english = await Text(office, $"{address}/message.txt?language=en");
        Assert.Contains("Where: Organisation: A4\n", english, StringComparison.Ordinal);
        Assert.Contains("Where: People reached: F2, F3\n", english, StringComparison.Ordinal);
        Assert.Contains("Found: about eighty\n", english, StringComparison.Ordinal);
        Assert.Contains("Where: Province: D5\n", english, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", english, StringComparison.Ordinal);
        Assert.DoesNotContain("912", english, StringComparison.Ordinal);
        Assert.StartsWith("Xin chào,", await Text(office, $"{address}/message.txt?language=vi"), StringComparison.Ordinal);
        var page = await ImportScene.Parse(await office.Get($"{address}/message?language=en"));
        Assert.Equal(english, page.QuerySelector("#message")!.TextContent);
        Assert.StartsWith("mailto:?subject=Questions%20about%20your%20file%20november.csv&body=Hello", page.QuerySelector("a[href^='mailto:']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cleaned_table_has_the_senders_columns_in_their_order_and_is_safe_to_open()
    {
        var scene = await ImportScene.Open(app, "cleaned");
        var office = await scene.As("office");
        var (address, _) = await Open(scene, office);
        var lines = (await Text(office, $"{address}/cleaned.csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("Organisation,Cluster,Activity,Province,Month,People reached,Contact email,Remark,Row status,Row in the file,Organisation matched,P-code matched,Place matched,Cluster matched,What was changed or is open", lines[0]);
        // What could not be read is empty and told; what would run in a sheet does not; the province is the gazetteer's.
        Assert.StartsWith("Salva Relief,Water Sanitation Hygiene,Latrines,Quang Tri,2009-11,,anna@example.org,'=1+1,corrected,2,Salva Relief,VN403,Quang Tri,WSH,", lines[1], StringComparison.Ordinal);
        Assert.Contains("about eighty", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Nord Team,Health,Clinic,Quang Tri,2009-11,30,ben@example.org,call +84 912 345 678,waiting,4,,VN403,Quang Tri,", lines[3], StringComparison.Ordinal);
        using var workbook = await office.Get($"{address}/cleaned.xlsx");
        using var book = Reading.Open(await workbook.Content.ReadAsByteArrayAsync());
        Assert.Equal(5, book.Lines().Length);
        var mira = await scene.As("mira");
        using var others = await mira.Get($"{address}/cleaned.csv");
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }
}
