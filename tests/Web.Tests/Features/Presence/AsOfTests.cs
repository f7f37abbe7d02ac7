using System.Text.Json;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Features.Presence;

/// <summary>As of the end of the last period with data: what is reported on counts, what is planned does not.</summary>
public sealed class AsOfTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public Task A_row_of_a_quarter_counts_by_the_quarters_end() =>
        Holds("quarter", "Organisation,Cluster,Province code,Period\nSalva Relief,WASH,VN403,Q3 2009\nMira Aid,WASH,VN401,2009-08\n", null, "2009-09-30");

    [Fact]
    public Task A_project_that_ends_in_years_counts_by_its_start() =>
        Holds("project", "Organisation,Cluster,Province code,Start date,End date\nSalva Relief,WASH,VN403,2009-07-01,2031-12-31\nMira Aid,WASH,VN401,2009-08-15,2009-10-31\n", null, "2009-08-31");

    [Fact]
    public Task A_project_with_a_reporting_period_counts_by_the_period() =>
        Holds("both", "Organisation,Cluster,Province code,Start date,End date,Reporting period\nSalva Relief,WASH,VN403,2008-01-01,2031-12-31,2009-11\n", null, "2009-11-30");

    [Fact]
    public Task The_period_said_for_a_file_dates_its_projects_and_its_undated_rows() =>
        Holds("said", "Organisation,Cluster,Province code,Start date\nSalva Relief,WASH,VN403,2008-01-01\nMira Aid,WASH,VN401,\n", "2009-Q4", "2009-12-31");

    [Fact]
    public async Task The_same_on_PostgreSQL()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Holds(postgres, "quarter", "Organisation,Cluster,Province code,Period\nSalva Relief,WASH,VN403,Q3 2009\n", null, "2009-09-30");
    }

    [Fact]
    public async Task The_same_rows_of_a_later_month_move_the_day_on()
    {
        var scene = await ImportScene.Open(app, "later");
        var office = await scene.As("office");
        const string Project = "Organisation,Cluster,Province code,Start date,End date,Reporting period\nSalva Relief,WASH,VN403,2008-01-01,2031-12-31,";
        await scene.Accepted(office, Project + "2009-10\n", "october.csv");
        await scene.Accepted(office, Project + "2009-11\n", "november.csv");
        Assert.Equal("2009-11-30", await AsOf(scene, office));
        Assert.Equal(1, await scene.Counting());
    }

    private Task Holds(string code, string file, string? period, string expected) => Holds(app, code, file, period, expected);

    private static async Task Holds(TesseraApp app, string code, string file, string? period, string expected)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, file);
        await scene.Settled(office, address!);
        if (period is not null) await office.Post($"{address}/answers", ("answer:period", period));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(expected, await AsOf(scene, office));
    }

    private static async Task<string?> AsOf(ImportScene scene, Browser office) =>
        JsonDocument.Parse(await Browser.Read(await office.Get($"/{scene.Code}/presence.json"))).RootElement.GetProperty("as_of").GetString();
}
