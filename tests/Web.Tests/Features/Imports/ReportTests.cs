using System.Text.Json;
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

    private async Task<JsonElement> Report(string code, string file)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, file);
        await scene.Settled(office, address!);
        return JsonDocument.Parse(await Browser.Read(await office.Get($"{address}/report.json"))).RootElement;
    }
}
