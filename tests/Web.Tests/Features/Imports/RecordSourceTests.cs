using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>A file of several organisations beside what they sent themselves: never doubles, and their own word stays until somebody decides (docs/decisions/0015).</summary>
public sealed class RecordSourceTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = BatchScene.Header;
    private const string Own = Header + "Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\nSalva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\n";
    // Latrines as Salva sent them, wells otherwise, and a row of Mira's.
    private const string Consolidated = Header + "Mira Aid,Health,Clinic,Ha Tinh,VN401,2009-11,31\nSalva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\nSalva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,95\n";

    [Fact]
    public Task A_consolidated_file_after_the_organisations_own_doubles_nothing_and_leaves_their_word() => OwnFirst(app, "own-first");

    [Fact]
    public async Task The_same_on_postgresql()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await OwnFirst(postgres, "own-first");
        await WithIds(postgres, "own-ids");
        await OwnUndone(postgres, "own-undone");
    }

    private static async Task OwnFirst(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, Own, "salva.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated, "cluster.csv");
        var page = await scene.Settled(office, address!);
        Assert.Equal(["1", "0", "1", "1"], ImportScene.Changes(page));
        // Shown before anything is accepted: which row, in which column, and both numbers.
        Assert.Contains("People reached: 80 → 95", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        var question = page.QuerySelectorAll("#questions .field").Single(f => f.QuerySelector("label")!.TextContent.Contains("Salva Relief sent its own file", StringComparison.Ordinal));
        Assert.Equal(["", "keep", "take"], question.QuerySelectorAll("option").Select(o => o.GetAttribute("value")!));

        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(3, await scene.Counting());
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task An_own_file_accepted_after_the_check_stays_too_and_the_review_says_so_before_the_acceptance()
    {
        var scene = await ImportScene.Open(app, "own-between");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated, "cluster.csv");
        Assert.Equal(["3", "0", "0"], ImportScene.Changes(await scene.Settled(office, address!)));
        await scene.Accepted(office, Own, "salva.csv");
        var page = await scene.Quiet(office, address!);
        Assert.Equal(["1", "0", "1", "1"], ImportScene.Changes(page));
        await office.Post($"{address}/accept");
        page = await scene.Settled(office, address!);
        Assert.Contains("1 new, 0 changed, 1 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 row stayed as the organisation itself sent it", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task Somebody_may_say_that_the_consolidated_file_counts_and_undo_brings_the_own_word_back()
    {
        var scene = await ImportScene.Open(app, "own-taken");
        var office = await scene.As("office");
        await scene.Accepted(office, Own, "salva.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated, "cluster.csv");
        var page = await scene.Settled(office, address!);
        await office.Post($"{address}/answers", (BatchScene.Question(page, "sent its own file"), "take"), ("settings", "yes"));
        page = await scene.Settled(office, address!);
        Assert.Equal(["1", "1", "1"], ImportScene.Changes(page));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["120", "31", "95"], await scene.Reached(office));
        await office.Post($"{address}/undo");
        Assert.Equal(["120", "80"], await scene.Reached(office));
        // Such an answer is of its file: another file asks again.
        Assert.False(await app.Db(db => Task.FromResult(db.LearnedAnswers.Any(a => a.Key.StartsWith("own:")))));
    }

    [Fact]
    public Task Undoing_the_own_file_brings_back_what_the_consolidated_one_said() => OwnUndone(app, "own-undone");

    private static async Task OwnUndone(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, Own, "salva.csv");
        await scene.Accepted(office, Consolidated, "cluster.csv");
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
        await office.Post($"{scene.Address}/1/undo");
        // Latrines were the same and wells, 95, had given way: both come back as import 3; Mira's 31 counts once.
        for (var tries = 0; (await scene.Reached(office)).Count() < 3; tries++)
        {
            Assert.True(tries < 600, "nothing came back in 30 seconds");
            await Task.Delay(50);
        }
        Assert.Equal(["120", "31", "95"], await scene.Reached(office));
        var page = await scene.Settled(office, $"{scene.Address}/3");
        Assert.Contains("These rows were brought back", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 new, 0 changed, 0 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        // The own file sent again takes over as before.
        await scene.Accepted(office, Own + "\n", "salva again.csv");
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task The_organisations_own_file_after_a_consolidated_one_takes_over()
    {
        var scene = await ImportScene.Open(app, "own-later");
        var office = await scene.As("office");
        await scene.Accepted(office, Consolidated, "cluster.csv");
        var page = await scene.Accepted(office, Own, "salva.csv");
        // Latrines are the same and wells changed, with no question: it is Salva's own word.
        Assert.Contains("0 new, 1 changed, 1 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
        // From now on both rows are Salva's, also the one that was the same.
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated.Replace(",120", ",121", StringComparison.Ordinal), "cluster2.csv");
        Assert.Equal(["0", "0", "1", "2"], ImportScene.Changes(await scene.Settled(office, address!)));
    }

    [Fact]
    public async Task Of_two_consolidated_files_the_later_one_counts()
    {
        var scene = await ImportScene.Open(app, "own-none");
        var office = await scene.As("office");
        await scene.Accepted(office, Consolidated, "cluster.csv");
        await scene.Accepted(office, Consolidated.Replace(",95", ",97", StringComparison.Ordinal), "cluster2.csv");
        Assert.Equal(["120", "31", "97"], await scene.Reached(office));
    }

    [Fact]
    public async Task What_a_consolidated_file_does_not_state_or_spells_otherwise_is_no_difference()
    {
        var scene = await ImportScene.Open(app, "own-less");
        var office = await scene.As("office");
        await scene.Accepted(office, Own.Replace("People reached\n", "People reached,Status,Comments\n", StringComparison.Ordinal).Replace(",120\n", ",120,Ongoing,for schools\n", StringComparison.Ordinal).Replace(",80\n", ",80,Ongoing,\n", StringComparison.Ordinal), "salva.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated.Replace(",95", ",80", StringComparison.Ordinal).Replace("Salva Relief", "SALVA RELIEF", StringComparison.Ordinal), "cluster.csv");
        Assert.Equal(["1", "0", "2"], ImportScene.Changes(await scene.Settled(office, address!)));
    }

    [Fact]
    public Task Ids_of_the_organisations_own_file_make_no_doubles_of_a_consolidated_one() => WithIds(app, "own-ids");

    /// <summary>Salva numbers its rows; the cluster's table does not know the numbers, and Salva's next file does.</summary>
    private static async Task WithIds(TesseraApp app, string code)
    {
        const string numbered = 
            "Activity ID,Organisation,Cluster,Activity,Province,Province code,Start date,End date,Quantity,Unit,People reached\nS-1,Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11-03,2009-11-20,40,kits,120\n"
            + "S-2,Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11-03,2009-11-20,2,wells,80\n";
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, numbered, "salva.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Consolidated, "cluster.csv");
        var page = await scene.Settled(office, address!);
        Assert.Equal(["1", "0", "1", "1"], ImportScene.Changes(page));
        await office.Post($"{address}/answers", (BatchScene.Question(page, "sent its own file"), "take"), ("settings", "yes"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["120", "31", "95"], await scene.Reached(office));
        // By its number the row is found although the cluster's table wrote its latest version.
        await scene.Accepted(office, numbered.Replace(",80", ",88", StringComparison.Ordinal), "salva2.csv");
        Assert.Equal(["120", "31", "88"], await scene.Reached(office));
        Assert.Equal(3, await scene.Counting());
    }

    [Fact]
    public async Task A_numbered_file_after_a_consolidated_one_finds_its_rows_and_keeps_its_numbers()
    {
        const string numbered = "Activity ID,Organisation,Cluster,Activity,Province,Province code,Month,People reached\nS-1,Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\nS-2,Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\n";
        var scene = await ImportScene.Open(app, "own-numbered");
        var office = await scene.As("office");
        await scene.Accepted(office, Consolidated, "cluster.csv");
        await scene.Accepted(office, numbered, "salva.csv");
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
        // Described otherwise now, and still the row of that number.
        await scene.Accepted(office, numbered.Replace("Wells", "Boreholes", StringComparison.Ordinal), "salva2.csv");
        Assert.Equal(3, await scene.Counting());
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
    }

    [Fact]
    public async Task In_one_batch_the_own_files_go_in_first_and_the_consolidated_one_is_held_against_them()
    {
        var scene = await ImportScene.Open(app, "own-batch");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("cluster.csv", Consolidated), BatchScene.File("salva.csv", Own));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        var page = await scene.Settled(office, address!);
        Assert.Contains("accepted", BatchScene.Line(page, "salva.csv")[2], StringComparison.Ordinal);
        Assert.Contains("waiting for you", BatchScene.Line(page, "cluster.csv")[2], StringComparison.Ordinal);
        Assert.Contains("sent its own file", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(3, await scene.Counting());
        Assert.Equal(["120", "31", "80"], await scene.Reached(office));
    }
}
