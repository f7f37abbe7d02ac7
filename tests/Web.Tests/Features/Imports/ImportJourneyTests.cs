using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>J1, J2 and J6 (ux.md 11): from a file to counted rows and back, by the pages alone.</summary>
public sealed class ImportJourneyTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    // Three rows go in as they are; "Ha Tinhh" is close enough to be read or asked; "Nord Team" is nobody's name.
    private const string File = """
        Organisation,Cluster,Activity,Province,Province code,Month,People reached
        Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120
        Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80
        Mira Aid,Health,Clinic,Thua Thien Hue,VN405,2009-11,45
        Nord Team,Health,Clinic,Quang Tri,VN403,2009-11,30
        """;

    [Fact]
    public Task A_file_becomes_counted_rows_and_is_undone() => Journey(app, "journey");

    [Fact]
    public async Task The_same_journey_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Journey(postgres, "journey");
    }

    private static async Task Journey(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");

        // Upload: four rows, of which one waits for who "Nord Team" is.
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        Assert.Equal($"{scene.Address}/1", address);
        var review = await scene.Settled(office, address!);
        Assert.Equal(["4", "1"], [ImportScene.Figure(review, "Rows read"), ImportScene.Figure(review, "Waiting")]);
        Assert.Contains("Nord Team", review.QuerySelector("#questions label")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(review.QuerySelectorAll("button"), b => b.TextContent == "Accept 3 rows; still waiting: 1");
        Assert.Equal(0, await scene.Counting());

        // Accept the three good rows; the fourth is kept.
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/accept")).StatusCode);
        var accepted = await scene.Settled(office, address!);
        Assert.Contains("Accepted: 3 new, 0 changed, 0 the same", accepted.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await scene.Counting());

        // The same file again changes nothing.
        var (again, _) = await ImportScene.Send(office, scene.Address, File);
        Assert.Equal($"{scene.Address}/1?again=yes", again);
        Assert.Equal(3, await scene.Counting());

        // Continue with the waiting row: answer, accept, and it counts too.
        var next = (await office.Post($"{address}/continue")).Headers.Location!.ToString();
        Assert.Equal($"{scene.Address}/2", next);
        review = await scene.Settled(office, next);
        Assert.Equal("3", ImportScene.Figure(review, "The same"));
        var question = review.QuerySelector("#questions select")!.GetAttribute("name")!;
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{next}/answers", (question, "new"), ("settings", "yes"))).StatusCode);
        review = await scene.Settled(office, next);
        Assert.Equal("0", ImportScene.Figure(review, "Waiting"));
        await office.Post($"{next}/accept");
        await scene.Settled(office, next);
        Assert.Equal(4, await scene.Counting());

        // Undo takes back what each import brought, and no more.
        await office.Post($"{next}/undo");
        Assert.Equal(3, await scene.Counting());
        await office.Post($"{address}/undo");
        Assert.Equal(0, await scene.Counting());
        Assert.Contains("undone", (await scene.Settled(office, address!)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_given_another_meaning_is_read_by_it()
    {
        var scene = await ImportScene.Open(app, "mapping");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        var page = await scene.Settled(office, address!);
        var people = page.QuerySelectorAll("#columns tr").Single(r => r.QuerySelector("th bdi")?.TextContent == "People reached").QuerySelector("select")!;
        Assert.Equal("Reached.Text", people.QuerySelector("option[selected]")!.GetAttribute("value"));

        await office.Post($"{address}/columns", (people.GetAttribute("name")!, "Targeted.Text"));

        page = await scene.Settled(office, address!);
        people = page.QuerySelectorAll("#columns tr").Single(r => r.QuerySelector("th bdi")?.TextContent == "People reached").QuerySelector("select")!;
        Assert.Equal("Targeted.Text", people.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_edited_row_is_listed_with_both_values_before_undoing()
    {
        var scene = await ImportScene.Open(app, "overtaken");
        var office = await scene.As("office");
        foreach (var text in new[] { File, File.Replace("2009-11,120", "2009-11,150", StringComparison.Ordinal) })
        {
            var (sent, _) = await ImportScene.Send(office, scene.Address, text);
            await scene.Settled(office, sent!);
            await office.Post($"{sent}/accept");
            await scene.Settled(office, sent!);
        }

        var page = await scene.Settled(office, $"{scene.Address}/1");
        var line = page.QuerySelector("#overtaken tbody tr")!;
        Assert.Contains("120", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("150", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_the_reason_and_stores_no_row()
    {
        var scene = await ImportScene.Open(app, "refused");
        var office = await scene.As("office");

        var (address, _) = await ImportScene.Send(office, scene.Address, "%PDF-1.4 not a table", "report.xlsx");

        var page = await scene.Settled(office, address!);
        Assert.NotNull(page.QuerySelector(".notice.error"));
        Assert.Equal((0, 0), await app.Db(async db => (db.ImportDrafts.Count(d => db.Imports.Any(i => i.OperationId == d.OperationId && i.State == global::Tessera.Web.Database.Tables.ImportState.Refused)), await scene.Counting())));
        using var file = await office.Get($"{address}/file");
        Assert.Equal("%PDF-1.4 not a table", await file.Content.ReadAsStringAsync());
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_is_told_on_the_page_itself()
    {
        var scene = await ImportScene.Open(app, "nofile");
        using var response = await (await scene.As("office")).Post(scene.Address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await ImportScene.Parse(response);
        Assert.Contains("Choose a file first.", page.QuerySelector(".notice.error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task A_reporter_brings_their_own_rows_and_others_do_not_learn_of_it()
    {
        var scene = await ImportScene.Open(app, "reporters");
        var salva = await scene.As("salva");
        var (address, _) = await ImportScene.Send(salva, scene.Address, File);
        var page = await scene.Settled(salva, address!);
        // Salva's two rows; Mira's is refused, Nord Team's waits.
        Assert.Equal(["1", "1"], [ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "Waiting")]);
        Assert.Contains("another organisation", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);

        var mira = await scene.As("mira");
        Assert.Equal(HttpStatusCode.NotFound, (await mira.Get(address!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mira.Get($"{address}/file")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mira.Post($"{address}/accept")).StatusCode);
        Assert.DoesNotContain("november.csv", await Browser.Read(await mira.Get(scene.Address)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await salva.Post($"{address}/accept")).StatusCode);
        await scene.Settled(salva, address!);
        Assert.Equal(2, await scene.Counting());
    }

    [Fact]
    public async Task A_doubtful_decimal_mark_is_asked_once_for_the_whole_file()
    {
        var scene = await ImportScene.Open(app, "marks");
        var office = await scene.As("office");
        const string doubtful = """
            Organisation,Cluster,Activity,Province,Province code,Month,People targeted,People reached
            Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,2.400,1.015
            Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,3.305,3.105
            """;
        var (address, _) = await ImportScene.Send(office, scene.Address, doubtful);
        var review = await scene.Settled(office, address!);
        Assert.Equal("1 question to answer", review.QuerySelector("#questions h2")!.TextContent);
        await office.Post($"{address}/answers", ("answer:number-style", "comma"), ("settings", "yes"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        var rows = await Browser.Read(await office.Get($"/{address!.Split('/')[1]}/rows.csv"));
        Assert.Contains("1015", rows, StringComparison.Ordinal);
        Assert.Contains("3305", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_nobody_knows_are_registered_together_and_near_names_stay_questions()
    {
        var scene = await ImportScene.Open(app, "newcomers");
        var office = await scene.As("office");
        const string newcomers = """
            Organisation,Cluster,Activity,Province,Province code,Month,People reached
            Blue Lantern,WASH,Latrines,Quang Tri,VN403,2009-11,120
            Harbour Hands,WASH,Wells,Ha Tinh,VN401,2009-11,80
            Salva Reliefs,WASH,Wells,Ha Tinh,VN401,2009-11,81
            """;
        var (address, _) = await ImportScene.Send(office, scene.Address, newcomers);
        var review = await scene.Settled(office, address!);
        Assert.Contains("2 organisations are not in the register", review.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/answers", ("unknown", "new"), ("settings", "yes"));
        review = await scene.Settled(office, address!);
        Assert.Equal("1 question to answer", review.QuerySelector("#questions h2")!.TextContent);
        Assert.Contains("Salva Reliefs", review.QuerySelector("#questions label")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", ImportScene.Figure(review, "Waiting"));
    }

    [Fact]
    public async Task Problems_download_as_a_list_with_row_and_column()
    {
        var scene = await ImportScene.Open(app, "problems");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        await scene.Settled(office, address!);
        var csv = await Browser.Read(await office.Get($"{address}/problems.csv"));
        Assert.Contains(csv.Split("\r\n"), line => line.StartsWith("5,A,Organisation", StringComparison.Ordinal) && line.Contains("Nord Team", StringComparison.Ordinal));
        var xlsx = await (await office.Get($"{address}/problems.xlsx")).Content.ReadAsByteArrayAsync();
        Assert.Equal("PK"u8.ToArray(), xlsx[..2]);
    }
}
