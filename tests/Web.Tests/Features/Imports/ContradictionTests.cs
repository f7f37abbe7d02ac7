using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Features.Geography;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>What a row says twice and not alike: both are shown, one question is asked.</summary>
public sealed class ContradictionTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    // Huong Khe lies in Ha Tinh, Dakrong in Quang Tri.
    private const string Districts = """
        Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
        #country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start
        VNM,1,VN401,Ha Tinh,VNM,2019-10-22
        VNM,1,VN403,Quang Tri,VNM,2019-10-22
        VNM,1,VN405,Thua Thien Hue,VNM,2019-10-22
        VNM,2,VN40113,Huong Khe,VN401,2019-10-22
        VNM,2,VN40307,Dakrong,VN403,2019-10-22
        """;

    private const string File = """
        Organisation,Cluster,Province,District,Month
        Salva Relief,WASH,Quang Tri,Huong Khe,2009-11
        Mira Aid,WASH,Quang Tri,Huong Khe,2009-11
        Mira Aid,WASH,Quang Tri,Dakrong,2009-11
        """;

    [Fact]
    public async Task A_district_of_another_province_shows_both_and_is_asked_about_once()
    {
        var (scene, office, address, page) = await Checked("elsewhere");
        // Until answered the rows count for the province that was typed.
        Assert.Equal("0", ImportScene.Figure(page, "Waiting"));
        var finding = page.QuerySelectorAll(".findings li").Select(l => l.TextContent).Single(t => t.Contains("there is one of this name elsewhere", StringComparison.Ordinal) && t.Contains("Huong Khe", StringComparison.Ordinal) && t.Contains("VN401", StringComparison.Ordinal));
        Assert.Contains("VN40113 Huong Khe (Ha Tinh) / VN403 Quang Tri", finding, StringComparison.Ordinal);
        var question = page.QuerySelectorAll("#questions select").Single(s => s.GetAttribute("name")!.StartsWith("answer:place:", StringComparison.Ordinal));
        Assert.Equal(["", "VN40113", "VN403", "country"], question.QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        // Neither is the likelier: nothing is chosen beforehand.
        Assert.DoesNotContain(question.QuerySelectorAll("option").Skip(1), o => o.HasAttribute("selected"));

        await office.Post($"{address}/answers", (question.GetAttribute("name")!, "VN40113"), ("settings", "yes"));
        page = await scene.Settled(office, address);
        Assert.Empty(page.QuerySelectorAll("#questions select[name^='answer:place:']"));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address);
        Assert.Equal(["VN401,Ha Tinh,2", "VN403,Quang Tri,1"], await Provinces(scene, office));
    }

    [Fact]
    public async Task The_province_that_was_typed_can_be_the_answer()
    {
        var (scene, office, address, page) = await Checked("province");
        var question = page.QuerySelectorAll("#questions select").Single(s => s.GetAttribute("name")!.StartsWith("answer:place:", StringComparison.Ordinal));
        await office.Post($"{address}/answers", (question.GetAttribute("name")!, "VN403"), ("settings", "yes"));
        page = await scene.Settled(office, address);
        Assert.Empty(page.QuerySelectorAll("#questions select[name^='answer:place:']"));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address);
        Assert.Equal(["VN403,Quang Tri,2"], await Provinces(scene, office));
    }

    private async Task<(ImportScene, Browser, string, IDocument)> Checked(string code)
    {
        var scene = await ImportScene.Open(app, code);
        await app.In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            var operation = await services.GetRequiredService<global::Tessera.Web.Database.TesseraDb>().Operations.SingleAsync(o => o.Code == code);
            await services.GetRequiredService<LoadGazetteer>().Run(operation, "districts.csv", new MemoryStream(Encoding.UTF8.GetBytes(Districts)));
        });
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        return (scene, office, address!, await scene.Settled(office, address!));
    }

    private static async Task<string[]> Provinces(ImportScene scene, Browser office) =>
        (await Browser.Read(await office.Get($"/{scene.Code}/presence.csv"))).TrimStart('﻿').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

    [Fact]
    public async Task Of_two_columns_of_one_name_the_one_not_read_is_told_and_can_be_chosen()
    {
        var scene = await ImportScene.Open(app, "twice");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Cluster,Province code,Month,People reached,People reached\nSalva Relief,WASH,VN403,2009-11,10,25\nMira Aid,WASH,VN401,2009-11,30,45\n");
        var page = await scene.Settled(office, address!);
        var finding = page.QuerySelectorAll(".findings li").Single(l => l.TextContent.Contains("Two columns bring the same", StringComparison.Ordinal)).TextContent;
        Assert.Contains("F “People reached”", finding, StringComparison.Ordinal);
        Assert.Contains("E “People reached”", finding, StringComparison.Ordinal);
        Assert.Equal(["10", "30"], await Reached(office, address!));

        var columns = page.QuerySelectorAll("#columns select").Select(s => (Name: s.GetAttribute("name")!, Value: s.QuerySelector("option[selected]")!.GetAttribute("value")!)).ToList();
        var (read, left) = (columns[4], columns[5]);
        Assert.NotEqual(read.Value, left.Value);
        await office.Post($"{address}/columns", [.. columns.Select(c => (c.Name, c == left ? read.Value : c.Value))]);
        await scene.Settled(office, address!);
        Assert.Equal(["25", "45"], await Reached(office, address!));
    }

    private static async Task<string[]> Reached(Browser office, string address)
    {
        var page = await ImportScene.Parse(await office.Get(address));
        return [.. page.QuerySelectorAll("#preview tbody tr").Select(r => r.QuerySelectorAll("td, th")[6].TextContent.Trim())];
    }
}
