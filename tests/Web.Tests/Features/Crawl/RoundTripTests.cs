using System.Net;
using AngleSharp.Dom;
using Tessera.Web.Commands;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// What goes out comes in again as the same rows (issue 4): a chain of operations with the same lists, each fed with the
/// export of the one before, five times, with texts that a spreadsheet would run.
/// </summary>
public sealed class RoundTripTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const int Times = 5;

    /// <summary>What names a row in its own operation and import.</summary>
    private static readonly string[] OfImport = ["Tessera row", "Import", "Sheet row"];

    private const string Header = "Reporting organisation,Programming partner,Implementing partner,Donor,Cluster,Activity,Activity description,Indicator,Status,Start date,End date,Period,Admin code,Admin name,Site name,Modality,Unit,Quantity,Population group,Recurrency,Targeted households,Targeted,Reached households,Reached,Nil report";

    private static readonly string[] Rows =
    [
        "Salva Relief,,Mira Aid,,WASH,=SUM(A1:A9),-5 degrees at night,+84 903 line,Completed,2009-11-02,2009-11-20,2009-11,VN403,Quang Tri,@market,In kind,,,idps,First time,10,55,9,45,",
        "Mira Aid,Salva Relief,,,Health,-clinic,'=already quoted,@indicator,Ongoing,,,2009-11/2010-01,VN401,Ha Tinh,-15 Le Loi,,,,,,,,,1234.5,",
        "Salva Relief,,,Mira Aid,WASH,@wells,\"=HYPERLINK(\"\"http://x.example\"\",\"\"a, b\"\")\",,Planned,,,2009-12,VN405,Thua Thien Hue,+site,Cash,kits,12.25,refugees,,,70,,,",
        "Mira Aid,,,,Health,\"+ two\nlines\",' plain apostrophe,,Suspended,,,2009-11,VN403,Quang Tri,=1+1,,litres,3,,Repeat,,,,7,",
        "Salva Relief,,,,Health,Clinic,\" =blank first\",,,,,2010,VN401,Ha Tinh,,,,,,,,,,0,",
        "Salva Relief,,,,WASH,,,,,,,2009-10,VN405,Thua Thien Hue,,,,,,,,,,,yes",
    ];

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_imported_in_an_empty_operation_gives_the_same_rows_five_times(string ending)
    {
        var scene = await ImportScene.Open(app, $"trip{ending}0");
        var office = await scene.As("office");
        await Accepted(scene, office, File(Rows), "first.csv");
        var first = await Exported(office, scene);
        Assert.Equal(Rows.Length, first.Count);
        foreach (var text in new[] { "=SUM(A1:A9)", "-5 degrees at night", "@market", "+ two\nlines", "' plain apostrophe", "=already quoted", "-15 Le Loi" })
            Assert.Contains(first, row => row.Contains($"|{text}|", StringComparison.Ordinal));

        for (var time = 1; time <= Times; time++)
        {
            var file = await Downloaded(office, scene, ending);
            var next = await ImportScene.Open(app, $"trip{ending}{time}");
            (scene, office) = (next, await next.As("office"));
            await Accepted(scene, office, file, $"rows.{ending}");
            Assert.Equal(first, await Exported(office, scene));
        }
    }

    // Ends in years, an end left open, a quarter told of, an end alone: presence reaches from August to 2031, the last month told of is December.
    private static readonly string[] Dated =
    [
        "Salva Relief,,,,WASH,Wells,,,Ongoing,2009-10-05,2031-12-31,2009-11,VN403,Quang Tri,,,,,idps,,,,,1200,",
        "Mira Aid,,,,WASH,Latrines,,,Completed,2009-09-01,ongoing,2009-11,VN401,Ha Tinh,,,,,,,,,,300,",
        "Mira Aid,,,,Health,Clinic,,,Ongoing,2009-08-01,,Q4 2009,VN405,Thua Thien Hue,,,,,,,,,,80,",
        "Salva Relief,,,,Health,Clinic,,,,,2009-10-31,,VN403,Quang Tri,,,,,,,,,,45,",
        "Mira Aid,,,,WASH,Radio,,,Planned,2010-01-10,2010-01-31,2009-11,VNM,,,,,,,,,,,,",
        "Salva Relief,,,,WASH,Hygiene,,,Completed,2009-07-01,2009-07-31,2009-11,VN401,Ha Tinh,,,,,,,,,,60,",
    ];

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Months_as_of_reach_and_presence_come_back_equal_five_times_without_a_site_and_with_planned_ends(string ending)
    {
        var scene = await ImportScene.Open(app, $"dated{ending}0");
        var office = await scene.As("office");
        await Accepted(scene, office, File(Dated), "first.csv");
        var (first, figures) = (await Exported(office, scene), await Figures(office, scene));
        Assert.Contains("\"as_of\":\"2009-12-31\"", figures, StringComparison.Ordinal);
        Assert.All(first, row => Assert.DoesNotContain("2031-12|", row, StringComparison.Ordinal));
        for (var time = 1; time <= Times; time++)
        {
            var file = await Downloaded(office, scene, ending);
            scene = await ImportScene.Open(app, $"dated{ending}{time}");
            office = await scene.As("office");
            await Accepted(scene, office, file, $"rows.{ending}");
            Assert.Equal(first, await Exported(office, scene));
            Assert.Equal(figures, await Figures(office, scene));
        }
    }

    [Fact]
    public async Task A_blank_site_stays_blank_and_the_place_as_typed_is_no_site()
    {
        var scene = await ImportScene.Open(app, "blanksite0");
        var office = await scene.As("office");
        await Accepted(scene, office, File(Dated), "first.csv");
        var file = await Downloaded(office, scene, "csv");
        Assert.Contains(",VN403,\r\n", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        scene = await ImportScene.Open(app, "blanksite1");
        office = await scene.As("office");
        await Accepted(scene, office, file, "rows.csv");
        using var answer = await office.Get($"/{scene.Code}/rows.csv?status=any");
        Assert.All(Csv.Read((await Browser.Read(answer)).TrimStart('\uFEFF')), row => Assert.Equal("", row["Site name"]));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("hxl")]
    public async Task An_export_that_comes_back_into_its_own_operation_is_the_same_rows_five_times(string ending)
    {
        var scene = await ImportScene.Open(app, $"home{ending}");
        var office = await scene.As("office");
        await Accepted(scene, office, File([.. Rows, .. Dated]), "first.csv");
        var (all, first, figures) = (Rows.Length + Dated.Length, await Exported(office, scene), await Figures(office, scene));
        for (var time = 1; time <= Times; time++)
        {
            var review = await Reviewed(scene, office, ending == "hxl" ? await Tagged(scene) : await Downloaded(office, scene, ending), $"rows{time}.{(ending == "hxl" ? "csv" : ending)}");
            Assert.Equal(["0", "0", $"{all}"], ImportScene.Changes(review));
            Assert.Equal((all, figures), (await scene.Counting(), await Figures(office, scene)));
            Assert.Equal(first, await Exported(office, scene));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_province_among_country_wide_rows_stays_where_it_is_and_one_row_is_a_table(int rows)
    {
        var scene = await ImportScene.Open(app, $"wide{rows}");
        var office = await scene.As("office");
        string[] all = ["VN401,Ha Tinh,,,,,,,,,,4,", .. new[] { 5, 6, 7, 8 }.Select(people => $"VNM,,,,,,,,,,,{people},")];
        await Accepted(scene, office, File([.. all[..rows].Select((row, at) => $"Salva Relief,,,,WASH,Kind {at},,,Ongoing,,,2009-11,{row}")]), "first.csv");
        var first = await Exported(office, scene);
        Assert.Contains("|VN401|Ha Tinh|", first[0], StringComparison.Ordinal);
        var file = await Downloaded(office, scene, "csv");
        Assert.Equal(["0", "0", $"{rows}"], ImportScene.Changes(await Reviewed(scene, office, file, "back.csv")));
        scene = await ImportScene.Open(app, $"wider{rows}");
        office = await scene.As("office");
        await Accepted(scene, office, file, "rows.csv");
        Assert.Equal(first, await Exported(office, scene));
    }

    [Fact]
    public Task A_changed_cell_changes_the_row_it_stands_in_and_a_line_copied_or_added_is_another_row() => Edited(app);

    [Fact]
    public async Task The_same_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Edited(postgres);
    }

    private static async Task Edited(TesseraApp app)
    {
        var scene = await ImportScene.Open(app, "edited");
        var office = await scene.As("office");
        await Accepted(scene, office, File(Dated), "first.csv");
        var lines = System.Text.Encoding.UTF8.GetString(await Downloaded(office, scene, "csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        var clinic = lines.Single(l => l.Contains(",1200,", StringComparison.Ordinal));
        var latrines = lines.Single(l => l.Contains(",300,", StringComparison.Ordinal));
        // The wells move to another province; below them a copy with another figure, and one without an id as the row was before.
        lines[lines.IndexOf(clinic)] = clinic.Replace("VN403,Quang Tri", "VN401,Ha Tinh", StringComparison.Ordinal);
        lines.Add(clinic.Replace(",1200,", ",7,", StringComparison.Ordinal));
        lines.Add("," + clinic[(clinic.IndexOf(',', StringComparison.Ordinal) + 1)..].Replace(",1200,", ",11,", StringComparison.Ordinal));
        // A number taken out is a change as well.
        lines[lines.IndexOf(latrines)] = latrines.Replace(",300,", ",,", StringComparison.Ordinal);
        var review = await Reviewed(scene, office, System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), "edited.csv");
        Assert.Equal(["2", "2", "4"], ImportScene.Changes(review));
        Assert.Equal(8, await scene.Counting());
        Assert.Equal(["", "", "11", "1200", "45", "60", "7", "80"], await scene.Reached(office, "?status=any"));
    }

    [Fact]
    public async Task What_the_table_has_no_column_for_stays_with_a_row_changed_in_it()
    {
        var scene = await ImportScene.Open(app, "rest");
        var office = await scene.As("office");
        await Accepted(scene, office, System.Text.Encoding.UTF8.GetBytes("Organisation,Cluster,Activity,Status,Period,Admin code,Latitude,Longitude,Men reached,Women reached,Comments,Email\r\n"
            + "Salva Relief,WASH,Wells,Ongoing,2009-11,VN403,16.8,107.1,30,40,dry in May,a@b.org\r\nMira Aid,WASH,Wells,Ongoing,2009-11,VN403,16.8,107.1,5,6,none yet,c@d.org\r\n"), "first.csv");
        var before = await Rest(scene);
        Assert.Contains("107.1", before[0], StringComparison.Ordinal);
        // The one is completed, of the other 12 are reached: whoever changes the number knows its split no more.
        var file = System.Text.Encoding.UTF8.GetString(await Downloaded(office, scene, "csv"));
        var lines = file.Split("\r\n").Select(l => l.Contains(",70,", StringComparison.Ordinal) ? l.Replace("Ongoing", "Completed", StringComparison.Ordinal) : l.Replace(",11,", ",12,", StringComparison.Ordinal));
        var review = await Reviewed(scene, office, System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), "back.csv");
        Assert.Equal(["0", "2", "0"], ImportScene.Changes(review));
        var after = await Rest(scene);
        Assert.Equal(before[0], after[0]);
        Assert.Equal("none yet {\"ContactEmail\":\"c@d.org\"} 16.8 107.1 ", after[1]);
    }

    /// <summary>Comment, contact, point and split of the latest version of every row, in the order of the rows.</summary>
    private Task<List<string>> Rest(ImportScene scene) => app.Db(async db =>
    {
        var operation = db.Operations.Single(o => o.Code == scene.Code).Id;
        var rows = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Activities.Where(a => a.OperationId == operation), TestContext.Current.CancellationToken);
        return rows.GroupBy(r => r.RowId).OrderBy(r => r.Key).Select(r => r.MaxBy(v => v.ImportNumber)!).Select(r => FormattableString.Invariant(
            $"{System.Text.Json.JsonDocument.Parse(r.Typed!).RootElement.GetProperty("Comments")} {r.Contact} {r.Latitude} {r.Longitude} {r.Cuts}")).ToList();
    });

    [Fact]
    public async Task An_id_typed_into_a_file_reaches_no_row_of_another_partner_or_operation()
    {
        var (scene, elsewhere) = (await ImportScene.Open(app, "typedid"), await ImportScene.Open(app, "otherid"));
        var (office, salva) = (await scene.As("office"), await scene.As("salva"));
        await Accepted(scene, office, File(Dated), "first.csv");
        await Accepted(elsewhere, await elsewhere.As("office"), File(Dated), "first.csv");
        var (ids, others) = (await Ids(scene, office), await Ids(elsewhere, await elsewhere.As("office")));
        // Mira's row under Salva's name is refused; Salva's own is changed; a row of another operation is none of this one.
        var file = "Tessera row,Reporting organisation,Cluster,Activity,Period,Admin code,Reached\r\n"
            + string.Join("\r\n", new[] { ids["300"], ids["1200"], others["45"] }.Select((id, at) => $"{id},Salva Relief,WASH,Taps,2009-11,VN405,{at + 1}"));
        var (address, _) = await ImportScene.Send(salva, scene.Address, file, "typed.csv");
        var review = await scene.Settled(salva, address!);
        Assert.True(review.QuerySelector(".keys") is not null, review.QuerySelector("main")!.TextContent);
        Assert.Equal(("1", "1", "1"), (ImportScene.Figure(review, "Refused"), ImportScene.Figure(review, "Changed"), ImportScene.Figure(review, "New")));
        Assert.Contains("carries the id of an activity that is not yours to change", review.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        await salva.Post($"{address}/accept");
        await scene.Settled(salva, address!);
        Assert.Equal(["", "2", "3", "300", "45", "60", "80"], await scene.Reached(office, "?status=any"));
        Assert.Equal(6, await elsewhere.Counting());
    }

    [Fact]
    public async Task A_reporter_without_a_reporting_column_may_bring_the_own_row_back()
    {
        var scene = await ImportScene.Open(app, "programming");
        var (office, salva) = (await scene.As("office"), await scene.As("salva"));
        await Accepted(scene, office, File([",Salva Relief,Mira Aid,,WASH,Wells,,,Ongoing,,,2009-11,VN403,Quang Tri,,,,,,,,,,12,"]), "first.csv");
        var review = await Reviewed(scene, salva, await Downloaded(office, scene, "csv"), "back.csv");
        Assert.Equal(["0", "0", "1"], ImportScene.Changes(review));
    }

    private static byte[] File(string[] rows) => System.Text.Encoding.UTF8.GetBytes(Header + "\r\n" + string.Join("\r\n", rows) + "\r\n");

    private static async Task<byte[]> Downloaded(Browser office, ImportScene scene, string ending) =>
        await (await office.Get($"/{scene.Code}/rows.{ending}?status=any")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    /// <summary>With a row of HXL tags, as the command writes it.</summary>
    private async Task<byte[]> Tagged(ImportScene scene)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{scene.Code}-{Guid.NewGuid():N}.csv");
        try
        {
            Assert.Equal(0, await CommandLine.Run(app.Services, CommandLine.Read(["export", scene.Code, "activities", "--format", "hxl", "--status", "any", "--out", path], TextWriter.Null)!, TextWriter.Null, TextWriter.Null));
            return await System.IO.File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static async Task<Dictionary<string, string>> Ids(ImportScene scene, Browser office) =>
        Csv.Read(System.Text.Encoding.UTF8.GetString(await Downloaded(office, scene, "csv")).TrimStart('\uFEFF')).ToDictionary(row => row["Reached"], row => row["Tessera row"]);

    /// <summary>Reach and presence in every month that could differ, without what names the operation and its version.</summary>
    private static async Task<string> Figures(Browser office, ImportScene scene)
    {
        var text = new System.Text.StringBuilder();
        using var json = System.Text.Json.JsonDocument.Parse(await Browser.Read(await office.Get($"/{scene.Code}/presence.json")));
        text.Append("\"as_of\":").Append(json.RootElement.GetProperty("as_of").GetRawText()).Append('\n');
        foreach (var month in new[] { "2009-07", "2009-08", "2009-09", "2009-10", "2009-11", "2009-12", "2010-01", "2031-12" })
            text.Append(await Browser.Read(await office.Get($"/{scene.Code}/presence.csv?by=adm1&period={month}")));
        foreach (var by in new[] { "adm1", "cluster" }) text.Append(await Browser.Read(await office.Get($"/{scene.Code}/reach.csv?by={by}")));
        return text.ToString();
    }

    private static async Task<IDocument> Reviewed(ImportScene scene, Browser office, byte[] file, string name)
    {
        var (address, refused) = await ImportScene.Send(office, scene.Address, file, name);
        Assert.True(address is not null, refused?.QuerySelector("main")?.TextContent);
        // The file may be the very one that came before: its address says so.
        address = address!.Split('?')[0];
        var review = await scene.Settled(office, address);
        Assert.True(review.QuerySelector(".keys") is not null && ImportScene.Figure(review, "Waiting") == "0", review.QuerySelector("main")!.TextContent);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address);
        return review;
    }

    private static Task Accepted(ImportScene scene, Browser office, byte[] file, string name) => Reviewed(scene, office, file, name);

    /// <summary>The rows as a spreadsheet's reader has them: undone, without what names them, in the order of their texts.</summary>
    private static async Task<List<string>> Exported(Browser office, ImportScene scene)
    {
        using var answer = await office.Get($"/{scene.Code}/rows.csv?status=any");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var rows = Csv.Read((await Browser.Read(answer)).TrimStart('\uFEFF'));
        return [.. rows.Select(row => "|" + string.Join('|', row.Where(cell => !OfImport.Contains(cell.Key)).Select(cell => Undone(cell.Value))) + "|").Order(StringComparer.Ordinal)];
    }

    /// <summary>Written down here, not called: one apostrophe before what a spreadsheet would run, behind any quotes and blanks.</summary>
    private static string Undone(string text) => text.StartsWith('\'') && text[1..].TrimStart('\'', '"', ' ') is [('=' or '+' or '-' or '@'), ..] ? text[1..] : text;
}
