using System.Text.Json;
using Tessera.Web.Commands;
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
    public async Task The_command_that_nobody_answers_registers_everybody_and_says_whom_they_resemble()
    {
        await ImportScene.Open(app, "unasked");
        var folder = Directory.CreateTempSubdirectory("tessera-names-");
        try
        {
            var (file, said) = (Path.Combine(folder.FullName, "names.csv"), Path.Combine(folder.FullName, "report.json"));
            await File.WriteAllTextAsync(file, Lines("Blue Lantern", "Salva Reliefs", "Harbour Hands/UNICEF"));
            var output = new StringWriter();
            Assert.Equal(CommandLine.Done, await CommandLine.Run(app.Services, CommandLine.Read(["import", "unasked", file, "--register-partners", "--report", said], TextWriter.Null)!, output, output));
            var report = JsonDocument.Parse(await File.ReadAllTextAsync(said)).RootElement;
            Assert.Equal(["Blue Lantern", "Harbour Hands/UNICEF", "Salva Reliefs"], Registered(report).Order(StringComparer.Ordinal));
            var told = report.GetProperty("issues").EnumerateArray().Single(i => i.GetProperty("rule_id").GetString() == "partner.registered-alike");
            Assert.Contains(("Salva Reliefs", "Salva Relief"), told.GetProperty("values").EnumerateArray().Select(v => (v.GetProperty("value").GetString()!, v.GetProperty("expected").GetString()!)));
        }
        finally { folder.Delete(recursive: true); }
    }

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

    [Fact]
    public async Task Two_spellings_answered_new_that_are_one_organisation_register_one()
    {
        var scene = await ImportScene.Open(app, "garden");
        var office = await scene.As("office");
        const string head = "Organisation,Acronym,Cluster,Activity,Province,Province code,Month,People reached\n";
        // As in Haiti's 3W: "FAIRE GARDEN" alone, and as the acronym of the full name. ADES is the acronym of two.
        const string rows = """
            Faire Garden,,WASH,Wells 1,Ha Tinh,VN401,2009-11,80
            Jardin de Foi,FAIRE GARDEN,WASH,Wells 2,Ha Tinh,VN401,2009-11,81
            Aide et Espoir,ADES,WASH,Wells 3,Ha Tinh,VN401,2009-11,82
            Appui au Savoir,ADES,WASH,Wells 4,Ha Tinh,VN401,2009-11,83
            """;
        var (address, _) = await ImportScene.Send(office, scene.Address, head + rows);
        await scene.Settled(office, address!);
        await office.Post($"{address}/answers", ("answer:partner:faire garden", "new"), ("answer:partner:jardin de foi|faire garden", "new"), ("answer:partner:aide et espoir|ades", "new"), ("answer:partner:appui au savoir|ades", "new"));
        var review = await scene.Settled(office, address!);
        var report = await Report(office, address!);
        Assert.Equal(["Aide et Espoir", "Appui au Savoir", "Jardin de Foi"], Registered(report).Order(StringComparer.Ordinal));
        Assert.Equal("Faire Garden", Assert.Single(report.GetProperty("joined_names").EnumerateArray()).GetProperty("typed").GetString());
        Assert.Equal("0", ImportScene.Figure(review, "Waiting"));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);

        // A later file finds one organisation under either name.
        var (later, _) = await ImportScene.Send(office, scene.Address, head + "Faire Garden,,WASH,Wells 5,Ha Tinh,VN401,2009-12,80\nJardin de Foi,,WASH,Wells 6,Ha Tinh,VN401,2009-12,81\n", "december.csv");
        await scene.Settled(office, later!);
        Assert.Empty(Asked(await Report(office, later!)));
    }

    [Fact]
    public async Task A_spelling_whose_whole_is_answered_otherwise_stays_its_own()
    {
        var scene = await ImportScene.Open(app, "halves");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, "Organisation,Acronym,Cluster,Activity,Province,Province code,Month,People reached\nFaire Garden,,WASH,Wells 1,Ha Tinh,VN401,2009-11,80\nJardin de Foi,FAIRE GARDEN,WASH,Wells 2,Ha Tinh,VN401,2009-11,81\n");
        await scene.Settled(office, address!);
        await office.Post($"{address}/answers", ("answer:partner:faire garden", "new"), ("answer:partner:jardin de foi|faire garden", "Mira Aid"));
        await scene.Settled(office, address!);
        Assert.Equal(["Faire Garden"], Registered(await Report(office, address!)));
    }

    private static readonly string[] Strangers = ["Blue Lantern", "Harbour Hands", "Nord Team", "Quiet Rivers"];

    [Fact]
    public async Task Names_that_resemble_nobody_are_one_question_that_registers_all_of_them()
    {
        var scene = await ImportScene.Open(app, "strangers");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Lines([.. Strangers, "Blue Lantern", "Salva Reliefs"]));
        var review = await scene.Settled(office, address!);
        var report = await Report(office, address!);
        Assert.Equal(["new-names", "partner:salva reliefs"], Asked(report).Order(StringComparer.Ordinal));
        var question = report.GetProperty("questions").EnumerateArray().First(q => q.GetProperty("key").GetString() == "new-names");
        // Four names in five rows, the one of two rows first; they wait as they would one by one.
        Assert.Equal((5, true), (question.GetProperty("rows").GetInt32(), question.GetProperty("holds_rows").GetBoolean()));
        Assert.Equal(Strangers, question.GetProperty("names").EnumerateArray().Select(n => n.GetString()!));
        Assert.Equal(["new", "one-by-one"], question.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("value").GetString()!));
        Assert.Equal("6", ImportScene.Figure(review, "Waiting"));
        Assert.Contains("4 organisations resemble nobody in the register (Blue Lantern, Harbour Hands, Nord Team …)", review.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quiet Rivers", review.QuerySelector("#questions details")!.TextContent, StringComparison.Ordinal);

        await office.Post($"{address}/answers", ("answer:new-names", "new"), ("remember", "everyone"));
        review = await scene.Settled(office, address!);
        Assert.Equal("1", ImportScene.Figure(review, "Waiting"));
        Assert.Equal(Strangers, Registered(await Report(office, address!)).Order(StringComparer.Ordinal));
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);

        // The answer was this file's: the next one asks about its own new names, and knows those registered.
        var (later, _) = await ImportScene.Send(office, scene.Address, Lines("Blue Lantern", "Old Mill", "Far Fields", "Wide Water"), "december.csv");
        await scene.Settled(office, later!);
        Assert.Equal(["new-names"], Asked(await Report(office, later!)));
    }

    [Fact]
    public async Task Strangers_are_asked_one_by_one_or_registered_by_the_button_and_an_answer_of_their_own_comes_first()
    {
        var scene = await ImportScene.Open(app, "one-by-one");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Lines(Strangers));
        await scene.Settled(office, address!);
        await office.Post($"{address}/answers", ("answer:new-names", "one-by-one"));
        await scene.Settled(office, address!);
        Assert.Equal(["partner:blue lantern", "partner:harbour hands", "partner:nord team", "partner:quiet rivers"], Asked(await Report(office, address!)).Order(StringComparer.Ordinal));
        await office.Post($"{address}/answers", ("answer:partner:nord team", "Mira Aid"), ("answer:new-names", ""));
        await scene.Settled(office, address!);
        Assert.Equal(["new-names"], Asked(await Report(office, address!)));
        await office.Post($"{address}/answers", ("unknown", "new"));
        await scene.Settled(office, address!);
        Assert.Equal(["Blue Lantern", "Harbour Hands", "Quiet Rivers"], Registered(await Report(office, address!)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Strangers_of_several_files_of_a_batch_are_one_question_on_the_page_and_for_programs()
    {
        var scene = await ImportScene.Open(app, "stranger-batch");
        var office = await scene.As("office");
        var (address, _) = await BatchScene.Send(office, scene.Address, BatchScene.File("one.csv", Lines(Strangers)), BatchScene.File("two.csv", Lines("Nord Team", "Old Mill", "Far Fields").Replace("Wells", "Latrines", StringComparison.Ordinal)));
        var page = await scene.Settled(office, address!);
        Assert.Equal("1 question to answer", page.QuerySelector("#questions h2")!.TextContent);
        // Nord Team stands in both: six organisations in seven rows.
        Assert.Contains("6 organisations resemble nobody in the register", page.QuerySelector("#questions .field label")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("7 rows of 2 files", page.QuerySelector("#questions .field")!.TextContent, StringComparison.Ordinal);
        using var request = office.Form($"/api/v1{address}/answers");
        request.Content = System.Net.Http.Json.JsonContent.Create(new { answers = new Dictionary<string, string> { ["new-names"] = "new" } });
        using var response = await office.Send(request);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(7, await scene.Counting());
        Assert.Equal(6, await app.Db(db => Task.FromResult(db.Partners.Count(p => Strangers.Concat(new[] { "Old Mill", "Far Fields" }).Contains(p.Name) && db.Operations.Any(o => o.Id == p.OperationId && o.Code == scene.Code)))));
    }
}
