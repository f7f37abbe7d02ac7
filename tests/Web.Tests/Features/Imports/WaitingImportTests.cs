using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

public sealed class WaitingImportsOnSqliteTests(SqliteApp app) : WaitingImportTests(app), IClassFixture<SqliteApp>;

public sealed class WaitingImportsOnPostgresTests(PostgresApp app) : WaitingImportTests(app), IClassFixture<PostgresApp>;

/// <summary>A file that waits while answers are withdrawn and others are accepted: its review stays true, and what it said before goes in for nobody.</summary>
public abstract class WaitingImportTests(TesseraApp app)
{
    private const string Head = BatchScene.Header;
    private const string First = Head + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\nSalva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\n";
    private const string Second = Head + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\nSalva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,125\nSalva Relief,WASH,Kits,Ha Tinh,VN401,2009-11,7\n";
    private const string Answered = Head + "Salva Relief,WASH,Wells,Dong Haa,,2009-11,10\n";

    private static async Task<string> Send(ImportScene scene, Browser browser, string text, string name)
    {
        var (address, _) = await ImportScene.Send(browser, scene.Address, text, name);
        await scene.Settled(browser, address!);
        return address!;
    }

    private static async Task<IDocument> Accepted(ImportScene scene, Browser browser, string address)
    {
        using (var answer = await browser.Post($"{address}/accept")) Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return await scene.Settled(browser, address);
    }

