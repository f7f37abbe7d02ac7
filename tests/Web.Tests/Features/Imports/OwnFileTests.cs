using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>J2 (ux.md 11): the sender's own file comes back with notes, is corrected and changes only what was corrected.</summary>
public sealed class OwnFileTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    // Row 3's people are no number, row 4's partner is nobody's name, row 5's province is written a little differently.
    private static readonly Cell[][] Table =
    [
        [.. new[] { "Organisation", "Cluster", "Activity", "Province", "Month", "People reached", "Comments" }.Select(Cell.Of)],
        [Cell.Of("Salva Relief"), Cell.Of("WASH"), Cell.Of("Latrines"), Cell.Of("Quang Tri"), Cell.Of("2009-11"), Cell.Of(120), Cell.Of("=SUM(A1:A9)")],
        [Cell.Of("Salva Relief"), Cell.Of("WASH"), Cell.Of("Wells"), Cell.Of("Ha Tinh"), Cell.Of("2009-11"), Cell.Of("=about eighty")],
        [Cell.Of("Nord Team"), Cell.Of("Health"), Cell.Of("Clinic"), Cell.Of("Quang Tri"), Cell.Of("2009-11"), Cell.Of(30)],
        [Cell.Of("Mira Aid"), Cell.Of("Health"), Cell.Of("Clinic"), Cell.Of("QUANG  TRỊ"), Cell.Of("2009-11"), Cell.Of("1 200")],
    ];

    internal static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using var writer = new SheetWriter(bytes);
        writer.BeginSheet("Tháng 11", headerRows: 1);
        foreach (var row in Table) writer.Row(row);
        writer.Finish();
        return bytes.ToArray();
    }

    internal static async Task<byte[]> Notes(Browser browser, string address)
    {
        using var response = await browser.Get($"{address}/notes.xlsx");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The report but for what names the import itself.</summary>
    internal static async Task<Dictionary<string, string>> Report(Browser browser, string address)
    {
        using var response = await browser.Get($"{address}/report.json");
        var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return report.EnumerateObject().Where(p => p.Name is not ("import" or "number" or "file" or "staged_at" or "href" or "timestamp")).ToDictionary(p => p.Name, p => p.Value.GetRawText());
    }

    private static byte[] Edited(byte[] file, string part, Func<string, string> edit)
    {
        var made = new HandMadeXlsx();
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = reader.ReadToEnd();
            made[entry.FullName] = entry.FullName == part ? edit(text) : text;
        }
        return made.ToBytes();
    }

    [Fact]
    public async Task The_file_comes_back_with_notes_and_corrected_changes_only_its_rows()
    {
        var scene = await ImportScene.Open(app, "ownfile");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Workbook(), "november.xlsx");
        var page = await scene.Settled(office, address!);
        Assert.Equal("Your file with notes", page.QuerySelector($"a[href='{address}/notes.xlsx']")!.TextContent);
        var notes = await Notes(office, address!);

        // Three cells are spoken of, each in the way of its colour; the list names them, the gravest first.
        using (var book = Reading.Open(notes))
        {
            Assert.Equal(["Tháng 11", "Problems"], book.Sheets.Select(s => s.Name));
            using var original = Reading.Open(Workbook());
            Assert.Equal(original.Lines(), book.Lines());
            var lines = book.Lines(1);
            Assert.StartsWith("1: Tessera ✎ november.xlsx with notes.", lines[0], StringComparison.Ordinal);
            Assert.Equal(["3: 1", "4: 1", "5: 2"], lines[2..5].Select(l => l.Split('|')[0]));
            Assert.Equal("7: Row|Header|Found|What was noticed|Expected|What to do|Go to", lines.Single(l => l.StartsWith("7:", StringComparison.Ordinal)));
            // What needs nothing stands last, below a line that says so.
            Assert.StartsWith("10: Nothing to do below", lines.Single(l => l.StartsWith("10:", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal(["3|People reached|=about eighty|F3", "4|Organisation|Nord Team|A4", "5|People reached|1 200|F5", "5|Province|QUANG  TRỊ|D5"],
                lines.Where(l => int.Parse(l.Split(':')[0], CultureInfo.InvariantCulture) is > 7 and not 10).Select(l => l.Split(": ", 2)[1].Split('|')).Select(c => $"{c[0]}|{c[1]}|{c[2].Trim()}|{c[6]}").Order(StringComparer.Ordinal).ToArray());
        }
        var parts = XlsxAnnotationTests.Parts(notes);
        Assert.DoesNotContain("<f>", parts["xl/worksheets/sheet2.xml"], StringComparison.Ordinal);
        Assert.Contains("ref=\"A4\"", parts["xl/comments1.xml"], StringComparison.Ordinal);
        Assert.Contains("Which organisation is", parts["xl/comments1.xml"], StringComparison.Ordinal);

        // Accepted, the annotated file sent back as it is says the same and brings nothing new.
        var before = await Report(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        var counting = await scene.Counting();
        var (again, _) = await ImportScene.Send(office, scene.Address, notes, "november-notes.xlsx");
        page = await scene.Settled(office, again!);
        Assert.Equal(["0", "0", "3"], [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")]);
        var after = await Report(office, again!);
        foreach (var name in new[] { "questions", "columns", "issues", "stats", "joined", "rows_read" }.Where(before.ContainsKey)) Assert.Equal(before[name], after[name]);

        // Corrected in two cells: one row changes, one comes in.
        var corrected = Edited(notes, "xl/sharedStrings.xml", text => text.Replace("=about eighty", "80", StringComparison.Ordinal).Replace("Nord Team", "Salva Relief", StringComparison.Ordinal));
        var (last, _) = await ImportScene.Send(office, scene.Address, corrected, "november-notes.xlsx");
        page = await scene.Settled(office, last!);
        Assert.Equal(["1", "1", "2"], [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")]);
        await office.Post($"{last}/accept");
        await scene.Settled(office, last!);
        Assert.Equal(counting + 1, await scene.Counting());
    }

    [Fact]
    public async Task What_needs_nothing_is_one_line_for_each_kind_below_what_has_to_be_done()
    {
        // Three hundred provinces written a little differently, in two ways, and one number that is none, in the last row.
        var scene = await ImportScene.Open(app, "ownkinds");
        var office = await scene.As("office");
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"Salva Relief,WASH,Wells {i},{(i % 3 == 0 ? "HÀ  TĨNH" : "QUANG  TRỊ")},2009-11,{i}\n"));
        var (address, _) = await ImportScene.Send(office, scene.Address, $"Organisation,Cluster,Activity,Province,Month,People reached\n{rows}Salva Relief,WASH,Last,Quang Tri,2009-11,some\n");
        await scene.Settled(office, address!);
        using var book = Reading.Open(await Notes(office, address!));
        var lines = book.Lines(1).SkipWhile(l => !l.Contains(": Row|", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(": ", 2)[1]).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal(["302", "People reached", "some"], lines[0].Split('|')[..3]);
        Assert.StartsWith("Nothing to do below", lines[1], StringComparison.Ordinal);
        Assert.Equal(["2", "Province", "QUANG  TRỊ", "The place name was written a little differently.", "Quang Tri", "Nothing, if this is right: 300 cells like this one.", "D2"], lines[2].Split('|'));
    }

    [Fact]
    public async Task A_cell_has_one_thing_to_do_whatever_was_noticed_of_it()
    {
        // The quarter's name is in no list; the province beside it is.
        var scene = await ImportScene.Open(app, "ownone");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Cluster,Activity,Province,District,Month,People reached,Start,End\nSalva Relief,WASH,Wells,Quang Tri,3e Arrondissement,2009-11,5,2009-11-20,2009-11-02\n,WASH,Wells,Quang Tri,,2009-11,5,2009-11-01,2009-11-02\nunknown,WASH,Pumps,Quang Tri,,2009-11,5,2009-11-01,2009-11-02\n");
        await scene.Settled(office, address!);
        using var book = Reading.Open(await Notes(office, address!));
        var lines = book.Lines(1).SkipWhile(l => !l.Contains(": Row|", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(": ", 2)[1].Split('|')).ToList();
        Assert.All(lines.Where(l => l.Length > 6).GroupBy(l => l[6]), cell => Assert.Single(cell));
        // The start is no right end, so nothing is expected; the sentence names it.
        Assert.Equal(["2009-11-02", "The end lies before the start (2009-11-20).", ""], lines.Single(l => l[6] == "I2")[2..5]);
        Assert.Equal(["unknown", "No organisation is named here."], lines.Single(l => l[6] == "A4")[2..4]);
    }

    [Fact]
    public async Task A_text_file_comes_back_as_a_copy_that_says_so_in_the_reader_s_language()
    {
        var scene = await ImportScene.Open(app, "owncopy");
        var office = await scene.As("office");
        var text = string.Join("\r\n", Table.Select(row => string.Join(';', row.Select(c => c.AsTyped()))));
        var (address, _) = await ImportScene.Send(office, scene.Address, text, "november.csv");
        var page = await scene.Settled(office, address!);
        var notes = await Notes(office, $"{address}");
        using var response = await office.Get($"{address}/notes.xlsx?lang=vi");
        Assert.Equal("november-notes.xlsx", response.Content.Headers.ContentDisposition!.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName);
        using var vietnamese = Reading.Open(await response.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("1: Tessera ✎ november.csv dưới dạng bản sao", vietnamese.Lines(1)[0], StringComparison.Ordinal);
        using var book = Reading.Open(notes);
        Assert.StartsWith("1: Tessera ✎ november.csv as a workbook copy with notes.", book.Lines(1)[0], StringComparison.Ordinal);
        Assert.Equal("2: Salva Relief|WASH|Latrines|Quang Tri|2009-11|120|=SUM(A1:A9)", book.Lines()[1]);

        // The copy brings the same rows.
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        var (again, _) = await ImportScene.Send(office, scene.Address, notes, "november-notes.xlsx");
        page = await scene.Settled(office, again!);
        Assert.Equal(["0", "0", "3"], [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")]);
    }

    [Fact]
    public async Task A_workbook_in_a_zip_comes_back_itself()
    {
        var scene = await ImportScene.Open(app, "ownzip");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, new HandMadeXlsx { Parts = { ["November/own.xlsx"] = Workbook() } }.ToBytes(), "november.zip");
        await scene.Settled(office, address!);
        var parts = XlsxAnnotationTests.Parts(await Notes(office, address!));
        Assert.Equal(XlsxAnnotationTests.Parts(Workbook())["xl/sharedStrings.xml"], parts["xl/sharedStrings.xml"]);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_import_does_not_get_its_file()
    {
        var scene = await ImportScene.Open(app, "ownright");
        var salva = await scene.As("salva");
        var (address, _) = await ImportScene.Send(salva, scene.Address, Workbook(), "november.xlsx");
        await scene.Settled(salva, address!);
        await Notes(salva, address!);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.As("mira")).Get($"{address}/notes.xlsx")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await app.Visitor().Get($"{address}/notes.xlsx")).StatusCode);
    }

    [Fact]
    public async Task A_refused_file_has_no_notes()
    {
        var scene = await ImportScene.Open(app, "ownrefused");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "%PDF-1.4 not a table", "report.xlsx");
        var page = await scene.Settled(office, address!);
        Assert.Null(page.QuerySelector($"a[href='{address}/notes.xlsx']"));
        Assert.Equal(HttpStatusCode.Conflict, (await office.Get($"{address}/notes.xlsx")).StatusCode);
    }
}
