using System.Net;
using System.Text.Json;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Many files sent at once: each an import of its own, one queue of questions, accepted together and undone one by one.</summary>
public sealed class BatchTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public Task A_question_of_several_files_is_asked_once_and_answered_for_all_of_them() => Journey(app, "batch");

    [Fact]
    public async Task The_same_on_postgresql()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Journey(postgres, "batch");
    }

    private static async Task Journey(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address,
            BatchScene.File("salva.csv", BatchScene.Salva), BatchScene.File("mira.csv", BatchScene.Mira), BatchScene.File("nord.csv", BatchScene.Nord), BatchScene.File("photo.jpg", "no table"));
        Assert.Equal($"{scene.Address}/batches/1", address);
        var page = await scene.Settled(office, address!);

        // Each file has its partner, rows, rows that go in, rows that wait and open questions; the one that is no table stops no other.
        Assert.Equal(["Salva Relief", "2", "1", "1", "1"], Cells(page, "salva.csv"));
        Assert.Equal(["Mira Aid", "3", "1", "2", "1"], Cells(page, "mira.csv"));
        Assert.Equal(["1", "0", "1", "1"], Cells(page, "nord.csv")[1..]);
        Assert.Contains("refused", BatchScene.Line(page, "photo.jpg")[2], StringComparison.Ordinal);

        // Dong Haa waits in one row of Salva's file and two of Mira's: one question. Nord Team is asked by its file alone.
        Assert.Equal("2 questions to answer", page.QuerySelector("#questions h2")!.TextContent);
        var shared = page.QuerySelectorAll("#questions .field").Single(f => f.QuerySelector("label")!.TextContent.Contains("Dong Haa", StringComparison.Ordinal));
        Assert.Contains("3 rows of 2 files", shared.TextContent, StringComparison.Ordinal);
        Assert.Contains("mira.csv (2)", shared.TextContent, StringComparison.Ordinal);

        var before = await app.Db(db => Task.FromResult(db.Jobs.Count(j => j.Kind == "import.check")));
        await office.Post($"{address}/answers", (BatchScene.Question(page, "Dong Haa"), "VN403"));
        page = await scene.Settled(office, address!);
        // Only the two files that asked were checked again.
        Assert.Equal(2, await app.Db(db => Task.FromResult(db.Jobs.Count(j => j.Kind == "import.check"))) - before);
        Assert.Equal(["Salva Relief", "2", "2", "0", "0"], Cells(page, "salva.csv"));
        Assert.Equal(["Mira Aid", "3", "3", "0", "0"], Cells(page, "mira.csv"));
        Assert.Equal("1 question to answer", page.QuerySelector("#questions h2")!.TextContent);

        await AcceptAndUndo(scene, office, address!);
    }

    /// <summary>Nord's file has nothing that may go in and stays; of the others each is a commit of its own.</summary>
    private static async Task AcceptAndUndo(ImportScene scene, Browser office, string address)
    {
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/accept")).StatusCode);
        var page = await scene.Settled(office, address);
        Assert.Equal(5, await scene.Counting());
        Assert.Contains("accepted", BatchScene.Line(page, "mira.csv")[2], StringComparison.Ordinal);
        Assert.Contains("waiting for you", BatchScene.Line(page, "nord.csv")[2], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await office.Post($"{address}/accept")).StatusCode);

        var mira = page.QuerySelectorAll("table tbody a").Single(a => a.TextContent == "mira.csv").GetAttribute("href")!;
        await office.Post($"{mira}/undo");
        Assert.Equal(2, await scene.Counting());
    }

    [Fact]
    public async Task Rows_that_waited_are_gone_on_with_in_the_same_batch()
    {
        var scene = await ImportScene.Open(app, "batch-later");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("salva.csv", BatchScene.Salva), BatchScene.File("mira.csv", BatchScene.Mira));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        var page = await scene.Settled(office, address!);
        Assert.Equal(2, await scene.Counting());
        Assert.Null(page.QuerySelector("#questions"));

        await office.Post($"{address}/continue");
        page = await scene.Settled(office, address!);
        await office.Post($"{address}/answers", (BatchScene.Question(page, "Dong Haa"), "VN403"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(5, await scene.Counting());
    }

    [Fact]
    public async Task A_zip_of_many_becomes_a_batch_and_what_computers_leave_in_it_does_not()
    {
        var scene = await ImportScene.Open(app, "batch-zip");
        var office = await scene.As("office");
        var zip = BatchScene.Zip(BatchScene.File("Salva/5W.csv", BatchScene.Salva), BatchScene.File("Mira/5W.csv", BatchScene.Mira), BatchScene.File("Mira/~$5W.csv", "lock"),
            BatchScene.File("__MACOSX/._5W.csv", "notes"), ("more.zip", BatchScene.Zip(BatchScene.File("deep.csv", BatchScene.Nord))));
        var (address, _) = await BatchScene.Send(office, scene.Address, ("november.zip", zip));
        var page = await scene.Settled(office, address!);

        Assert.Equal(3, page.QuerySelectorAll("table tbody tr").Length);
        Assert.Equal("Mira Aid", BatchScene.Line(page, "Mira/5W.csv")[1]);
        // What lies in a zip inside the zip is told and not looked into.
        Assert.Contains("A zip inside a zip is not opened", BatchScene.Line(page, "more.zip")[0], StringComparison.Ordinal);
        Assert.Contains("Not taken", BatchScene.Line(page, "more.zip")[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_in_a_zip_is_refused_by_the_bytes_that_come_out_and_the_others_go_on()
    {
        var scene = await ImportScene.Open(app, "batch-bomb");
        var office = await scene.As("office");
        // 12 MB of spaces are 12 KB packed: a thousand to one, where a hundred is the most above 5 MB.
        var zip = BatchScene.Zip(("bomb.csv", Enumerable.Repeat((byte)' ', 12 << 20).ToArray()), BatchScene.File("mira.csv", BatchScene.Mira), BatchScene.File("salva.csv", BatchScene.Salva));
        var (address, _) = await BatchScene.Send(office, scene.Address, ("november.zip", zip));
        var page = await scene.Settled(office, address!);
        Assert.Contains("Not taken", BatchScene.Line(page, "bomb.csv")[2], StringComparison.Ordinal);
        Assert.Equal(["Mira Aid", "3", "1", "2", "1"], Cells(page, "mira.csv"));
        Assert.Equal(0, await app.Db(db => Task.FromResult(db.Files.Count(f => f.Length >= 12 << 20))));
    }

    [Fact]
    public async Task More_files_than_a_batch_takes_are_refused_before_any_is_kept()
    {
        var scene = await ImportScene.Open(app, "batch-most");
        var office = await scene.As("office");
        var zip = BatchScene.Zip([.. Enumerable.Range(0, 201).Select(i => BatchScene.File($"file{i}.csv", BatchScene.Nord))]);
        var (address, page) = await BatchScene.Send(office, scene.Address, ("november.zip", zip));
        Assert.Null(address);
        Assert.Contains("more than 200 files", page!.QuerySelector(".notice.error")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await app.Db(db => Task.FromResult(db.ImportBatches.Where(b => db.Operations.Any(o => o.Id == b.OperationId && o.Code == "batch-most")).ToList())));
    }

    [Fact]
    public async Task Files_of_one_batch_are_one_piece_of_work_and_lead_back_to_it()
    {
        var scene = await ImportScene.Open(app, "batch-work");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("november/salva.csv", BatchScene.Salva), BatchScene.File("november/mira.csv", BatchScene.Mira));
        var page = await scene.Settled(office, address!);
        // The folder that all of them lie in is not said again for each.
        var file = page.QuerySelectorAll("table tbody a").Single(a => a.TextContent == "mira.csv").GetAttribute("href")!;
        var home = await ImportScene.Parse(await office.Get($"/{scene.Code}"));
        var item = home.QuerySelectorAll("a").Single(a => a.GetAttribute("href") == address && a.TextContent.Contains("Batch 1", StringComparison.Ordinal));
        Assert.Contains("2 files wait for you", item.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await ImportScene.Parse(await office.Get(file))).QuerySelectorAll("a"), a => a.GetAttribute("href") == address);
    }

    [Fact]
    public async Task A_zip_of_one_is_that_file_and_no_batch()
    {
        var scene = await ImportScene.Open(app, "batch-of-one");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, ("one.zip", BatchScene.Zip(BatchScene.File("salva.csv", BatchScene.Salva))));
        Assert.Equal($"{scene.Address}/1", address);
    }

    [Fact]
    public async Task A_file_sent_before_and_a_file_sent_twice_count_once()
    {
        var scene = await ImportScene.Open(app, "batch-again");
        var office = await scene.As("office");
        await scene.Accepted(office, BatchScene.Salva, "salva.csv");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("salva.csv", BatchScene.Salva), BatchScene.File("mira.csv", BatchScene.Mira), BatchScene.File("copy of mira.csv", BatchScene.Mira));
        var page = await scene.Settled(office, address!);
        Assert.Contains("This file was sent before", BatchScene.Line(page, "salva.csv")[2], StringComparison.Ordinal);
        Assert.Contains("This file was sent before", BatchScene.Line(page, "copy of mira.csv")[2], StringComparison.Ordinal);
        // Two rows of Salva's file and three of Mira's, hers not twice.
        Assert.Equal("5", ImportScene.Figure(page, "Rows read"));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(2, await scene.Counting());
    }

    [Fact]
    public async Task A_reporter_brings_files_of_their_own_and_others_do_not_learn_of_them()
    {
        var scene = await ImportScene.Open(app, "batch-own");
        var salva = await scene.As("salva");
        var (address, _) = await BatchScene.Send(salva, scene.Address, BatchScene.File("salva.csv", BatchScene.Salva), BatchScene.File("mira.csv", BatchScene.Mira));
        var page = await scene.Settled(salva, address!);
        Assert.Equal(["3", "0"], Cells(page, "mira.csv")[1..3]);

        var mira = await scene.As("mira");
        Assert.Equal(HttpStatusCode.NotFound, (await mira.Get(address!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mira.Post($"{address}/accept")).StatusCode);
        Assert.DoesNotContain("Batch 1", await Browser.Read(await mira.Get($"{scene.Address}/batches")), StringComparison.Ordinal);
        Assert.Contains("Batch 1", await Browser.Read(await salva.Get($"{scene.Address}/batches")), StringComparison.Ordinal);
        // The office sees every batch.
        Assert.Equal(HttpStatusCode.OK, (await (await scene.As("office")).Get(address!)).StatusCode);
    }

    [Fact]
    public async Task Names_nobody_knows_are_registered_once_for_all_files()
    {
        var scene = await ImportScene.Open(app, "batch-names");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("a.csv", BatchScene.Nord), BatchScene.File("b.csv", BatchScene.Nord.Replace("Wells", "Latrines", StringComparison.Ordinal)),
            BatchScene.File("c.csv", BatchScene.Nord.Replace("Nord Team", "Harbour Hands", StringComparison.Ordinal)));
        var page = await scene.Settled(office, address!);
        Assert.Equal("2 questions to answer", page.QuerySelector("#questions h2")!.TextContent);
        await office.Post($"{address}/answers", ("unknown", "new"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(3, await scene.Counting());
        Assert.Equal(["Harbour Hands", "Nord Team"], await app.Db(db => Task.FromResult(db.Partners.Where(p => (p.Name == "Nord Team" || p.Name == "Harbour Hands") && db.Operations.Any(o => o.Id == p.OperationId && o.Code == "batch-names")).Select(p => p.Name).Order().ToList())));
    }

    [Fact]
    public async Task Programs_send_answer_and_accept_a_batch()
    {
        var scene = await ImportScene.Open(app, "batch-api");
        var office = await scene.As("office");
        var api = $"/api/v1{scene.Address}/batches";
        var (_, _) = await BatchScene.Send(office, api, BatchScene.File("salva.csv", BatchScene.Salva), BatchScene.File("mira.csv", BatchScene.Mira));
        var batch = await Checked(office, $"{api}/1");
        var question = Assert.Single(batch.GetProperty("questions").EnumerateArray());
        Assert.Equal((3, 2), (question.GetProperty("rows").GetInt32(), question.GetProperty("files").GetArrayLength()));
        var request = office.Form($"{api}/1/answers");
        request.Content = new StringContent(JsonSerializer.Serialize(new { answers = new Dictionary<string, string> { [question.GetProperty("key").GetString()!] = "VN403" } }), System.Text.Encoding.UTF8, "application/json");
        using var answered = await office.Send(request);
        Assert.Equal(HttpStatusCode.Accepted, answered.StatusCode);
        batch = await Checked(office, $"{api}/1");
        Assert.Empty(batch.GetProperty("questions").EnumerateArray());
        await office.Post($"{api}/1/accept");
        await Checked(office, $"{api}/1");
        Assert.Equal(5, await scene.Counting());
    }

    private static async Task<JsonElement> Checked(Browser browser, string address)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var batch = JsonDocument.Parse(await Browser.Read(await browser.Get(address))).RootElement;
            if (batch.GetProperty("at_work").GetInt32() == 0) return batch;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{address} was not checked in 30 seconds.");
    }

    /// <summary>Organisation, rows read, ready, waiting and questions of a file's line.</summary>
    private static string[] Cells(AngleSharp.Dom.IDocument page, string file) => BatchScene.Line(page, file) is var line ? [line[1], .. line[3..7]] : [];
}