    private static string Told(IDocument page) => string.Join(' ', page.QuerySelectorAll("main .notice").SelectMany(n => n.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    private static bool Asks(IDocument page) => page.QuerySelector("[name='answer:place:dong haa']") is not null;
    private static string State(IDocument page) => page.QuerySelector("main .badge")!.TextContent.Trim();

    private Task<int> Checks(ImportScene scene) => app.Db(db => db.Jobs.CountAsync(j => (j.Kind == "import.check" || j.Kind == "import.check-again") && db.Operations.Any(o => o.Id == j.OperationId && o.Code == scene.Code)));

    /// <summary>Nothing is worked on until what is given back is set.</summary>
    private async Task<TaskCompletionSource> Held(ImportScene scene)
    {
        var (release, kind) = (new TaskCompletionSource(), $"test.held.{scene.Code}");
        app.Services.GetRequiredService<JobHandlers>().Add(kind, (_, _, _, _) => release.Task);
        await app.Db(async db =>
        {
            db.Jobs.Add(new Job { Id = app.Services.GetRequiredService<Ids>().Next(), OperationId = (await db.Operations.SingleAsync(o => o.Code == scene.Code)).Id, Kind = kind, Subject = "1", Actor = "test" });
            await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<JobSignal>().Set();
        for (var tries = 0; tries < 600 && await app.Db(db => db.Jobs.AnyAsync(j => j.Kind == kind && j.State == JobState.Queued)); tries++) await Task.Delay(20, TestContext.Current.CancellationToken);
        return release;
    }

    /// <summary>A file whose answer is remembered for everybody, accepted or not; where the answer is looked at.</summary>
    private static async Task<(string Import, string Answer)> Taught(ImportScene scene, Browser office, bool accept)
    {
        var import = await Send(scene, office, Answered, "november.csv");
        await office.Post($"{import}/answers", ("answer:place:dong haa", "VN403"), ("remember", "everyone"));
        await scene.Settled(office, import);
        if (accept) await Accepted(scene, office, import);
        using var list = await office.Get($"/{scene.Code}/answers");
        return (import, (await ImportScene.Parse(list)).QuerySelector("tbody tr a")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task Withdrawing_an_answer_checks_the_files_that_wait_with_it_again()
    {
        var scene = await ImportScene.Open(app, "waits-answer");
        var office = await scene.As("office");
        var (_, answer) = await Taught(scene, office, accept: true);
        var waiting = await Send(scene, office, Answered.Replace("2009-11", "2009-12", StringComparison.Ordinal), "december.csv");
        var other = await Send(scene, office, First, "other.csv");
        var before = await Checks(scene);
        Assert.Equal("0", ImportScene.Figure(await scene.Settled(office, waiting), "Waiting"));

        await office.Post($"{answer}/withdraw");
        var page = await scene.Settled(office, waiting);
        Assert.True(Asks(page));
        Assert.Equal(["0", "0", "0"], ImportScene.Changes(page));
        Assert.Contains("1 answer that it used was withdrawn.", Told(page), StringComparison.Ordinal);
        Assert.Contains("Before: 1 new, 0 changed, 0 the same, 0 waiting. Now: 0 new, 0 changed, 0 the same, 1 waiting.", Told(page), StringComparison.Ordinal);
        Assert.Contains("Dong Haa", page.QuerySelector("#remembered")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("it was withdrawn since the last check", page.QuerySelector("#remembered")!.TextContent, StringComparison.Ordinal);
        // What was accepted stays, and a file that did not use it is left alone.
        Assert.Equal(1, await scene.Counting());
        Assert.Equal(before + 1, await Checks(scene));
        Assert.DoesNotContain("withdrawn", Told(await scene.Settled(office, other)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_an_answer_was_given_in_does_not_teach_it_again_once_it_is_withdrawn()
    {
        var scene = await ImportScene.Open(app, "waits-own");
        var office = await scene.As("office");
        var (import, answer) = await Taught(scene, office, accept: false);
        await office.Post($"{answer}/withdraw");
        Assert.True(Asks(await scene.Settled(office, import)));
        using var list = await office.Get($"/{scene.Code}/answers");
        Assert.Empty((await ImportScene.Parse(list)).QuerySelectorAll("tbody tr a"));
    }

    [Fact]
    public async Task Accepting_a_review_that_uses_a_withdrawn_answer_checks_it_again_and_takes_nothing_in()
    {
        var scene = await ImportScene.Open(app, "waits-race");
        var office = await scene.As("office");
        await Taught(scene, office, accept: true);
        var waiting = await Send(scene, office, Answered.Replace("2009-11", "2009-12", StringComparison.Ordinal), "december.csv");
        // Withdrawn while the check was at work, so that nobody queued another one.
        await app.Db(db => db.LearnedAnswers.Where(a => db.Operations.Any(o => o.Id == a.OperationId && o.Code == scene.Code)).ExecuteUpdateAsync(s => s.SetProperty(a => a.WithdrawnAt, 1L).SetProperty(a => a.WithdrawnBy, "mira")));
        Assert.Contains("An answer that this review uses was withdrawn", Told(await scene.Settled(office, waiting)), StringComparison.Ordinal);

        var page = await Accepted(scene, office, waiting);
        Assert.True(Asks(page));
        Assert.Equal("waiting for you", State(page));
        Assert.Contains("nothing of it was taken in", Told(page), StringComparison.Ordinal);
        Assert.Equal(1, await scene.Counting());
    }

    [Fact]
    public async Task A_file_that_waits_is_checked_again_when_another_of_the_same_rows_is_accepted()
    {
        var scene = await ImportScene.Open(app, "waits-rows");
        var office = await scene.As("office");
        var (first, second) = (await Send(scene, office, First, "first.csv"), await Send(scene, office, Second, "second.csv"));
        var later = await Send(scene, office, Second.Replace("2009-11", "2009-12", StringComparison.Ordinal), "december.csv");
        Assert.Equal(["3", "0", "0"], ImportScene.Changes(await scene.Settled(office, second)));
        var before = await Checks(scene);

        await Accepted(scene, office, first);
        var page = await scene.Quiet(office, second);
        Assert.Equal(["1", "1", "1"], ImportScene.Changes(page));
        Assert.Contains("Before: 3 new, 0 changed, 0 the same, 0 waiting. Now: 1 new, 1 changed, 1 the same, 0 waiting.", Told(page), StringComparison.Ordinal);
        Assert.Equal(first, page.QuerySelector("main .notice a")!.GetAttribute("href"));
        Assert.DoesNotContain("nothing of it was taken in", Told(page), StringComparison.Ordinal);
        // The same organisation's other month is not touched by it.
        Assert.Equal(before + 1, await Checks(scene));
        Assert.Equal("", Told(await scene.Settled(office, later)));

        page = await Accepted(scene, office, second);
        Assert.Contains("Accepted: 1 new, 1 changed, 1 the same", Told(page), StringComparison.Ordinal);
        Assert.Equal(["125", "7", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task Of_two_files_accepted_at_once_the_second_comes_back_with_its_true_review()
    {
        var scene = await ImportScene.Open(app, "waits-both");
        var office = await scene.As("office");
        var (first, second) = (await Send(scene, office, First, "first.csv"), await Send(scene, office, Second, "second.csv"));
        var release = await Held(scene);
        foreach (var import in new[] { first, second }) Assert.Equal(HttpStatusCode.Found, (await office.Post($"{import}/accept")).StatusCode);
        release.SetResult();
        Assert.Equal("accepted", State(await scene.Quiet(office, first)));
        var page = await scene.Settled(office, second);
        Assert.Equal("waiting for you", State(page));
        Assert.Equal(["1", "1", "1"], ImportScene.Changes(page));
        Assert.Contains("nothing of it was taken in", Told(page), StringComparison.Ordinal);
        Assert.Equal(["120", "80"], await scene.Reached(office));
        Assert.Equal("accepted", State(await Accepted(scene, office, second)));
        Assert.Equal(["125", "7", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task A_file_that_waits_is_checked_again_when_what_it_changes_is_undone()
    {
        var scene = await ImportScene.Open(app, "waits-undo");
        var office = await scene.As("office");
        var first = await Send(scene, office, First, "first.csv");
        await Accepted(scene, office, first);
        var second = await Send(scene, office, Second, "second.csv");
        Assert.Equal(["1", "1", "1"], ImportScene.Changes(await scene.Settled(office, second)));
        await office.Post($"{first}/undo");
        var page = await scene.Quiet(office, second);
        Assert.Equal(["3", "0", "0"], ImportScene.Changes(page));
        Assert.Equal(first, page.QuerySelector("main .notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Accepting_all_files_of_a_batch_says_which_one_remains_and_why()
    {
        var scene = await ImportScene.Open(app, "waits-batch");
        var office = await scene.As("office");
        var alone = await Send(scene, office, First, "first.csv");
        var (batch, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("second.csv", Second), BatchScene.File("mira.csv", Head + "Mira Aid,Health,Clinic,Ha Tinh,VN401,2009-12,31\n"), BatchScene.File("december.csv", First.Replace("2009-11", "2009-12", StringComparison.Ordinal)));
        var page = await scene.Settled(office, batch!);
        Assert.Contains("Accept all 3 files", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var release = await Held(scene);
        foreach (var address in new[] { alone, batch }) Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/accept")).StatusCode);
        release.SetResult();
        page = await scene.Quiet(office, batch!);
        Assert.Equal("accepted", BatchScene.Line(page, "mira.csv")[2]);
        Assert.Equal("accepted", BatchScene.Line(page, "december.csv")[2]);
        Assert.Equal("waiting for youChecked again since the last review", BatchScene.Line(page, "second.csv")[2]);
        Assert.StartsWith("1 file was checked again and waits for you second.csv It was accepted by the figures of before, so nothing of it was taken in.", Told(page), StringComparison.Ordinal);
        Assert.Contains("Now: 1 new, 1 changed, 1 the same, 0 waiting.", Told(page), StringComparison.Ordinal);
        Assert.Equal(5, await scene.Counting());
        await office.Post($"{batch}/accept");
        page = await scene.Quiet(office, batch!);
        Assert.Equal("accepted", BatchScene.Line(page, "second.csv")[2]);
        Assert.Equal("", Told(page));
    }

    [Fact]
    public async Task A_page_opened_before_the_file_was_checked_again_accepts_nothing_and_shows_the_new_review()
    {
        var scene = await ImportScene.Open(app, "waits-page");
        var office = await scene.As("office");
        var first = await Send(scene, office, First, "first.csv");
        var (batch, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("second.csv", Second), BatchScene.File("mira.csv", Head + "Mira Aid,Health,Clinic,Ha Tinh,VN401,2009-12,31\n"));
        var reviews = Reviews(await scene.Settled(office, batch!));
        var second = $"{scene.Address}/{reviews.Single(r => r.StartsWith("2.", StringComparison.Ordinal)).Split('.')[0]}";
        var seen = Assert.Single(Reviews(await scene.Settled(office, second)));
        await Accepted(scene, office, first);
        await scene.Quiet(office, second);

        using var refused = await office.Post($"{second}/accept", ("review", seen));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await ImportScene.Parse(refused);
        Assert.Contains("second.csv was checked again since you opened its page, so nothing of it was accepted", Told(page), StringComparison.Ordinal);
        Assert.Equal(["1", "1", "1"], ImportScene.Changes(page));
        using var program = await office.Post($"/api/v1{second}/accept?review={seen}");
        Assert.Equal(HttpStatusCode.Conflict, program.StatusCode);
        using var all = await office.Post($"{batch}/accept", [.. reviews.Select(r => ("review", r))]);
        Assert.Equal(HttpStatusCode.Conflict, all.StatusCode);
        page = await ImportScene.Parse(all);
        Assert.Contains("checked again after you opened the page: second.csv", Told(page), StringComparison.Ordinal);
        Assert.Equal(2, await scene.Counting());

        await office.Post($"{batch}/accept", [.. Reviews(page).Select(r => ("review", r))]);
        await scene.Quiet(office, batch!);
        Assert.Equal(["125", "31", "7", "80"], await scene.Reached(office));
    }

    /// <summary>What the button to accept says that was looked at.</summary>
    private static List<string> Reviews(IDocument page) => [.. page.QuerySelectorAll("form[action$='/accept'] input[name='review']").Select(i => i.GetAttribute("value")!)];
}
