using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

public sealed class SpellingOnSqlite(SqliteApp app) : SpellingTests(app), IClassFixture<SqliteApp>;

public sealed class SpellingOnPostgres(PostgresApp app) : SpellingTests(app), IClassFixture<PostgresApp>;

/// <summary>The same work in other words: nothing changed, and the page says so.</summary>
public abstract class SpellingTests(TesseraApp app)
{
    private const string Header = "Organisation,Cluster,Activity,Province,Month,People reached\n";

    [Fact]
    public async Task Other_spellings_of_who_where_and_which_cluster_change_no_row()
    {
        var scene = await ImportScene.Open(app, "spelt");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Header + "Salva Relief,WASH,Wells,Quang Tri,2009-11,80\nMira Aid,Health,Clinic,Ha Tinh,2009-11,40\n", "first.csv");
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);

        Assert.Equal(["0", "0", "2"], await Compared("second.csv", "SALVA RELIEF,Water and sanitation,Wells,Quảng Trị,2009-11,80\nMira Aid,Health,Clinic,Hà Tĩnh,2009-11,40\n"));
        // A figure is no spelling.
        Assert.Equal(["0", "1", "1"], await Compared("third.csv", "SALVA RELIEF,WASH,Wells,Quảng Trị,2009-11,81\nMira Aid,Health,Clinic,Hà Tĩnh,2009-11,40\n"));

        async Task<string[]> Compared(string name, string rows)
        {
            var (sent, _) = await ImportScene.Send(office, scene.Address, Header + rows, name);
            var page = await scene.Settled(office, sent!);
            return [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")];
        }
    }
}
