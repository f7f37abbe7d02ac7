using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

public sealed class LearnedAnswersOnSqliteTests(SqliteApp app) : LearnedAnswerTests(app), IClassFixture<SqliteApp>;

public sealed class LearnedAnswersOnPostgresTests(PostgresApp app) : LearnedAnswerTests(app), IClassFixture<PostgresApp>;

/// <summary>Answers of one file count for later ones of their scope: visibly, until they are withdrawn or no longer fit.</summary>
public abstract class LearnedAnswerTests(TesseraApp app)
{
    private const string Head = "Organisation,Implementing partner,Cluster,Activity,Province,Month,People reached\n";
    private const string November = Head + "Salva Relief,Mira-Aid Intl,WASH,Latrines,Quang Ngai Town,2009-11,10\n";
    private const string December = Head + "Salva Relief,Mira-Aid Intl,WASH,Latrines,Quang Ngai Town,2009-12,12\nSalva Relief,,WASH,Wells,Ha Tinh,2009-12,9\n";
    private const string OfMira = Head + "Mira Aid,,Health,Clinic,Quang Ngai Town,2009-12,30\n";

    private static List<string> Asked(IDocument page) => [.. page.QuerySelectorAll("select[name^='answer:']").Select(s => s.GetAttribute("name")!["answer:".Length..])];

    private static async Task<(string Address, IDocument Page)> Send(ImportScene scene, Browser browser, string text, string name)
    {
        var (address, _) = await ImportScene.Send(browser, scene.Address, text, name);
        return (address!, await scene.Settled(browser, address!));
    }

    private static async Task<IDocument> Answer(ImportScene scene, Browser browser, string address, params (string Key, string Value)[] fields)
    {
        using var response = await browser.Post($"{address}/answers", fields);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await scene.Settled(browser, address);
    }

    private static async Task<IDocument> Page(Browser browser, string address)
    {
        using var response = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ImportScene.Parse(response);
    }

