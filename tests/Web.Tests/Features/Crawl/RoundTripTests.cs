using System.Net;
using AngleSharp.Dom;
using Tessera.Web.Tests.Features.Imports;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// What goes out comes in again as the same rows (issue 4): a chain of operations with the same lists, each fed with the
/// export of the one before, five times, with texts that a spreadsheet would run.
/// </summary>
public sealed class RoundTripTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const int Times = 5;

    /// <summary>What names a row in its own operation and import.</summary>
    private static readonly string[] OfImport = ["Tessera row", "Import", "Sheet row"];

    private const string Header = "Reporting organisation,Programming partner,Implementing partner,Donor,Cluster,Activity,Activity description,Indicator,Status,Start date,End date,Period,Admin code,Admin name,Site name,Modality,Unit,Quantity,Population group,Recurrency,Targeted households,Targeted,Reached households,Reached,Nil report";

    private static readonly string[] Rows =
    [
        "Salva Relief,,Mira Aid,,WASH,=SUM(A1:A9),-5 degrees at night,+84 903 line,Completed,2009-11-02,2009-11-20,2009-11,VN403,Quang Tri,@market,In kind,,,idps,First time,10,55,9,45,",
        "Mira Aid,Salva Relief,,,Health,-clinic,'=already quoted,@indicator,Ongoing,,,2009-11/2010-01,VN401,Ha Tinh,-15 Le Loi,,,,,,,,,1234.5,",
        "Salva Relief,,,Mira Aid,WASH,@wells,\"=HYPERLINK(\"\"http://x.example\"\",\"\"a, b\"\")\",,Planned,,,2009-12,VN405,Thua Thien Hue,+site,Cash,kits,12.25,refugees,,,70,,,",
        "Mira Aid,,,,Health,\"+ two\nlines\",' plain apostrophe,,Suspended,,,2009-11,VN403,Quang Tri,=1+1,,litres,3,,Repeat,,,,7,",
        "Salva Relief,,,,Health,Clinic,\" =blank first\",,,,,2010,VN401,Ha Tinh,,,,,,,,,,0,",
        "Salva Relief,,,,WASH,,,,,,,2009-10,VN405,Thua Thien Hue,,,,,,,,,,,yes",
    ];

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_imported_in_an_empty_operation_gives_the_same_rows_five_times(string ending)
    {
        var scene = await ImportScene.Open(app, $"trip{ending}0");
        var office = await scene.As("office");
        await Accepted(scene, office, System.Text.Encoding.UTF8.GetBytes(Header + "\r\n" + string.Join("\r\n", Rows) + "\r\n"), "first.csv");
        var first = await Exported(office, scene);
        Assert.Equal(Rows.Length, first.Count);
        foreach (var text in new[] { "=SUM(A1:A9)", "-5 degrees at night", "@market", "+ two\nlines", "' plain apostrophe", "=already quoted", "-15 Le Loi" })
            Assert.Contains(first, row => row.Contains($"|{text}|", StringComparison.Ordinal));

        for (var time = 1; time <= Times; time++)
        {
            var file = await (await office.Get($"/{scene.Code}/rows.{ending}?status=any")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var next = await ImportScene.Open(app, $"trip{ending}{time}");
            (scene, office) = (next, await next.As("office"));
            await Accepted(scene, office, file, $"rows.{ending}");
            Assert.Equal(first, await Exported(office, scene));
        }
    }

    private static async Task Accepted(ImportScene scene, Browser office, byte[] file, string name)
    {
        var (address, refused) = await ImportScene.Send(office, scene.Address, file, name);
        Assert.True(address is not null, refused?.QuerySelector("main")?.TextContent);
        var review = await scene.Settled(office, address!);
        Assert.True(ImportScene.Figure(review, "Waiting") == "0", review.QuerySelector("main")!.TextContent);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
    }

    /// <summary>The rows as a spreadsheet's reader has them: undone, without what names them, in the order of their texts.</summary>
    private static async Task<List<string>> Exported(Browser office, ImportScene scene)
    {
        using var answer = await office.Get($"/{scene.Code}/rows.csv?status=any");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var rows = Csv.Read((await Browser.Read(answer)).TrimStart('\uFEFF'));
        return [.. rows.Select(row => "|" + string.Join('|', row.Where(cell => !OfImport.Contains(cell.Key)).Select(cell => Undone(cell.Value))) + "|").Order(StringComparer.Ordinal)];
    }

    /// <summary>Written down here, not called: one apostrophe before what a spreadsheet would run, behind any quotes and blanks.</summary>
    private static string Undone(string text) => text.StartsWith('\'') && text[1..].TrimStart('\'', '"', ' ') is [('=' or '+' or '-' or '@'), ..] ? text[1..] : text;
}
