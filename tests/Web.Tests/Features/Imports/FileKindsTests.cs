using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>One table in every file it may come in, by the pages alone.</summary>
public sealed class FileKindsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly string[][] Table =
    [
        ["Organisation", "Cluster", "Activity", "Province", "Province code", "Month", "People reached"],
        ["Salva Relief", "WASH", "Latrines", "Quang Tri", "VN403", "2009-11", "120"],
        ["Mira Aid", "Health", "Clinic", "Thua Thien Hue", "VN405", "2009-11", "45"],
    ];

    [Fact]
    public async Task An_old_workbook_a_zip_and_any_text_table_are_read_alike()
    {
        var scene = await ImportScene.Open(app, "kinds");
        var office = await scene.As("office");
        var old = OldWorkbook();
        (string Name, byte[] File)[] files =
        [
            ("old.xls", old), ("named-new.xlsx", old),
            ("old.zip", new HandMadeXlsx { Parts = { ["November/old.xls"] = old, ["logo.png"] = [1] } }.ToBytes()),
            ("tab.tsv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text('\t'))).ToArray()),
            ("semicolon.csv", Encoding.UTF8.GetBytes("sep=;\r\n" + Text(';'))), ("pipe.csv", Encoding.BigEndianUnicode.GetBytes(Text('|'))),
        ];
        foreach (var (name, file) in files)
        {
            var (address, _) = await ImportScene.Send(office, scene.Address, file, name);
            var page = await scene.Settled(office, address!);
            Assert.True(page.QuerySelector(".keys") is not null, $"{name}: {page.QuerySelector(".notice")?.TextContent}");
            Assert.Equal((name, "2", "2"), (name, ImportScene.Figure(page, "Rows read"), ImportScene.Figure(page, "New")));
        }
    }

    [Fact]
    public async Task What_was_left_out_of_a_file_is_told()
    {
        var scene = await ImportScene.Open(app, "leftout");
        var office = await scene.As("office");
        var file = OldWorkbook(new HandMadeXls().Sheet("Danh mục", HandMadeXls.Number(0, 0, 1), visibility: 1));
        var (address, _) = await ImportScene.Send(office, scene.Address, file, "november.xls");
        var page = await scene.Settled(office, address!);
        var note = page.QuerySelectorAll(".findings li").Single(l => l.TextContent.Contains("hidden sheet", StringComparison.Ordinal));
        Assert.Contains("Danh mục", note.TextContent, StringComparison.Ordinal);
        // Whoever chooses another sheet sees that this one is hidden; the copy that goes back has it, and hides it.
        Assert.Contains("Danh mục (hidden)", page.QuerySelectorAll("select[name=sheet] option").Select(o => o.TextContent.Trim()));
        using var response = await office.Get($"{address}/notes.xlsx");
        using var copy = Reading.Open(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal([("Danh mục", false), ("Data", true)], copy.Sheets.Take(2).Select(s => (s.Name, s.Visibility == Tessera.Web.Spreadsheets.SheetVisibility.Visible)));
    }

    [Fact]
    public async Task Letters_that_are_in_doubt_are_asked_about_once_and_the_answer_is_heeded()
    {
        var scene = await ImportScene.Open(app, "letters");
        var office = await scene.As("office");
        // "Présence" in windows-1252; Excel did not say so.
        var file = Encoding.Latin1.GetBytes(Text(',').Replace("Latrines", "Présence", StringComparison.Ordinal));
        var (address, _) = await ImportScene.Send(office, scene.Address, file, "november.csv");
        var page = await scene.Settled(office, address!);
        var question = page.QuerySelectorAll("#questions .field").Single(f => f.QuerySelector("select[name='answer:encoding']") is not null);
        Assert.Contains("Présence", question.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
        var choices = question.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal("windows-1252", question.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Contains("windows-1258", choices);

        await office.Post($"{address}/answers", ("answer:encoding", "windows-1251"), ("settings", "yes"));
        page = await scene.Settled(office, address!);
        Assert.Null(page.QuerySelector("select[name='answer:encoding']"));
        Assert.Contains("Prйsence", page.QuerySelector("#columns")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EncryptedPackage", "protected by a password")]
    [InlineData("WordDocument", "not a workbook")]
    public async Task A_container_without_a_workbook_is_refused_for_what_it_is(string stream, string words)
    {
        var scene = await ImportScene.Open(app, stream[..4].ToLowerInvariant() + "ole");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, HandMadeXls.Contain(stream, new byte[5000]), "report.xls");
        var page = await scene.Settled(office, address!);
        Assert.Contains(words, page.QuerySelector(".notice.error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oddname0", "../../etc/passwd.csv")]
    [InlineData("oddname1", "C:\\temp\\CON.csv")]
    [InlineData("oddname2", "a<img src=x onerror=alert(1)>.csv")]
    [InlineData("oddname3", "report\u202Exslx.csv")]
    public async Task A_name_however_odd_is_shown_as_text_and_never_a_path(string code, string name)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Text(','), name);
        var page = await scene.Settled(office, address!);
        Assert.Equal("2", ImportScene.Figure(page, "Rows read"));
        Assert.Empty(page.QuerySelectorAll("img[src=x]"));
        using var file = await office.Get($"{address}/file");
        Assert.Contains("attachment", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("..", file.Content.Headers.ContentDisposition!.FileName ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_however_odd_is_answered()
    {
        var scene = await ImportScene.Open(app, "forms");
        var office = await scene.As("office");
        var two = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Text(','))), "file", "a.csv" }, { new ByteArrayContent([1]), "file", "b.csv" } };
        var nameless = new MultipartFormDataContent { { new ByteArrayContent([1, 2]), "file" } };
        var odd = new ByteArrayContent(Encoding.UTF8.GetBytes("no boundary here"));
        odd.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=xyz");
        foreach (var (body, least, most) in new (HttpContent, int, int)[] { (two, 200, 399), (nameless, 400, 499), (odd, 400, 499) })
        {
            var request = office.Form(scene.Address);
            request.Content = body;
            using var response = await office.Send(request);
            Assert.InRange((int)response.StatusCode, least, most);
        }
    }

    [Fact]
    public async Task An_upload_cut_short_leaves_nothing_and_sent_again_is_one_import()
    {
        var scene = await ImportScene.Open(app, "cutshort");
        var office = await scene.As("office");
        var file = Encoding.UTF8.GetBytes(Text(',') + string.Concat(Enumerable.Repeat("Mira Aid,Health,Clinic,Ha Tinh,VN401,2009-11,1\r\n", 20_000)));
        var whole = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "november.csv" } };
        var bytes = await whole.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var request = office.Form(scene.Address);
        request.Content = new ByteArrayContent(bytes, 0, bytes.Length * 99 / 100) { Headers = { ContentType = whole.Headers.ContentType } };
        using var response = await office.Send(request);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Equal(0, await Imports());
        await ImportScene.Send(office, scene.Address, file, "november.csv");
        Assert.Equal(1, await Imports());

        Task<int> Imports() => app.Db(db => db.Imports.CountAsync(i => db.Operations.Any(o => o.Id == i.OperationId && o.Code == scene.Code)));
    }

    [Fact]
    public async Task The_same_rows_under_another_name_change_nothing()
    {
        var scene = await ImportScene.Open(app, "samerows");
        var office = await scene.As("office");
        var (first, _) = await ImportScene.Send(office, scene.Address, Text(','), "a.csv");
        await scene.Settled(office, first!);
        await office.Post($"{first}/accept");
        await scene.Settled(office, first!);

        var (second, _) = await ImportScene.Send(office, scene.Address, OldWorkbook(), "b.xls");
        var page = await scene.Settled(office, second!);

        Assert.Equal(["0", "0", "2"], [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")]);
    }

    [Fact]
    public async Task Merged_cells_are_asked_about_and_the_answer_takes_them_back()
    {
        var scene = await ImportScene.Open(app, "merged");
        var office = await scene.As("office");
        var book = new HandMadeXls();
        string[][] rows = [Table[0], Table[1], ["", "WASH", "Wells", "Ha Tinh", "VN401", "2009-11", "80"]];
        var records = rows.Index().SelectMany(r => r.Item.Index().Where(c => c.Item.Length > 0).SelectMany(c => book.Text(r.Index, c.Index, c.Item)));
        var (address, _) = await ImportScene.Send(office, scene.Address, book.Sheet("Data", [.. records, .. HandMadeXls.Merged(1, 2, 0, 0)]).ToBytes(), "merged.xls");
        var page = await scene.Settled(office, address!);
        Assert.Equal("0", ImportScene.Figure(page, "Refused"));
        Assert.Equal("fill", page.QuerySelector("select[name='answer:merged:organisation'] option[selected]")!.GetAttribute("value"));

        await office.Post($"{address}/answers", ("answer:merged:organisation", "leave"), ("settings", "yes"));
        page = await scene.Settled(office, address!);
        Assert.Equal("1", ImportScene.Figure(page, "Refused"));
    }

    private static string Text(char separator) => string.Concat(Table.Select(row => string.Join(separator, row) + "\r\n"));

    private static byte[] OldWorkbook(HandMadeXls? book = null)
    {
        book ??= new HandMadeXls();
        var records = Table.Index().SelectMany(r => r.Item.Index().SelectMany(c =>
            double.TryParse(c.Item, out var number) ? HandMadeXls.Number(r.Index, c.Index, number) : book.Text(r.Index, c.Index, c.Item)));
        return book.Sheet("Data", [.. records]).ToBytes();
    }
}
