using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>
/// Issue 3, section 4: a second file of the same partner asks at most 10 % of what the first did. No partner of the shared
/// files sent two files of one form, so what one organisation reported is cut out of a country's file and sent as two.
/// </summary>
public sealed class SecondFileTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const int Organisations = 8, FewestRows = 12;

    /// <summary>The rows of each of the organisations with the most rows, as two files of every other row.</summary>
    private static List<(string Organisation, string First, string Second)> Pairs(string path, int headers, int column)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var workbook = Workbook.Open(stream, Path.GetFileName(path));
        var rows = workbook.Rows(0).Select(r => r.Cells.ToArray()).ToList();
        var largest = rows.Skip(headers).GroupBy(r => column < r.Length ? r[column].AsTyped().Trim() : "").Where(g => g.Key.Length > 0 && g.Count() >= FewestRows).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Organisations);
        return [.. largest.Select(g => (g.Key, Csv([.. rows.Take(headers), .. g.Where((_, at) => at % 2 == 0)]), Csv([.. rows.Take(headers), .. g.Where((_, at) => at % 2 == 1)])))];
    }

    private static string Csv(IEnumerable<Cell[]> rows)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in rows) CsvWriting.Row(writer, row);
        return writer.ToString();
    }

    private async Task Register(string code, string country, string gazetteer) => await app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, $"Response {code}", country));
        await using var places = System.IO.File.OpenRead(gazetteer);
        await services.GetRequiredService<LoadGazetteer>().Run(operation, "pcodes.csv", places);
    });

    private static async Task<(string Address, List<JsonElement> Open)> Sent(ImportScene scene, Browser office, string file, string name)
    {
        var (address, page) = await ImportScene.Send(office, scene.Address, Encoding.UTF8.GetBytes(file), name);
        Assert.True(address is not null, page?.QuerySelector("main")?.TextContent);
        // Where every row stands twice the second file is the first: its address says that it was there.
        address = address!.Split('?')[0];
        await scene.Settled(office, address);
        return (address, await Open(office, address));
    }

    private static async Task<List<JsonElement>> Open(Browser office, string address)
    {
        using var response = await office.Get($"{address}/report.json");
        var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        // When is said for every file anew: a period is no matter of memory.
        return [.. report.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("answer").ValueKind == JsonValueKind.Null && q.GetProperty("key").GetString() != "period")];
    }

    /// <summary>What is suggested, else the first that is offered and no new organisation.</summary>
    private static string Answer(JsonElement question) => question.GetProperty("suggestion").GetString()
        ?? question.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("value").GetString()!).FirstOrDefault(v => v != "new") ?? "none";

    [Theory]
    [InlineData("westafrica_ebola_3w.csv", "GIN,LBR,SLE", 1, 2)]
    [InlineData("vanuatu_pam2015_3w.csv", "VUT", 1, 1)]
    public async Task The_second_of_two_files_made_of_every_other_row_of_one_organisation_asks_at_most_a_tenth_of_the_first(string file, string countries, int headers, int column)
    {
        var (rows, places) = (Checkout.Real($"threew/{file}"), Checkout.Real("pcodes/global_pcodes_adm_1_2.csv"));
        var code = $"second-{countries[..3].ToLowerInvariant()}";
        var scene = await ImportScene.Joined(app, code, () => Register(code, countries, places));
        var office = await scene.As("office");
        var (first, second) = (0, 0);
        foreach (var (organisation, one, other) in Pairs(rows, headers, column))
        {
            var (address, asked) = await Sent(scene, office, one, "first.csv");
            var (before, open) = (asked.Count, asked);
            for (var round = 0; open.Count > 0 && round < 4; round++)
            {
                using (var answered = await office.Post($"{address}/answers", [.. open.Select(q => ($"answer:{q.GetProperty("key").GetString()}", Answer(q))), ("remember", "usual")])) Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
                await scene.Settled(office, address);
                open = await Open(office, address);
                before += open.Count(q => asked.All(a => a.GetProperty("key").GetString() != q.GetProperty("key").GetString()));
            }
            var (_, again) = await Sent(scene, office, other, "second.csv");
            TestContext.Current.SendDiagnosticMessage($"{file} {organisation}: {before} then {again.Count} {string.Join(", ", again.Take(3).Select(q => q.GetProperty("key").GetString()))}");
            (first, second) = (first + before, second + again.Count);
        }
        TestContext.Current.SendDiagnosticMessage($"{file}: {first} questions, then {second}");
        Assert.True(first >= 3, $"only {first} questions: nothing is measured");
        Assert.True(second * 10 <= first, $"{second} questions after {first}");
    }
}
