using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>An import as it lies there: checked by another version, undone already, with a question that shows what it is about.</summary>
public sealed class KeptImportTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string File = "Organisation,Cluster,Province code,Month\nSalva Relief,WASH,VN403,2009-11\n";

    [Fact]
    public async Task Rows_kept_by_another_version_are_offered_to_be_checked_again()
    {
        var scene = await ImportScene.Open(app, "version");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        await scene.Settled(office, address!);
        await AsOfAnotherVersion(scene);

        var page = await scene.Settled(office, address!);
        Assert.Contains("kept by another version", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await office.Post($"{address}/accept")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await office.Get($"{address}/problems.csv")).StatusCode);

        var form = page.QuerySelectorAll("main form").Single(f => f.TextContent.Contains("Check again", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, (await office.Post(form.GetAttribute("action")!)).StatusCode);
        page = await scene.Settled(office, address!);
        Assert.DoesNotContain("another version", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(1, await scene.Counting());

        // What was accepted counts whatever becomes of the kept rows.
        await AsOfAnotherVersion(scene);
        page = await scene.Settled(office, address!);
        Assert.Contains("kept by another version", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await scene.Counting());
    }

    [Fact]
    public async Task Sending_the_file_again_checks_again_what_another_version_kept()
    {
        var scene = await ImportScene.Open(app, "version-sent");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        await scene.Settled(office, address!);
        await AsOfAnotherVersion(scene);
        var (again, _) = await ImportScene.Send(office, scene.Address, File);
        Assert.Equal($"{address}?again=yes", again);
        var page = await scene.Settled(office, address!);
        Assert.DoesNotContain("another version", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", ImportScene.Figure(page, "New"));
    }

    private Task AsOfAnotherVersion(ImportScene scene) => app.Db(async db =>
    {
        var operation = (await db.Operations.SingleAsync(o => o.Code == scene.Code)).Id;
        var bytes = await db.ImportDrafts.Where(d => d.OperationId == operation).Select(d => d.Bytes).SingleAsync();
        bytes[0]++;
        await db.ImportDrafts.Where(d => d.OperationId == operation).ExecuteUpdateAsync(s => s.SetProperty(d => d.Bytes, bytes));
    });

    [Fact]
    public async Task Undoing_twice_says_who_undid_it_first_and_when()
    {
        var scene = await ImportScene.Open(app, "undo-twice");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, File);
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(HttpStatusCode.Found, (await office.Post($"{address}/undo")).StatusCode);
        var again = await office.Post($"{address}/undo");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var said = (await ImportScene.Parse(again)).QuerySelector("[role=alert], .notice")!.TextContent;
        Assert.Contains($"november.csv has already been undone, by office on {app.Clock.GetUtcNow():yyyy-MM-dd}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_of_day_and_month_shows_a_date_that_can_be_read_in_two_ways()
    {
        var scene = await ImportScene.Open(app, "order");
        var office = await scene.As("office");
        // The first two prove opposite orders and have one reading each; only the third has two.
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Cluster,Province code,Start date\nSalva Relief,WASH,VN403,25/11/09\nMira Aid,WASH,VN401,11/25/09\nMira Aid,WASH,VN405,03/04/09\n");
        var page = await scene.Settled(office, address!);
        var asked = page.QuerySelectorAll("#questions label").Single(l => l.TextContent.Contains("two ways", StringComparison.Ordinal)).TextContent;
        Assert.Contains("“03/04/09”", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/partners?type=zz")]
    [InlineData("/gazetteer?level=abc")]
    public async Task A_filter_of_a_list_that_means_nothing_is_refused_by_name(string list)
    {
        var scene = await ImportScene.Open(app, $"list{list.Length}");
        var office = await app.SignedIn(await app.Db(db => db.Users.Where(u => u.UserName == $"office-{scene.Code}").Select(u => u.Id).SingleAsync()));
        var answer = await office.Get($"/{scene.Code}{list}");
        Assert.Equal((HttpStatusCode.BadRequest, "filter.unreadable"), (answer.StatusCode, JsonDocument.Parse(await Browser.Read(answer)).RootElement.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_file_name_with_a_quote_in_it_is_read()
    {
        var scene = await ImportScene.Open(app, "quote");
        var office = await scene.As("office");
        foreach (var name in new[] { "no\\\"vember.csv", "no%22vember.csv" })
        {
            using var answer = await office.Send(Named(office.Form(scene.Address), name));
            Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{name}: {answer.StatusCode} {await Browser.Read(answer)}");
        }
        // A quote that is not escaped ends the name too early: such a form cannot be read, which is not a question of size.
        var request = Named(office.Form(scene.Address), "no\"vember.csv");
        request.Headers.Remove(global::Tessera.Web.Http.EndpointForms.TokenHeader);
        using var refused = await office.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("quotation mark", await Browser.Read(refused), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Named(HttpRequestMessage request, string name)
    {
        request.Content = new StringContent($"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{File}\r\n--x--\r\n");
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return request;
    }
}
