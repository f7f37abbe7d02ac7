using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>The report a program reads: libhxl's shape (standards.md 1.5), in sentences, adding up.</summary>
public sealed class ReportTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly string[] Counts = ["rows_read", "rows_ok", "rows_fixed", "rows_waiting", "rows_refused", "rows_skipped"];

    [Fact]
    public async Task Issues_and_choices_are_said_in_words()
    {
        var report = await Report("words", "Organisation,Activity,Province,Month,People reached\nSalva Relief,Wells,Hue City,2009-11,12a\n");
        Assert.All(report.GetProperty("issues").EnumerateArray(), issue =>
        {
            Assert.Contains(' ', issue.GetProperty("description").GetString()!);
            Assert.NotEqual(issue.GetProperty("rule_id").GetString(), issue.GetProperty("description").GetString());
        });
        Assert.NotEmpty(report.GetProperty("issues").EnumerateArray());
        var choices = report.GetProperty("questions").EnumerateArray().SelectMany(q => q.GetProperty("choices").EnumerateArray()).ToDictionary(c => c.GetProperty("value").GetString()!, c => c.GetProperty("label").GetString());
        Assert.Equal(("The whole country", "None of these"), (choices["country"], choices["none"]));
        Assert.DoesNotContain(choices.Values, string.IsNullOrEmpty);
    }

    [Fact]
    public async Task A_file_with_an_open_question_is_not_valid()
    {
        // Every row goes in; the file names no cluster and nobody said which.
        var report = await Report("open", "Organisation,Activity,Province code,Month\nSalva Relief,Wells,VN403,2009-11\n");
        Assert.Equal((1, 1, false), (report.GetProperty("rows_ok").GetInt32(), report.GetProperty("open_questions").GetInt32(), report.GetProperty("is_valid").GetBoolean()));
        report = await Report("clean", "Organisation,Cluster,Activity,Province code,Month\nSalva Relief,WASH,Wells,VN403,2009-11\n");
        Assert.Equal((0, true), (report.GetProperty("open_questions").GetInt32(), report.GetProperty("is_valid").GetBoolean()));
    }

    [Fact]
    public async Task A_refused_file_has_the_same_fields_and_its_reason()
    {
        var report = await Report("refused", "Name,Colour\nApple,red\nPlum,blue\n");
        Assert.Equal(("refused", false), (report.GetProperty("state").GetString(), report.GetProperty("is_valid").GetBoolean()));
        Assert.All([.. Counts, "activities_new", "activities_changed", "activities_same", "activities_missing"], name => Assert.Equal(0, report.GetProperty(name).GetInt32()));
        Assert.Contains(' ', report.GetProperty("issues")[0].GetProperty("description").GetString()!);
        Assert.Equal(1, report.GetProperty("stats").GetProperty("error").GetInt32());
    }

    [Fact]
    public async Task Blank_rows_within_a_table_are_read_and_skipped()
    {
        // Rows 3, 4 and 6 say nothing; what stands blank after the last row is no row.
        var report = await Report("blank", "Organisation,Cluster,Province code,Month\nSalva Relief,WASH,VN403,2009-11\n\n,,,\nMira Aid,WASH,VN401,2009-11\n\nMira Aid,WASH,VN405,2009-11\n\n\n");
        Assert.Equal([6, 3, 0, 0, 0, 3], Counts.Select(name => report.GetProperty(name).GetInt32()));
    }

    [Fact]
    public async Task Rows_above_a_header_that_was_taken_further_down_are_counted_and_told()
    {
        // The two rows of the narrow table are left out; the one of the table that is more than twice as wide goes in.
        var report = await Report("above", "Organisation,Province,Activity\nSalva Relief,Ha Tinh,7\nSalva Relief,Ha Tinh,8\n\nOrganisation,Cluster,Activity,Province code,Month,Status,People reached,Comments\nMira Aid,WASH,Wells,VN401,2009-11,Completed,10,x\n");
        Assert.Equal([3, 1, 0, 0, 0, 2], Counts.Select(name => report.GetProperty(name).GetInt32()));
        Assert.Contains(report.GetProperty("issues").EnumerateArray(), i => i.GetProperty("description").GetString() == "2 rows of data above the header that was read (from row 2 on) were left out.");
    }

    [Fact]
    public async Task Every_kind_is_said_once_with_all_its_rows_and_the_statistics_are_whole()
    {
        // 900 rows, each with a decimal of its own and a province in capitals; one row has no organisation.
        var rows = string.Concat(Enumerable.Range(1, 900).Select(i => $"Salva Relief,WASH,Wells {i},QUANG  TRỊ,2009-11,{i}.5\n"));
        var report = await Report("whole", $"Organisation,Cluster,Activity,Province,Month,People reached\n{rows},WASH,Wells,QUANG  TRỊ,2009-11,8\n");
        var issues = report.GetProperty("issues").EnumerateArray().ToList();
        var decimals = issues.Single(i => i.GetProperty("rule_id").GetString() == "number.not-whole");
        Assert.Equal((900, "F", 10, 890), (decimals.GetProperty("location_count").GetInt32(), decimals.GetProperty("column").GetString(), decimals.GetProperty("values").GetArrayLength(), decimals.GetProperty("other_values").GetInt32()));
        Assert.Equal(("1.5", 1), (decimals.GetProperty("values")[0].GetProperty("value").GetString(), decimals.GetProperty("values")[0].GetProperty("rows").GetInt32()));
        Assert.Equal(901, issues.Single(i => i.GetProperty("rule_id").GetString() == "place.name-folded").GetProperty("location_count").GetInt32());
        var stats = report.GetProperty("stats");
        Assert.Equal((901, 901, 0), (stats.GetProperty("error").GetInt32(), stats.GetProperty("warning").GetInt32(), report.GetProperty("issues_left_out").GetInt32()));
        Assert.Equal(stats.GetProperty("total").GetInt32(), issues.Sum(i => i.GetProperty("location_count").GetInt32()));
    }

    [Fact]
    public async Task The_page_says_of_each_kind_which_column_how_many_rows_and_how_many_values_more()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"Salva Relief,WASH,Wells {i},QUANG  TRỊ,2009-11,{i}.5\n"));
        var scene = await ImportScene.Open(app, "kinds");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, $"Organisation,Cluster,Activity,Province,Month,People reached\n{rows}");
        await scene.Settled(office, address!);
        var page = await Browser.Read(await office.Get(address!));
        Assert.Contains("Column “People reached” (F), from row 2", page, StringComparison.Ordinal);
        Assert.Contains("and 55 others", page, StringComparison.Ordinal);
        // 1.5 + 2.5 + … + 60.5
        Assert.Contains("1,860 in all.", page, StringComparison.Ordinal);
        Assert.Contains("Column “Province” (D), from row 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_kept_before_kinds_were_one_line_still_opens()
    {
        var scene = await ImportScene.Open(app, "kept");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Cluster,Activity,Province,Month,People reached\nSalva Relief,WASH,Wells,Ha Tinh,2009-11,0.5\n");
        await scene.Settled(office, address!);
        await app.Db(async db =>
        {
            var import = await db.Imports.SingleAsync(i => i.Number == 1 && db.Operations.Any(o => o.Id == i.OperationId && o.Code == "kept"));
            var report = JsonNode.Parse(import.Report!)!;
            report.AsObject().Remove("Found");
            report["Problems"] = JsonNode.Parse("""[{"Code":"number.not-whole","Effect":"SetAside","Column":5,"Header":"People reached","Found":"0.5","Rows":3,"FirstRows":[2]},{"Code":"number.not-whole","Effect":"SetAside","Column":5,"Header":"People reached","Found":"0.7","Rows":4,"FirstRows":[3]}]""");
            import.Report = report.ToJsonString();
            await db.SaveChangesAsync();
        });
        Assert.Contains("(F), from row 2", await Browser.Read(await office.Get(address!)), StringComparison.Ordinal);
        var json = JsonDocument.Parse(await Browser.Read(await office.Get($"{address}/report.json"))).RootElement;
        Assert.Equal((7, 7), (json.GetProperty("stats").GetProperty("error").GetInt32(), json.GetProperty("issues")[0].GetProperty("location_count").GetInt32()));
        Assert.Equal("0.7", json.GetProperty("issues")[0].GetProperty("values")[0].GetProperty("value").GetString());
    }

    private async Task<JsonElement> Report(string code, string file)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, file);
        await scene.Settled(office, address!);
        return JsonDocument.Parse(await Browser.Read(await office.Get($"{address}/report.json"))).RootElement;
    }
}
