using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>What a map weighs on its way (ux.md 13, compressed): provinces at most 35 KB, 708 districts at most 60 KB (issue 4).</summary>
public sealed class MapWeightTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("VNM", 1, 35, "pcodes/vn_gazetteer_adm1_3_2009.csv", "geo/vnm_adm1.geojson", "geo/vnm_adm2.geojson")]
    [InlineData("VNM", 2, 60, "pcodes/vn_gazetteer_adm1_3_2009.csv", "geo/vnm_adm1.geojson", "geo/vnm_adm2.geojson")]
    [InlineData("MOZ", 1, 35, "pcodes/global_pcodes_adm_1_2.csv", "geo/moz_adm1.geojson")]
    [InlineData("UKR", 1, 35, "pcodes/global_pcodes_adm_1_2.csv", "geo/ukr_adm1.geojson")]
    [InlineData("BGD", 1, 35, "pcodes/global_pcodes_adm_1_2.csv", "geo/bgd_adm1.geojson")]
    public async Task A_map_is_light_enough_for_a_slow_line(string country, int level, int mostKilobytes, params string[] files)
    {
        var paths = files.Select(Checkout.Real).ToList();
        await using var app = await TesseraApp.OnSqlite();
        await app.In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput("map", "Map", country));
            foreach (var path in paths) await services.GetRequiredService<LoadGazetteer>().Run(operation, Path.GetFileName(path), File.OpenRead(path));
            await services.GetRequiredService<TesseraDb>().Operations.Where(o => o.Code == "map").ExecuteUpdateAsync(s => s.SetProperty(o => o.IsPublished, true));
        });
        var page = await Page.Text(Page.Person(app), $"/map/presence?by=adm{level}");
        var from = page.IndexOf("<figure class=\"map", StringComparison.Ordinal);
        Assert.True(from >= 0, "The page has no map.");
        var map = Encoding.UTF8.GetBytes(page[from..page.IndexOf("</figure>", from, StringComparison.Ordinal)]);
        var areas = page.Split("class=\"area\"").Length - 1;
        output.WriteLine($"{country} adm{level}: {areas} areas, {map.Length} bytes, {Compressed(map)} compressed");
        Assert.InRange(Compressed(map), 1, mostKilobytes * 1000);
        Assert.True(areas > 5);
    }

    private static long Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return target.Length;
    }
}
