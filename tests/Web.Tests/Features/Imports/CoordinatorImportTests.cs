using System.Net;
using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>A coordinator brings rows of their own clusters and of no other (design.md 6).</summary>
public sealed class CoordinatorImportTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    // One row of the own cluster, one of another, one that names none, one of a word nobody knows.
    private const string File = """
        Organisation,Cluster,Activity,Province,Province code,Month,People reached
        Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120
        Salva Relief,Health,Clinic,Ha Tinh,VN401,2009-11,80
        Mira Aid,,Wells,Thua Thien Hue,VN405,2009-11,45
        Mira Aid,Waterworkz,Wells,Quang Tri,VN403,2009-11,30
        """;

    private static NewGrant[] Coordinates(global::Tessera.Web.Database.TesseraDb db, int operation, params string[] clusters) =>
        [.. clusters.Select(code => new NewGrant(operation, Role.Coordinator, db.Clusters.Single(c => c.OperationId == operation && c.Code == code).Id))];

    [Fact]
    public Task Rows_of_another_cluster_are_refused_and_an_unknown_word_waits() => OneCluster(app, "coordinator");

    [Fact]
    public async Task The_same_on_postgresql()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await OneCluster(postgres, "coordinator");
    }

    private static async Task OneCluster(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        await scene.Invite("water", (db, operation) => Coordinates(db, operation, "WSH"));
        var water = await scene.As("water");
        var (address, _) = await ImportScene.Send(water, scene.Address, File);
        var page = await scene.Settled(water, address!);
        // The row that names no cluster is the coordinator's single one; the unknown word could be anybody's.
        Assert.Equal(["4", "1", "1"], [ImportScene.Figure(page, "Rows read"), ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "Waiting")]);
        Assert.Contains("belongs to the cluster “Health”", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);

        // Said to be the own cluster it goes in; the refused row stays refused.
        var question = page.QuerySelectorAll("#questions select").Single(s => s.GetAttribute("name")!.Contains("waterworkz", StringComparison.Ordinal)).GetAttribute("name")!;
        await water.Post($"{address}/answers", (question, "WSH"), ("settings", "yes"));
        page = await scene.Settled(water, address!);
        Assert.Equal(["0", "1"], [ImportScene.Figure(page, "Waiting"), ImportScene.Figure(page, "Refused")]);
        Assert.Equal(HttpStatusCode.Found, (await water.Post($"{address}/accept")).StatusCode);
        await scene.Settled(water, address!);
        Assert.Equal(3, await scene.Counting());

        // Whoever has the right on the whole operation may bring all.
        var office = await scene.As("office");
        (address, _) = await ImportScene.Send(office, scene.Address, File, "all.csv");
        Assert.Equal("0", ImportScene.Figure(await scene.Settled(office, address!), "Refused"));
    }

    [Fact]
    public async Task A_reporter_brings_rows_of_a_protected_cluster_only_when_named_for_it()
    {
        const string rows = """
            Organisation,Cluster,Activity,Province,Province code,Month,People reached
            Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120
            Salva Relief,Protection,Legal aid,Quang Tri,VN403,2009-11,8
            """;
        var scene = await ImportScene.Open(app, "guarded");
        var salva = await scene.As("salva");
        var (address, _) = await ImportScene.Send(salva, scene.Address, rows);
        var page = await scene.Settled(salva, address!);
        Assert.Equal(["2", "1"], [ImportScene.Figure(page, "Rows read"), ImportScene.Figure(page, "Refused")]);
        Assert.Contains("Rows of “Protection” are protected", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);

        await scene.Invite("named", (db, operation) => [new NewGrant(operation, Role.Reporter, db.Clusters.Single(c => c.OperationId == operation && c.Code == "PRO").Id, operation * 100L + 1)]);
        var named = await scene.As("named");
        (address, _) = await ImportScene.Send(named, scene.Address, rows, "named.csv");
        Assert.Equal("0", ImportScene.Figure(await scene.Settled(named, address!), "Refused"));
    }

    [Fact]
    public async Task A_word_said_to_be_another_cluster_is_refused()
    {
        var scene = await ImportScene.Open(app, "said-other");
        await scene.Invite("water", (db, operation) => Coordinates(db, operation, "WSH"));
        var water = await scene.As("water");
        var (address, _) = await ImportScene.Send(water, scene.Address, File);
        var page = await scene.Settled(water, address!);
        var question = page.QuerySelectorAll("#questions select").Single(s => s.GetAttribute("name")!.Contains("waterworkz", StringComparison.Ordinal)).GetAttribute("name")!;
        await water.Post($"{address}/answers", (question, "HEA"), ("settings", "yes"));
        Assert.Equal("2", ImportScene.Figure(await scene.Settled(water, address!), "Refused"));
    }

    [Fact]
    public async Task With_two_clusters_a_row_that_names_none_waits_for_one_of_them()
    {
        var scene = await ImportScene.Open(app, "two-clusters");
        await scene.Invite("both", (db, operation) => Coordinates(db, operation, "WSH", "HEA"));
        var both = await scene.As("both");
        var (address, _) = await ImportScene.Send(both, scene.Address, File);
        var page = await scene.Settled(both, address!);
        Assert.Equal(["0", "2"], [ImportScene.Figure(page, "Refused"), ImportScene.Figure(page, "Waiting")]);
        var asked = page.QuerySelector("select[name='answer:cluster']")!;
        Assert.Equal(["", "HEA", "WSH"], asked.QuerySelectorAll("option").Select(o => o.GetAttribute("value")!).Order(StringComparer.Ordinal));
        await both.Post($"{address}/answers", ("answer:cluster", "HEA"), ("settings", "yes"));
        Assert.Equal("1", ImportScene.Figure(await scene.Settled(both, address!), "Waiting"));
    }
}
