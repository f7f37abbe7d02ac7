using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Missing is what a file that replaces an earlier one no longer has (design.md 5): told, never deleted.</summary>
public sealed class MissingRowsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = "Organisation,Cluster,Activity,Province,Province code,Month,People reached\n";
    private const string Latrines = "Salva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\n";
    private const string Wells = "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\n";
    private const string December = "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-12,80\n";
    private const string Mira = "Mira Aid,Health,Clinic,Thua Thien Hue,VN405,2009-11,45\n";
    // The same partner, cluster and month in a table of its own kind.
    private const string OtherFile = "Partner name,Sector,What,P-code,Reporting month,Households,Comments\nSalva Relief,WASH,Trucking,VN403,2009-11,12,as agreed\n";

    private const string Missing = "No longer in the file";

    [Fact]
    public async Task Only_rows_of_a_file_of_the_same_template_partner_cluster_and_month_are_missing()
    {
        var scene = await ImportScene.Open(app, "missing");
        var office = await scene.As("office");
        Assert.Equal("0", ImportScene.Figure(await scene.Accepted(office, Header + Latrines + Wells + Mira), Missing));

        // A different file of the same partner replaces nothing.
        Assert.Equal("0", ImportScene.Figure(await scene.Accepted(office, OtherFile, "trucking.csv"), Missing));
        // The next month replaces nothing either.
        Assert.Equal("0", ImportScene.Figure(await scene.Accepted(office, Header + December, "december.csv"), Missing));
        Assert.Equal(5, await scene.Counting());

        // November again without its wells: one row is missing, of this template only, and it stays.
        Assert.Equal("1", ImportScene.Figure(await scene.Accepted(office, Header + Latrines, "again.csv"), Missing));
        Assert.Equal(5, await scene.Counting());
    }

    [Fact]
    public async Task A_template_that_gained_a_column_still_replaces_its_earlier_file()
    {
        var scene = await ImportScene.Open(app, "gained");
        var office = await scene.As("office");
        await scene.Accepted(office, Header + Latrines + Wells);
        var wider = Header.Replace("People reached", "People reached,Comments", StringComparison.Ordinal) + Latrines.Replace(",120", ",120,late", StringComparison.Ordinal);
        Assert.Equal("1", ImportScene.Figure(await scene.Accepted(office, wider, "wider.csv"), Missing));
    }
}
