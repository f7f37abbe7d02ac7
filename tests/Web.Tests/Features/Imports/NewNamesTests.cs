using System.Text.Json;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Organisations that are not in the register: which are registered, which are asked, and how.</summary>
public sealed class NewNamesTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Header = "Organisation,Cluster,Activity,Province,Province code,Month,People reached\n";

    private static string Lines(params string[] names) => Header + string.Concat(names.Select((name, at) => $"{name},WASH,Wells {at},Ha Tinh,VN401,2009-11,{80 + at}\n"));

    private static async Task<JsonElement> Report(Browser office, string address)
    {
        using var response = await office.Get($"{address}/report.json");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static IEnumerable<string> Asked(JsonElement report) =>
        report.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("answer").ValueKind == JsonValueKind.Null).Select(q => q.GetProperty("key").GetString()!);

    private static IEnumerable<string> Registered(JsonElement report) => report.GetProperty("new_partners").EnumerateArray().Select(p => p.GetProperty("name").GetString()!);

    [Fact]
    public async Task Registering_takes_names_that_resemble_nobody_and_asks_near_ones_and_several_in_one_cell()
    {
        var scene = await ImportScene.Open(app, "registers");
        var office = await scene.As("office");
        // Salva Relief and Mira Aid are registered, UNICEF is on the list that comes with the program.
        var (address, _) = await ImportScene.Send(office, scene.Address, Lines("Blue Lantern", "Salva Reliefs", "Harbour Hands/UNICEF", "United Nation's Children Fund", "Salva Friends Relief", "Mira Relief"));
        await scene.Settled(office, address!);
        await office.Post($"{address}/answers", ("settings", "yes"), ("register", "true"));
        var review = await scene.Settled(office, address!);
        var report = await Report(office, address!);
        Assert.Equal(["partner:harbour hands unicef", "partner:salva friends relief", "partner:salva reliefs", "partner:united nations children fund"], Asked(report).Order(StringComparer.Ordinal));
        Assert.Equal(["Blue Lantern", "Mira Relief"], Registered(report).Order(StringComparer.Ordinal));
        Assert.Equal("4", ImportScene.Figure(review, "Waiting"));

        // Whom nobody meant is registered by an answer, and the rows go in.
        await office.Post($"{address}/answers", ("settings", "yes"), ("register", "true"), ("answer:partner:salva friends relief", "new"));
        review = await scene.Settled(office, address!);
        Assert.Equal("3", ImportScene.Figure(review, "Waiting"));
        Assert.Contains("Salva Friends Relief", Registered(await Report(office, address!)));
    }
}
