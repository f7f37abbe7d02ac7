using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>An organisation's own rows and a consolidated table that splits the same work otherwise: never added up (docs/decisions/0018).</summary>
public sealed class SplitRowTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = "Organisation,Cluster,Activity,Province,Province code,Site,Month,People reached\n";
    private const string Whole = Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,,2009-11,50\n";
    // 20 + 30 = 50
    private const string Sites = Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,Ky Anh,2009-11,20\nSalva Relief,WASH,Wells,Ha Tinh,VN401,Cam Xuyen,2009-11,30\n";
    private const string OfMira = "Mira Aid,Health,Clinic,Ha Tinh,VN401,,2009-11,31\n";

    [Fact]
    public Task A_consolidated_table_that_splits_the_row_finer_adds_nothing() => Finer(app, "split-finer");

    [Fact]
    public async Task The_same_on_postgresql()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Finer(postgres, "split-finer");
        await Differing(postgres, "split-take");
        await OwnLater(postgres, "split-later");
    }

    private static async Task Finer(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, Whole, "salva.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Sites + OfMira, "cluster.csv");
        var page = await scene.Settled(office, address!);
        // Mira's is new; Salva's two are the 50 that Salva reported.
        Assert.Equal(["1", "0", "2"], ImportScene.Changes(page));
        Assert.Contains("split into other rows (1 → 2)", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#questions .field label").Where(l => l.TextContent.Contains("sent its own file", StringComparison.Ordinal)));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["31", "50"], await scene.Reached(office));
    }

    [Fact]
    public async Task A_consolidated_table_that_adds_the_rows_up_adds_nothing()
    {
        var scene = await ImportScene.Open(app, "split-coarser");
        var office = await scene.As("office");
        await scene.Accepted(office, Sites, "salva.csv");
        await scene.Accepted(office, Whole + OfMira, "cluster.csv");
        Assert.Equal(["20", "30", "31"], await scene.Reached(office));
        // Neither does one that has the two in one place, where the first of the own rows has a like: 20 + 30 = 50.
        scene = await ImportScene.Open(app, "split-alike");
        office = await scene.As("office");
        await scene.Accepted(office, Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,,2009-11,20\nSalva Relief,WASH,Wells,Ha Tinh,VN401,,2009-11,30\n", "salva.csv");
        await scene.Accepted(office, Whole + OfMira, "cluster.csv");
        Assert.Equal(["20", "30", "31"], await scene.Reached(office));
    }

    [Fact]
    public Task Sums_that_differ_are_asked_once_and_the_answer_replaces_and_undo_brings_back() => Differing(app, "split-take");

    private static async Task Differing(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, Whole, "salva.csv");
        // 20 + 40 = 60
        var (address, _) = await ImportScene.Send(office, scene.Address, Sites.Replace(",30\n", ",40\n", StringComparison.Ordinal) + OfMira, "cluster.csv");
        var page = await scene.Settled(office, address!);
        Assert.Equal(["1", "0", "0", "2"], ImportScene.Changes(page));
        Assert.Contains("People reached: 50 → 60", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["31", "50"], await scene.Reached(office));
        await office.Post($"{address}/undo");

        (address, _) = await ImportScene.Send(office, scene.Address, Sites.Replace(",30\n", ",40\n", StringComparison.Ordinal) + OfMira + "\n", "cluster again.csv");
        page = await scene.Settled(office, address!);
        await office.Post($"{address}/answers", (BatchScene.Question(page, "sent its own file"), "take"), ("settings", "yes"));
        Assert.Equal(["3", "0", "0"], ImportScene.Changes(await scene.Settled(office, address!)));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["20", "31", "40"], await scene.Reached(office));
        await office.Post($"{address}/undo");
        Assert.Equal(["50"], await scene.Reached(office));
    }

    [Fact]
    public Task The_organisations_own_file_after_a_consolidated_one_replaces_what_that_split_otherwise() => OwnLater(app, "split-later");

    private static async Task OwnLater(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        await scene.Accepted(office, Sites + OfMira, "cluster.csv");
        var (address, _) = await ImportScene.Send(office, scene.Address, Whole, "salva.csv");
        var page = await scene.Settled(office, address!);
        Assert.Contains("somebody else told the same, split otherwise (2 → 1)", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["31", "50"], await scene.Reached(office));
        // The consolidated table again changes nothing.
        await scene.Accepted(office, Sites + OfMira + "\n", "cluster again.csv");
        Assert.Equal(["31", "50"], await scene.Reached(office));
        await office.Post($"{address}/undo");
        Assert.Equal(["20", "30", "31"], await scene.Reached(office));
    }

    [Fact]
    public async Task Undoing_the_own_file_that_replaced_them_leaves_its_correction_in_their_place()
    {
        var scene = await ImportScene.Open(app, "split-undo");
        var office = await scene.As("office");
        await scene.Accepted(office, Sites + OfMira, "cluster.csv");
        var (own, _) = await ImportScene.Send(office, scene.Address, Whole, "salva.csv");
        await scene.Settled(office, own!);
        await office.Post($"{own}/accept");
        await scene.Settled(office, own!);
        await scene.Accepted(office, Whole.Replace(",50\n", ",60\n", StringComparison.Ordinal), "salva corrected.csv");
        Assert.Equal(["31", "60"], await scene.Reached(office));
        // Not 20 + 30 beside the 60.
        await office.Post($"{own}/undo");
        for (var tries = 0; !(await scene.Reached(office)).SequenceEqual(["31", "60"]); tries++)
        {
            Assert.True(tries < 600, $"{string.Join(", ", await scene.Reached(office))} after 30 seconds");
            await Task.Delay(50);
        }
        var page = await scene.Settled(office, $"{scene.Address}/4");
        Assert.Contains("These rows were brought back", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
