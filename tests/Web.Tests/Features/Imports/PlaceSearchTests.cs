using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>A place that matched nothing is looked for on the page itself, without script.</summary>
public sealed class PlaceSearchTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = "Organisation,Cluster,Activity,Province,Month,People reached\n";
    private const string File = Header + "Salva Relief,WASH,Latrines,Citadel,2009-11,120\nNord Team,WASH,Wells,Quang Tri,2009-11,80\n";
    private const string Question = "place:citadel";
    private const string Find = "find:" + Question, Chosen = "other:" + Question;

    private static async Task<(ImportScene, Browser, string)> Asked(TesseraApp app, string code, string file = File)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, file);
        return (scene, office, address!);
    }

    [Fact]
    public async Task A_name_typed_is_looked_for_and_one_of_the_places_found_is_chosen()
    {
        var (scene, office, address) = await Asked(app, "search");
        var page = await scene.Settled(office, address);
        Assert.NotNull(page.QuerySelector($"input[name='{Find}'][list='first-level']"));
        Assert.NotNull(page.QuerySelector($"button[name='search'][value='{Question}']"));
        Assert.Equal(["VN401", "VN403", "VN405"], page.QuerySelectorAll("#first-level option").Select(o => o.TextContent));

        var found = await Found(office, address, (Find, "hue"), ("search", Question), ("other:partner:nord team", "half typed"));
        var offered = found.QuerySelectorAll($"input[type=radio][name='{Chosen}']");
        Assert.Equal(["VN405"], offered.Select(o => o.GetAttribute("value")!));
        Assert.Contains("Viet Nam › Thua Thien Hue", offered[0].ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.All(offered, o => Assert.False(o.HasAttribute("checked")));
        Assert.Equal("half typed", found.QuerySelector("input[name='other:partner:nord team']")!.GetAttribute("value"));
        Assert.Equal("hue", found.QuerySelector($"input[name='{Find}']")!.GetAttribute("value"));

        // Chosen and answered: the row is placed.
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/answers", (Find, "hue"), (Chosen, "VN405"), ("settings", "yes"))).StatusCode);
        page = await scene.Settled(office, address);
        Assert.Null(page.QuerySelector($"input[name='{Find}']"));
        Assert.Equal("1", ImportScene.Figure(page, "Waiting"));
    }

    [Fact]
    public async Task A_whole_name_or_code_is_the_answer_and_part_of_one_is_looked_for()
    {
        var (scene, office, address) = await Asked(app, "whole");
        await scene.Settled(office, address);
        var part = await Found(office, address, (Find, "tri"), ("settings", "yes"));
        Assert.Equal(["VN403"], part.QuerySelectorAll($"input[name='{Chosen}']").Select(o => o.GetAttribute("value")!));
        Assert.Contains("No place has a name like this", (await Found(office, address, (Find, "xyzzy"), ("settings", "yes"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/answers", (Find, "Quảng Trị"), ("settings", "yes"))).StatusCode);
        var page = await scene.Settled(office, address);
        Assert.Contains("VN403", page.QuerySelector("#questions details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initials_are_suggested_and_wait_for_a_yes()
    {
        var (scene, office, address) = await Asked(app, "initials", Header + "Salva Relief,WASH,Latrines,TT Hue,2009-11,120\n");
        var page = await scene.Settled(office, address);
        Assert.Equal("1", ImportScene.Figure(page, "Waiting"));
        Assert.Equal("VN405", page.QuerySelector("#questions select option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_only_suggested_is_said_beside_the_button_and_can_be_left_out()
    {
        var (scene, office, address) = await Asked(app, "suggested", Header + "Salva Relief,WASH,Latrines,TT Hue,2009-11,120\nNord Team,WASH,Wells,Quang Tri,2009-11,80\n");
        var page = await scene.Settled(office, address);
        Assert.Equal("2", ImportScene.Figure(page, "Waiting"));
        Assert.Contains("1 answer stands as we suggest it", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        var sent = new[] { ("answer:place:tt hue", "VN405"), ("answer:partner:nord team", "new"), ("settings", "yes") };
        Assert.Equal(sent.Take(2).Select(f => f.Item1).Order(StringComparer.Ordinal), page.QuerySelectorAll("#questions select[name^=answer]").Select(s => s.GetAttribute("name")).Order(StringComparer.Ordinal));

        // The partner alone was chosen: its row is ready, the place waits on.
        await office.Post($"{address}/answers", [.. sent, ("changed", "yes")]);
        page = await scene.Settled(office, address);
        Assert.Equal(("1", "VN405"), (ImportScene.Figure(page, "Waiting"), page.QuerySelector("#questions select option[selected]")!.GetAttribute("value")));
        await office.Post($"{address}/answers", sent[0], sent[2]);
        Assert.Equal("0", ImportScene.Figure(await scene.Settled(office, address), "Waiting"));
    }

    [Fact]
    public async Task A_period_in_the_files_name_is_suggested_with_its_reason_and_dates_nothing_until_confirmed()
    {
        var scene = await ImportScene.Open(app, "named");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Cluster,Activity,Province,People reached\nSalva Relief,WASH,Latrines,Quang Tri,120\n", "5W Q3 2021.csv");
        var page = await scene.Settled(office, address!);
        var select = page.QuerySelector("select[name='answer:period']")!;
        Assert.Contains("“5W Q3 2021.csv”", select.Closest(".field")!.QuerySelector("label")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("2021-07/2021-09", "July 2021 to September 2021 (suggested)"), (select.QuerySelector("option[selected]")!.GetAttribute("value"), select.QuerySelector("option[selected]")!.TextContent));
        await office.Post($"{address}/answers", ("answer:period", "2021-07/2021-09"), ("settings", "yes"));
        Assert.Null((await scene.Settled(office, address!)).QuerySelector("select[name='answer:period']"));
    }

    private static async Task<IDocument> Found(Browser browser, string address, params (string, string)[] fields)
    {
        using var response = await browser.Post($"{address}/answers", fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ImportScene.Parse(response);
    }
}
