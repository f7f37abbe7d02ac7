using AngleSharp.Dom;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>What a stranger found: the period said late, a refused row's organisation, a split with a hole.</summary>
public sealed class DatedLaterTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Undated = "Organisation,Cluster,Activity,Province,Province code,People reached\nSalva Relief,WASH,Latrines,Quang Tri,VN403,120\nSalva Relief,WASH,Wells,Ha Tinh,VN401,80\n";

    [Fact]
    public Task Rows_accepted_without_a_month_are_dated_by_the_next_file_and_not_doubled() => Dated(app);

    [Fact]
    public async Task The_same_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Dated(postgres);
    }

    private static async Task Dated(TesseraApp app)
    {
        var scene = await ImportScene.Open(app, "late");
        var office = await scene.As("office");
        await Accepted(scene, office, Undated, null);
        Assert.Equal(2, await scene.Counting());

        // The file comes again and somebody says its month: two rows change, none is new.
        var review = await Accepted(scene, office, Undated + "\n", "2009-11");
        Assert.Equal(["0", "2"], [ImportScene.Figure(review, "New"), ImportScene.Figure(review, "Changed")]);
        Assert.Equal(2, await scene.Counting());

        // The same table of the month after is another month's work.
        review = await Accepted(scene, office, Undated + "\n\n", "2009-12");
        Assert.Equal(["2", "0"], [ImportScene.Figure(review, "New"), ImportScene.Figure(review, "Changed")]);
        Assert.Equal(4, await scene.Counting());
    }

    [Fact]
    public async Task A_refused_row_registers_no_organisation()
    {
        var scene = await ImportScene.Open(app, "nobody");
        var salva = await scene.As("salva");
        var (address, _) = await ImportScene.Send(salva, scene.Address, "Organisation,Cluster,Activity,Province code,Month,People reached\nSalva Relief,WASH,Wells,VN401,2009-11,80\nBrand New Org,WASH,Wells,VN401,2009-11,80\n");
        await scene.Settled(salva, address!);
        await salva.Post($"{address}/answers", ("settings", "yes"), ("register", "true"));
        var review = await scene.Settled(salva, address!);
        Assert.Equal("1", ImportScene.Figure(review, "Refused"));
        await salva.Post($"{address}/accept");
        await scene.Settled(salva, address!);
        var office = await scene.As("office");
        Assert.DoesNotContain("Brand New Org", await Browser.Read(await office.Get($"/{scene.Code}/partners?q=Brand")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_with_an_unreadable_part_makes_no_total()
    {
        var scene = await ImportScene.Open(app, "split");
        var office = await scene.As("office");
        await Accepted(scene, office, "Organisation,Cluster,Activity,Province code,Month,Men,Women\nSalva Relief,WASH,Wells,VN401,2009-11,30,x\n", null);
        var csv = await Browser.Read(await office.Get($"/{scene.Code}/rows.csv"));
        var (head, row) = (csv.Split("\r\n")[0].Split(','), csv.Split("\r\n")[1].Split(','));
        Assert.Equal("", row[Array.FindIndex(head, h => h.Contains("eached", StringComparison.Ordinal))]);
    }

    private static async Task<IDocument> Accepted(ImportScene scene, Browser office, string file, string? period)
    {
        var (address, _) = await ImportScene.Send(office, scene.Address, file);
        await scene.Settled(office, address!);
        if (period is not null) await office.Post($"{address}/answers", ("settings", "yes"), ("answer:period", period));
        var review = await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        return review;
    }
}
