using System.Net;
using System.Text.Json;
using Tessera.Web.Commands;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Presence;

/// <summary>Files for others' systems, over the small country.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task HAPI_presence_has_one_row_for_each_place_organisation_and_sector()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        var lines = (await Text(app.Visitor(), "/small/presence.csv?tables=hapi")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((byte)'l', (await (await app.Visitor().Get("/small/presence.csv?tables=hapi")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[0]);
        // The header of hdx_hapi_operational_presence_global.csv (standards.md 2).
        Assert.Equal("location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,org_acronym,org_name,org_type_description,sector_code,sector_name,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error", lines[0]);
        // Sectors by their names there (standards.md 2.1), though the country calls its cluster "Water"; the file begins with its header.
        // The nil report of X2 is no presence; the row of nobody names no organisation.
        Assert.Equal(
        [
            "VNM,,,,,,,,,0,,Save,International NGO,,,2009-11-01,2009-11-30,,,,",
            "VNM,,,Quảng Nam,,X1,Quảng Nam,,,1,,Oxfam,International NGO,HEA,Health,2009-11-01,2009-11-30,,,,",
            "VNM,,,Quảng Nam,,X1,Quảng Nam,,,1,,Red Cross,International NGO,WSH,Water Sanitation Hygiene,2009-11-01,2009-11-30,,,,",
            "VNM,,,Quảng Nam,Hội An,X1,Quảng Nam,X11,Hội An,2,,Oxfam,International NGO,WSH,Water Sanitation Hygiene,2009-11-01,2009-11-30,,,,",
        ], lines[1..]);
    }

    [Fact]
    public async Task Areas_go_out_as_GeoJSON_with_no_report_as_null()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        var answer = await app.Visitor().Get("/small/presence.geojson");
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        var features = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("features").EnumerateArray()
            .Select(f => f.GetProperty("properties")).ToDictionary(p => p.GetProperty("admin_code").GetString()!, p => p.GetProperty("organisations"));
        Assert.Equal(["X1", "X2", "X3"], features.Keys.Order());
        Assert.Equal((2, 0, JsonValueKind.Null), (features["X1"].GetInt32(), features["X2"].GetInt32(), features["X3"].ValueKind));
    }

    [Fact]
    public async Task The_command_writes_the_files_that_the_pages_offer()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        var folder = Directory.CreateTempSubdirectory("tessera-export-").FullName;
        try
        {
            foreach (var (noun, format) in new[] { ("activities", "xlsx"), ("activities", "csv"), ("activities", "hxl"), ("presence", "csv"), ("presence", "geojson"), ("presence", "hapi"), ("needs", "hapi") })
            {
                var path = Path.Combine(folder, $"{noun}.{format}");
                Assert.Equal(0, await Run(app, "export", "small", noun, "--format", format, "--out", path));
                Assert.True(new FileInfo(path).Length > 50);
            }
            var hxl = await File.ReadAllLinesAsync(Path.Combine(folder, "activities.hxl"), TestContext.Current.CancellationToken);
            // Header, tags and all seven rows: the command line acts for the installation.
            Assert.Equal((9, true), (hxl.Length, hxl[1].StartsWith("#meta+id,", StringComparison.Ordinal)));
            Assert.Equal(hxl[0].Split(',').Length, hxl[1].Split(',').Length);
            foreach (var (file, first) in new[] { ("presence.hapi", (byte)'l'), ("needs.hapi", (byte)'l'), ("activities.csv", (byte)0xEF) })
                Assert.Equal(first, (await File.ReadAllBytesAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken))[0]);
            Assert.Equal(2, await Run(app, "export", "small", "activities", "--format", "geojson", "--out", Path.Combine(folder, "x")));
            Assert.Equal(2, await Run(app, "export", "small", "meetings", "--format", "csv", "--out", Path.Combine(folder, "x")));
            Assert.False(File.Exists(Path.Combine(folder, "x")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<int> Run(TesseraApp app, params string[] words) => CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, TextWriter.Null, TextWriter.Null);
}
