using System.Net;
using System.Text;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Geography;

/// <summary>A file of places that cannot be read is answered with what is wrong with it, never with a failure.</summary>
public sealed class BrokenGazetteerTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task Every_way_of_being_broken_is_answered_in_a_sentence()
    {
        var office = await Office("broken");
        const string Area = """{"type":"Feature","properties":{"adm1_pcode":"VN403","adm1_name":"Quang Tri"},"geometry":""";
        (string Name, string Content, string Says)[] files =
        [
            ("empty.csv", "", "The file is empty"),
            ("noise.xlsx", "nothing of a workbook", "columns that name places by code"),
            ("cut.xlsx", "PK\u0003\u0004\u0014\u0000", "incomplete"),
            ("cut.geojson", """{"type":"FeatureCollection","features":[""", "damaged at line 1"),
            ("none.geojson", """{"type":"FeatureCollection","features":[]}""", "holds no features"),
            ("list.geojson", """{"type":"Topology","objects":{}}""", "needs a list “features”"),
            ("numbers.geojson", """{"type":"FeatureCollection","features":[1,2]}""", "no GeoJSON of areas"),
            ("bare.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "carry no properties"),
            ("nameless.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"NAME_1":"Quang Tri"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "in a property such as adm1_pcode or pcode. The first one says: NAME_1: Quang Tri"),
            ("point.geojson", """{"type":"FeatureCollection","features":[""" + Area + """{"type":"Point","coordinates":[1,2]}}]}""", "but no boundaries"),
            ("shapeless.geojson", """{"type":"FeatureCollection","features":[""" + Area + """{"coordinates":[1,2]}}]}""", "no GeoJSON of areas"),
            ("flat.geojson", """{"type":"FeatureCollection","features":[""" + Area + """{"type":"MultiPolygon","coordinates":5}}]}""", "no GeoJSON of areas"),
            ("endless.geojson", """{"type":"FeatureCollection","features":[""" + Area + """{"type":"Polygon","coordinates":[[[1,2],[1e999,3],[4,5],[1,2]]]}}]}""", "ring"),
            ("words.csv", "Name,Colour\nApple,red\n", "columns that name places by code"),
        ];
        var offences = new List<string>();
        foreach (var (name, content, says) in files)
        {
            var (status, text) = await Load(office, "broken", name, content);
            if (status != HttpStatusCode.BadRequest || !text.Contains(says, StringComparison.Ordinal)) offences.Add($"{name}: {status} {text}");
        }
        Assert.Empty(offences);
    }

    [Fact]
    public async Task An_area_that_lies_in_itself_neither_hangs_nor_fails()
    {
        var (status, text) = await Load(await Office("circle"), "circle", "circle.csv", "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nVNM,2,VN40301,A,VN40302,2019-10-22\nVNM,2,VN40302,B,VN40301,2019-10-22\nVNM,1,VN403,Quang Tri,VN403,2019-10-22\n");
        Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.BadRequest, $"{status} {text}");
    }

    private async Task<Browser> Office(string code)
    {
        await ListsJourney.Operation(app, code, "VNM");
        var office = await ListsJourney.Person(app, Role.Administrator);
        office.Accept = "text/html";
        return office;
    }

    private static async Task<(HttpStatusCode, string)> Load(Browser office, string code, string name, string content)
    {
        var request = office.Form($"/{code}/gazetteer");
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(content)), "file", name } };
        using var answer = await office.Send(request);
        var page = await Page.Read(answer);
        return (answer.StatusCode, page.QuerySelector(".notice, [role=alert]")?.TextContent.Trim() ?? page.QuerySelector("main")?.TextContent ?? "");
    }
}
