using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Tessera.Web.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Needs;

/// <summary>
/// A file of four rows: Hue is known, "Atlantis" (two rows) and "Bathing" (one row) are not. By hand, of WASH: 100 at first,
/// 100 + 30 + 7 once Atlantis is Ha Tinh and Bathing is WASH.
/// </summary>
public sealed class NeedQuestionTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Long = "Admin 1,Cluster,In Need\r\nThua Thien Hue,WASH,100\r\nAtlantis,WASH,30\r\nAtlantis,Health,4\r\nQuang Tri,Bathing,7\r\n";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Names_nobody_knows_are_asked_about_and_the_kept_file_is_read_again(string engine)
    {
        await using var other = engine == "postgres" ? await TesseraApp.OnPostgres() : null;
        var scene = await NeedScene.Small(other ?? app, "needs-ask");
        var office = await scene.As(Role.Administrator);
        await scene.Load("needs 2023.csv", NeedScene.Text(Long));
        Assert.Equal(100, await Wash(scene));
        var page = await Page.Read(await office.Get(Address(scene, 1)));
        Assert.Equal(["place:Atlantis", "cluster:Bathing"], page.QuerySelectorAll("#questions input[name^=name-]").Select(field => field.GetAttribute("value")!));
        Assert.Contains("2 rows left out", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);

        // One answer now, the other later: answers add up.
        Assert.Equal(Address(scene, 2), await Answered(office, scene, 1, ("place:Atlantis", "Ha Tinh"), ("cluster:Bathing", "")));
        Assert.Equal(130, await Wash(scene));
        page = await Page.Read(await office.Get(Address(scene, 2)));
        Assert.Single(page.QuerySelectorAll("#questions select"));
        Assert.Contains("somebody said which it is", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(Address(scene, 3), await Answered(office, scene, 2, ("cluster:Bathing", "WSH")));
        Assert.Equal(137, await Wash(scene));
        page = await Page.Read(await office.Get(Address(scene, 3)));
        Assert.Null(page.QuerySelector("#questions"));
        // Name, source and time are those of the file as it was loaded.
        Assert.Contains("needs 2023", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await scene.Withdraw(3);
        Assert.Equal(130, await Wash(scene));
    }

    [Fact]
    public async Task An_answer_that_is_no_place_of_the_response_is_refused_and_stays_in_its_field()
    {
        var scene = await NeedScene.Small(app, "needs-unclear");
        var office = await scene.As(Role.Administrator);
        await scene.Load("needs 2023.csv", NeedScene.Text(Long));
        foreach (var (name, value) in new[] { ("place:Atlantis", "Nowhere at all"), ("cluster:Bathing", "XYZ") })
        {
            using var refused = await office.Post(Address(scene, 1) + "/answers", Form((name, value)));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var page = await Page.Read(refused);
            Assert.Contains(value, page.MainText(), StringComparison.Ordinal);
            if (name.StartsWith("place", StringComparison.Ordinal)) Assert.Equal(value, page.QuerySelector("#questions input[list]")!.GetAttribute("value"));
        }
        using var nothing = await office.Post(Address(scene, 1) + "/answers", Form(("place:Atlantis", " ")));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal(100, await Wash(scene));
    }

    [Fact]
    public async Task Only_the_caseload_that_counts_is_answered_by_those_who_may_load_it()
    {
        var scene = await NeedScene.Small(app, "needs-late");
        var office = await scene.As(Role.Administrator);
        await scene.Load("needs 2023.csv", NeedScene.Text(Long));
        foreach (var other in new[] { await scene.As(Role.Government), await scene.As(Role.Coordinator, "HEA") })
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Post(Address(scene, 1) + "/answers", Form(("cluster:Bathing", "WSH")))).StatusCode);
        await Answered(office, scene, 1, ("cluster:Bathing", "WSH"));
        using var late = await office.Post(Address(scene, 1) + "/answers", Form(("cluster:Bathing", "HEA")));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Post(Address(scene, 77) + "/answers", Form(("cluster:Bathing", "HEA")))).StatusCode);
        Assert.Equal(107, await Wash(scene));
    }

    [Fact]
    public async Task A_program_answers_as_the_page_does()
    {
        var scene = await NeedScene.Small(app, "needs-program");
        var office = await scene.As(Role.Administrator);
        await scene.Load("needs 2023.csv", NeedScene.Text(Long));
        using var request = office.Form($"/api/v1{Address(scene, 1)}/answers");
        request.Content = JsonContent.Create(new Dictionary<string, string> { ["place:atlantis"] = "VN401" });
        using var answer = await office.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(130, await Wash(scene));
        using var empty = office.Form($"/api/v1{Address(scene, 2)}/answers");
        empty.Content = JsonContent.Create(new Dictionary<string, string?> { ["cluster:Bathing"] = null });
        using var refused = await office.Send(empty);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static string Address(NeedScene scene, int number) => $"/{scene.Code}/needs/caseloads/{number}";

    private static async Task<string> Answered(Browser office, NeedScene scene, int number, params (string, string)[] answers)
    {
        using var answer = await office.Post(Address(scene, number) + "/answers", Form(answers));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static (string, string)[] Form(params (string Name, string Answer)[] answers) =>
        [.. answers.SelectMany((answer, at) => new[] { ($"name-{at}", answer.Name), ($"answer-{at}", answer.Answer) })];

    /// <summary>In need of WASH in all places.</summary>
    private static async Task<long> Wash(NeedScene scene)
    {
        var (table, wash) = (await scene.Table(), await scene.Cluster("WSH"));
        var sum = 0L;
        foreach (var place in new[] { "VN401", "VN403", "VN405" }) sum += table.InNeed(await scene.Area(place), wash) ?? 0;
        return sum / 10_000;
    }
}
