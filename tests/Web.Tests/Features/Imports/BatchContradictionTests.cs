using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Two files of one batch that tell of one activity otherwise: neither wins in silence.</summary>
public sealed class BatchContradictionTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string First = BatchScene.Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,80\n";
    private const string Second = BatchScene.Header + "Salva Relief,WASH,Wells,Ha Tinh,VN401,2009-11,95\nSalva Relief,WASH,Latrines,Quang Tri,VN403,2009-11,120\n";

    [Theory]
    [InlineData("keep", "120 80")]
    [InlineData("take", "120 95")]
    public async Task Two_files_that_contradict_each_other_are_asked_about_once_with_both_numbers(string answer, string reached)
    {
        var scene = await ImportScene.Open(app, $"twice-{answer}");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("one.csv", First), BatchScene.File("two.csv", Second), BatchScene.File("mira.csv", BatchScene.Header + "Mira Aid,Health,Clinic,Ha Tinh,VN401,2009-12,31\n"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        var page = await scene.Settled(office, address!);
        Assert.Contains("accepted", BatchScene.Line(page, "one.csv")[2], StringComparison.Ordinal);
        Assert.Contains("accepted", BatchScene.Line(page, "mira.csv")[2], StringComparison.Ordinal);
        Assert.Contains("waiting for you", BatchScene.Line(page, "two.csv")[2], StringComparison.Ordinal);
        var field = BatchScene.Question(page, "“one.csv” came together with this file");
        Assert.Equal(["one.csv", "two.csv"], page.QuerySelectorAll("#questions .field").Single(f => f.TextContent.Contains("came together", StringComparison.Ordinal)).QuerySelectorAll("option").Skip(1).Select(o => o.TextContent));
        Assert.Contains("People reached: 80 → 95", (await scene.Settled(office, $"{scene.Address}/2")).QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);

        await office.Post($"{address}/answers", (field, answer));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal($"{reached} 31".Split(' ').Order(StringComparer.Ordinal), await scene.Reached(office));
    }

    [Fact]
    public async Task Files_of_one_partner_for_two_months_go_in_together()
    {
        var scene = await ImportScene.Open(app, "twice-months");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("one.csv", First), BatchScene.File("two.csv", First.Replace("2009-11", "2009-12", StringComparison.Ordinal)));
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        Assert.Empty((await scene.Settled(office, address!)).QuerySelectorAll("#questions .field"));
        Assert.Equal(2, await scene.Counting());
    }

    [Fact]
    public async Task The_button_of_one_question_sends_no_other_answer()
    {
        var scene = await ImportScene.Open(app, "one-answer");
        var office = await scene.As("office");
        // Two organisations nobody knows; the form holds what is chosen for both, and the button of the first is pressed.
        var (address, _) = await ImportScene.Send(office, scene.Address, BatchScene.Header + "Nord Team,WASH,Wells,Ha Tinh,VN401,2009-11,7\nSud Team,WASH,Wells,Ha Tinh,VN401,2009-11,8\n");
        var page = await scene.Settled(office, address!);
        Assert.Equal(2, page.QuerySelectorAll("#questions button[name=one]").Length);
        await office.Post($"{address}/answers", ("answer:partner:nord team", "new"), ("answer:partner:sud team", "new"), ("one", "partner:nord team"), ("settings", "yes"));
        page = await scene.Settled(office, address!);
        Assert.Equal(("2", "1"), (ImportScene.Figure(page, "Rows read"), ImportScene.Figure(page, "Waiting")));
    }
}
