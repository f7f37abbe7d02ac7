using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Web.Access;
using Tessera.Web.Features.Geography;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Geography;

public sealed class GazetteerLoadTests
{
    private static string File(string name)
    {
        var path = Path.Combine(Checkout.Root, "..", "shared", "data", name);
        if (!System.IO.File.Exists(path)) Assert.Skip($"{name} is not here.");
        return path;
    }

    private static Task<GazetteerOutcome> Load(TesseraApp app, string code, string file) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<Tessera.Web.Database.TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code);
        await using var content = System.IO.File.OpenRead(File(file));
        var clock = Stopwatch.StartNew();
        var outcome = await services.GetRequiredService<LoadGazetteer>().Run(operation, Path.GetFileName(file), content);
        TestContext.Current.SendDiagnosticMessage($"{clock.ElapsedMilliseconds} ms {outcome.Summary}; {string.Join(" | ", outcome.Findings.Select(f => $"{f.Code} {f.Found} {f.Expected}"))}");
        return outcome;
    });

    [Theory]
    [InlineData("afg", "AFG", "pcodes/global_pcodes_adm_1_2.csv")]
    [InlineData("three", "GIN,LBR,SLE", "pcodes/global_pcodes_adm_1_2.csv")]
    [InlineData("caf", "CAF", "pcodes/caf_cod_ab.xlsx")]
    [InlineData("caf-p", "CAF", "pcodes/caf_cod_ab.xlsx", "population/cod_population_admin1.csv", "population/cod_population_admin2.csv", "population/download-caf-admpop-adm1-2015-v2.csv", "population/download-caf-admpop-adm2-2015-v2.csv")]
    [InlineData("afg-p", "AFG", "pcodes/global_pcodes_adm_1_2.csv", "population/population_subnational_population.csv")]
    [InlineData("vnm", "VNM", "pcodes/vn_gazetteer_adm1_3_2009.csv", "pcodes/vnm_adm1_names.csv", "geo/vnm_adm1.geojson", "geo/vnm_adm2.geojson")]
    [InlineData("moz", "MOZ", "pcodes/global_pcodes_adm_1_2.csv", "geo/moz_adm1.geojson", "geo/moz_adm2.geojson")]
    [InlineData("hti", "HTI", "geo/hti_adm1.geojson", "pcodes/global_pcodes_adm_1_2.csv")]
    public async Task A_real_file_loaded_twice_changes_nothing_the_second_time(string code, string countries, params string[] files)
    {
        await using var app = await TesseraApp.OnSqlite();
        await ListsJourney.Operation(app, code, countries);
        foreach (var file in files)
        {
            var first = await Load(app, code, file);
            var second = await Load(app, code, file);
            Assert.True(first.Counts.Where(c => c.Key is not AreaChangeKind.Unplaced).Sum(c => c.Value) > 0);
            Assert.All(second.Counts.Keys, kind => Assert.True(kind is AreaChangeKind.Same or AreaChangeKind.Unplaced, $"{file}: {second.Summary}"));
            Assert.Equal(first.Shapes, second.Shapes);
        }
    }

    [Fact]
    public async Task Boundaries_meet_the_areas_by_code_rename_none_and_give_a_centre_where_there_was_none_on_postgresql() => await Boundaries(await TesseraApp.OnPostgres());

    [Fact]
    public async Task Boundaries_meet_the_areas_by_code_rename_none_and_give_a_centre_where_there_was_none() => await Boundaries(await TesseraApp.OnSqlite());

    private static async Task Boundaries(TesseraApp started)
    {
        await using var app = started;
        await ListsJourney.Operation(app, "moz", "MOZ");
        await Load(app, "moz", "pcodes/global_pcodes_adm_1_2.csv");
        var before = (await ListsJourney.Lists(app, "moz")).Gazetteer.ByCode("MZ0101")[0];
        Assert.Null(before.Latitude);
        // 159 districts in the file (counted with jq), every one of level 2 and in OCHA's list.
        var outcome = await Load(app, "moz", "geo/moz_adm2.geojson");
        Assert.Equal((159, 159), (outcome.Count(AreaChangeKind.Enriched), outcome.Shapes));
        var after = (await ListsJourney.Lists(app, "moz")).Gazetteer.ByCode("MZ0101")[0];
        Assert.Equal((before.Id, before.Name), (after.Id, after.Name));
        // Ancuabe lies around 13.0 S, 39.9 E.
        Assert.InRange(after.Latitude!.Value, -13.5, -12.5);
        Assert.InRange(after.Longitude!.Value, 39.3, 40.5);
    }

    [Fact]
    public async Task A_place_gone_from_the_list_is_retired_and_comes_back_under_its_own_id_with_what_lies_in_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        await ListsJourney.Operation(app, "mini", "AFG");
        const string header = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n";
        const string whole = header + "AFG,1,AF01,Kabul,AFG,2019-10-22\nAFG,1,AF02,Kapisa,AFG,2019-10-22\nAFG,2,AF0201,Nijrab,AF02,2019-10-22\nAFG,2,AF0101,Paghman,AF01,2019-10-22\n";
        await Text(app, whole);
        var nijrab = (await ListsJourney.Lists(app, "mini")).Gazetteer.ByCode("AF0201")[0].Id;
        var gone = await Text(app, whole.Replace("AFG,2,AF0201,Nijrab,AF02,2019-10-22\n", "", StringComparison.Ordinal));
        Assert.Equal(1, gone.Count(AreaChangeKind.Retired));
        Assert.Equal(1, (await Text(app, whole)).Count(AreaChangeKind.New));
        Assert.Equal(nijrab, Assert.Single((await ListsJourney.Lists(app, "mini")).Gazetteer.ByCode("AF0201")).Id);
        var moved = await Text(app, whole.Replace("AF0201,Nijrab,AF02,2019-10-22", "AF0201,Nijrab,AF01,2020-01-01", StringComparison.Ordinal));
        Assert.Equal(1, moved.Count(AreaChangeKind.Moved));
        var versions = (await ListsJourney.Lists(app, "mini")).Gazetteer.ByCode("AF0201");
        Assert.Equal([null, new DateOnly(2019, 12, 31)], versions.Select(v => v.ValidTo));
        Assert.Equal(nijrab, versions[1].Id);
    }

    [Fact]
    public async Task A_list_of_other_countries_is_refused_naming_what_it_holds()
    {
        await using var app = await TesseraApp.OnSqlite();
        await ListsJourney.Operation(app, "mini", "VNM");
        var refusal = await Assert.ThrowsAsync<Problem>(() => Text(app, "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nAFG,1,AF01,Kabul,AFG,2019-10-22\n"));
        Assert.Equal(("gazetteer.nothing-read", "VNM", "AF01"), (refusal.Code, refusal.Details[1], refusal.Details[2]));
        var foreign = await Assert.ThrowsAsync<Problem>(() => Load(app, "mini", "geo/hti_adm1.geojson"));
        Assert.Equal("gazetteer.geojson-no-codes", foreign.Code);
    }

    [Fact]
    public async Task A_boundary_that_is_no_ring_is_refused_with_a_sentence()
    {
        await using var app = await TesseraApp.OnSqlite();
        await ListsJourney.Operation(app, "mini", "VNM");
        const string broken = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"adm1_pcode":"VN403","adm1_name":"Quang Tri"},"geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}]}""";
        var refusal = await Assert.ThrowsAsync<Problem>(() => Text(app, broken, "broken.geojson"));
        Assert.Equal("gazetteer.geojson-ring", refusal.Code);
    }

    [Fact]
    public async Task The_page_takes_a_file_shows_what_it_changed_and_finds_places_without_marks()
    {
        await using var app = await TesseraApp.OnSqlite();
        await ListsJourney.Operation(app, "vnm", "VNM");
        var office = await ListsJourney.Person(app, Role.Administrator);
        var request = office.Form("/vnm/gazetteer");
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes("level,pcode,parent_pcode,name_cod,name_vi\n1,VN605,VN,Dak Lak,Đắk Lắk\n1,VN405,VN,Thua Thien Hue,Thừa Thiên Huế\n")), "file", "two.csv" } };
        using var loaded = await office.Send(request);
        Assert.Equal(HttpStatusCode.Redirect, loaded.StatusCode);
        Assert.Contains("2 new", await ListsJourney.Page(office, loaded.Headers.Location!.ToString()));
        Assert.Equal(1, await ListsJourney.Lines(app, "gazetteer", "registered"));
        var found = WebUtility.HtmlDecode(await ListsJourney.Page(office, "/vnm/gazetteer?q=dak%20lak"));
        Assert.Contains("VN605", found);
        Assert.DoesNotContain("VN405", found);
        await ListsJourney.Accepted(office, "/vnm/gazetteer/VN605/aliases", ("text", "Darlac"));
        Assert.Contains("darlac", await ListsJourney.Page(office, "/vnm/gazetteer/VN605"));
        Assert.Contains("already means", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/vnm/gazetteer/VN605/aliases", ("text", "DARLAC")));
        Assert.Equal(1, await ListsJourney.Lines(app, "area-alias", "registered"));
    }

    private static Task<GazetteerOutcome> Text(TesseraApp app, string text, string name = "places.csv") => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<Tessera.Web.Database.TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == "mini");
        return await services.GetRequiredService<LoadGazetteer>().Run(operation, name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
    });
}
