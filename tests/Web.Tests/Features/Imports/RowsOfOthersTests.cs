using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>An id in a file does not make another cluster's or partner's row the sender's.</summary>
public sealed class RowsOfOthersTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = "Activity ID,Organisation,Cluster,Activity,Province code,Month,People reached\n";
    private const string Health = Header + "A1,Salva Relief,Health,Clinic,VN403,2009-11,80\n";
    private const string Water = Header + "A1,Salva Relief,WASH,Wells,VN403,2009-11,120\nA2,Salva Relief,WASH,Latrines,VN401,2009-11,60\n";

    [Fact]
    public Task A_coordinators_row_with_the_id_of_another_clusters_row_is_refused_and_moves_nothing() => Refused(app);

    [Fact]
    public async Task The_same_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Refused(postgres);
    }

    private static async Task Refused(TesseraApp app)
    {
        var scene = await ImportScene.Open(app, "ids");
        await scene.Invite("water", (db, operation) => [new(operation, Role.Coordinator, db.Clusters.Single(c => c.OperationId == operation && c.Code == "WSH").Id)]);
        var (office, water) = (await scene.As("office"), await scene.As("water"));
        await scene.Accepted(office, Health);
        var (address, _) = await ImportScene.Send(water, scene.Address, Water);
        var page = await scene.Settled(water, address!);
        Assert.Equal(["1", "1", "0"], [ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed")]);
        Assert.Contains("carries the id of an activity that is not yours to change", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        await water.Post($"{address}/accept");
        await scene.Settled(water, address!);
        Assert.Equal(["HEA", "WSH"], await Clusters(scene, office));
        Assert.Equal(2, await scene.Counting());
    }

    [Fact]
    public async Task A_row_that_became_anothers_after_the_check_is_not_overwritten()
    {
        var scene = await ImportScene.Open(app, "ids-later");
        await scene.Invite("water", (db, operation) => [new(operation, Role.Coordinator, db.Clusters.Single(c => c.OperationId == operation && c.Code == "WSH").Id)]);
        var (office, water) = (await scene.As("office"), await scene.As("water"));
        var (address, _) = await ImportScene.Send(water, scene.Address, Water);
        await scene.Settled(water, address!);
        await scene.Accepted(office, Health);
        Assert.Equal("1", ImportScene.Figure(await scene.Quiet(water, address!), "Refused"));
        await water.Post($"{address}/accept");
        await scene.Settled(water, address!);
        Assert.Equal(["HEA", "WSH"], await Clusters(scene, office));
    }

    [Fact]
    public async Task A_reporter_of_a_merged_partner_brings_rows_under_either_name()
    {
        var scene = await ImportScene.Open(app, "ids-merged");
        await app.Db(async db =>
        {
            var operation = db.Operations.Single(o => o.Code == scene.Code);
            db.Partners.Single(p => p.OperationId == operation.Id && p.Name == "Salva Relief").MergedInto = db.Partners.Single(p => p.OperationId == operation.Id && p.Name == "Mira Aid").Id;
            operation.ListStamp++;
            await db.SaveChangesAsync();
        });
        var page = await scene.Accepted(await scene.As("salva"), Water.Replace("A2,Salva Relief", "A2,Mira Aid", StringComparison.Ordinal));
        Assert.Equal(["0", "2"], [ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "New")]);
    }

    [Fact]
    public async Task A_reporter_may_move_a_row_of_the_own_partner()
    {
        var scene = await ImportScene.Open(app, "ids-own");
        var (office, salva) = (await scene.As("office"), await scene.As("salva"));
        await scene.Accepted(office, Health);
        var page = await scene.Accepted(salva, Water);
        Assert.Equal(["0", "1", "1"], [ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed")]);
        Assert.Equal(["WSH", "WSH"], await Clusters(scene, office));
    }

    private static async Task<IEnumerable<string>> Clusters(ImportScene scene, Browser office)
    {
        var lines = (await Browser.Read(await office.Get($"/{scene.Code}/rows.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf(lines[0].Split(','), "Cluster");
        return lines[1..].Select(l => l.Split(',')[column]).Order(StringComparer.Ordinal);
    }
}