    [Fact]
    public async Task A_file_of_another_country_is_told_so_in_one_sentence()
    {
        var scene = await ImportScene.Open(app, "elsewhere");
        var office = await scene.As("office");
        var (_, page) = await Send(scene, office, "Organisation,Cluster,Activity,Province,Province code,Month,People reached\nSalva Relief,WASH,Latrines,Lac,TD07,2009-11,10\nMira Aid,WASH,Wells,Batha,TD01,2009-11,10\n", "chad.csv");
        var told = page.QuerySelector("main")!.TextContent;
        Assert.Contains("No row names a place of this response (Viet Nam). The file names", told, StringComparison.Ordinal);
        Assert.Contains("TD07 / Lac", told, StringComparison.Ordinal);
        Assert.Contains("Send it to the response it was made for", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_a_total_of_0_or_its_parts_count_is_asked_once_and_remembered()
    {
        // The total counts until somebody answers: 0 of 1,042 people. The other row's parts make its total.
        const string Parts = "Organisation,Cluster,Activity,Province,Month,People reached,Women reached,Men reached\n";
        var scene = await ImportScene.Open(app, "zerototal");
        var office = await scene.As("office");
        var (first, page) = await Send(scene, office, Parts + "Salva Relief,WASH,Latrines,Ha Tinh,2009-11,0,700,300\nSalva Relief,WASH,Wells,Ha Tinh,2009-11,0,40,2\nSalva Relief,WASH,Pumps,Ha Tinh,2009-11,5,2,3\n", "november.csv");
        Assert.Equal(["total-zero"], Asked(page));
        Assert.Contains("The total is 0 in these rows while its parts by sex and age hold 1,042 people. Which counts?", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The total is 0 while its parts by sex and age are filled.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Column “People reached” (F), from row 2", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        page = await Answer(scene, office, first, ("answer:total-zero", "parts"), ("remember", "partner"));
        Assert.Empty(Asked(page));
        Assert.Contains("by the answer given its parts by sex and age count", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{first}/accept");
        await scene.Settled(office, first);
        await app.Db(async db => Assert.Equal([50_000L, 420_000, 10_000_000], await db.Activities.Where(v => v.Reached != null && db.Operations.Any(o => o.Id == v.OperationId && o.Code == "zerototal")).Select(v => v.Reached!.Value).OrderBy(v => v).ToListAsync()));
        (_, page) = await Send(scene, office, Parts + "Salva Relief,WASH,Latrines,Ha Tinh,2009-12,0,7,3\n", "december.csv");
        Assert.Empty(Asked(page));
        Assert.Contains("Totals of 0 beside filled parts", page.QuerySelector("#remembered")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_for_a_partners_file_is_applied_to_their_next_one_visibly_until_it_is_withdrawn()
    {
        var scene = await ImportScene.Open(app, "learns");
        var office = await scene.As("office");
        var (first, page) = await Send(scene, office, November, "november.csv");
        Assert.Equal(["place:quang ngai town", "partner:mira aid intl"], Asked(page));
        Assert.Equal("partner", page.QuerySelector("#questions select[name='remember'] option[selected]")!.GetAttribute("value"));
        page = await Answer(scene, office, first, ("answer:place:quang ngai town", "VN403"), ("answer:partner:mira aid intl", "Mira Aid"), ("remember", "partner"));
        Assert.Empty(Asked(page));
        await office.Post($"{first}/accept");
        await scene.Settled(office, first);

        // Their December asks nothing; the review says by whom and when it was answered.
        (var second, page) = await Send(scene, office, December, "december.csv");
        Assert.Empty(Asked(page));
        var applied = page.QuerySelectorAll("#remembered tbody tr");
        Assert.Equal(2, applied.Length);
        Assert.Contains(applied, r => r.TextContent.Contains("Quang Ngai Town", StringComparison.Ordinal) && r.TextContent.Contains("Quang Tri", StringComparison.Ordinal) && r.TextContent.Contains("office", StringComparison.Ordinal));
        Assert.Contains("Answered before: “Quang Ngai Town” is Quang Tri (VN403) (office, ", page.QuerySelector("#rows")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{second}/accept");
        await scene.Settled(office, second);

        // Another partner's file is asked.
        var (_, other) = await Send(scene, office, OfMira, "mira.csv");
        Assert.Equal(["place:quang ngai town"], Asked(other));

        // One may say in a file that it is to be asked there.
        var (third, _) = await Send(scene, office, December.Replace("12,12", "12,13", StringComparison.Ordinal), "december-2.csv");
        page = await Answer(scene, office, third, ("answer:place:quang ngai town", "ask"));
        Assert.Equal(["place:quang ngai town"], Asked(page));

        // The list says what it decided; withdrawn, it shows the rows, changes none and is asked again.
        var list = await Page(office, $"/{scene.Code}/answers?kind=place");
        var line = Assert.Single(list.QuerySelectorAll("tbody tr"));
        Assert.Contains("firm: held in 2 accepted files", line.TextContent, StringComparison.Ordinal);
        var answer = line.QuerySelector("a")!.GetAttribute("href")!;
        var counting = await scene.Counting();
        await office.Post($"{answer}/withdraw");
        page = await Page(office, answer);
        Assert.Equal(2, page.QuerySelectorAll("#rows tbody tr").Length);
        Assert.Equal(counting, await scene.Counting());
        (_, page) = await Send(scene, office, December.Replace("12,12", "12,14", StringComparison.Ordinal), "december-3.csv");
        Assert.Equal(["place:quang ngai town"], Asked(page));

        // The re-check asks about the first file again and says what would change.
        using var recheck = await office.Post($"{first}/continue", ("without", answer.Split('/')[^1]));
        page = await scene.Settled(office, recheck.Headers.Location!.ToString());
        Assert.Equal(["place:quang ngai town"], Asked(page));
        Assert.Equal("1", ImportScene.Figure(page, "Waiting"));
    }

    [Fact]
    public async Task An_answer_that_no_longer_fits_is_asked_again_and_says_why()
    {
        var scene = await ImportScene.Open(app, "outdated");
        var office = await scene.As("office");
        var (first, _) = await Send(scene, office, November, "november.csv");
        await Answer(scene, office, first, ("answer:place:quang ngai town", "VN403"), ("answer:partner:mira aid intl", "Mira Aid"), ("remember", "everyone"));
        await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == scene.Code);
            await db.Areas.Where(a => a.OperationId == operation.Id && a.Pcode == "VN403").ExecuteUpdateAsync(s => s.SetProperty(a => a.ValidTo, new DateOnly(2025, 7, 1)));
            operation.ListStamp++;
            await db.SaveChangesAsync();
        });
        var (_, page) = await Send(scene, office, OfMira, "mira.csv");
        Assert.Equal(["place:quang ngai town"], Asked(page));
        Assert.Contains("the place is no longer in the gazetteer", page.QuerySelector("#remembered")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_teaches_for_their_own_organisation_only()
    {
        var scene = await ImportScene.Open(app, "ownlearn");
        var salva = await scene.As("salva");
        var (first, page) = await Send(scene, salva, November, "november.csv");
        Assert.Equal(["partner", "file"], page.QuerySelectorAll("#questions select[name='remember'] option").Select(o => o.GetAttribute("value")!));
        using (var refused = await salva.Post($"{first}/answers", ("answer:place:quang ngai town", "VN403"), ("remember", "everyone"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await Answer(scene, salva, first, ("answer:place:quang ngai town", "VN403"));
        Assert.Single((await Page(salva, $"/{scene.Code}/answers")).QuerySelectorAll("tbody tr"));
        var mira = await scene.As("mira");
        Assert.Empty((await Page(mira, $"/{scene.Code}/answers")).QuerySelectorAll("tbody tr a"));
        var (_, other) = await Send(scene, mira, OfMira, "mira.csv");
        Assert.Equal(["place:quang ngai town"], Asked(other));
    }

    [Fact]
    public async Task The_meaning_of_a_column_is_remembered_for_its_form()
    {
        var scene = await ImportScene.Open(app, "columnlearn");
        var office = await scene.As("office");
        const string odd = "Organisation,Cluster,Activity,Province,Month,Zahl\nSalva Relief,WASH,Latrines,Ha Tinh,2009-11,10\nMira Aid,WASH,Latrines,Ha Tinh,2009-11,11\n";
        var (first, _) = await Send(scene, office, odd, "november.csv");
        using (var mapped = await office.Post($"{first}/columns", ("column:zahl|", "Reached.Text"), ("remember", "template"))) Assert.Equal(HttpStatusCode.Redirect, mapped.StatusCode);
        await scene.Settled(office, first);
        var (_, page) = await Send(scene, office, odd.Replace("2009-11", "2009-12", StringComparison.Ordinal), "december.csv");
        Assert.Contains("chosen before", page.QuerySelectorAll("#columns tbody tr").Single(r => r.TextContent.Contains("Zahl", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("10", page.QuerySelector("#rows tbody tr td:nth-child(7)")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_answer_about_the_decimal_mark_is_remembered_by_a_value_that_has_two_readings()
    {
        var scene = await ImportScene.Open(app, "marklearn");
        var office = await scene.As("office");
        // The first cell has words in it and waits for nothing; the second and the last are decided by the answer.
        const string mixed = "Organisation,Cluster,Activity,Province,Month,People reached\nSalva Relief,WASH,Latrines,Ha Tinh,2009-11,120 pessoas\nSalva Relief,WASH,Wells,Ha Tinh,2009-11,1.250\nSalva Relief,WASH,Kits,Ha Tinh,2009-11,75\nSalva Relief,WASH,Taps,Ha Tinh,2009-11,2.125\n";
        var (first, page) = await Send(scene, office, mixed, "november.csv");
        Assert.Equal(["number-style"], Asked(page));
        await Answer(scene, office, first, ("answer:number-style", "comma"), ("remember", "everyone"));
        await office.Post($"{first}/accept");
        await scene.Settled(office, first);
        var line = Assert.Single((await Page(office, $"/{scene.Code}/answers")).QuerySelectorAll("tbody tr"));
        Assert.StartsWith("1.250", line.QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("2", line.QuerySelector("td:last-child")!.TextContent.Trim());
        Assert.Equal(["", "1250", "2125", "75"], await scene.Reached(office));
    }
}
