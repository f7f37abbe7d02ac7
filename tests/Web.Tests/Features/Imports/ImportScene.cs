using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;
using Tessera.Web.Http;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>An operation of three provinces with two partners, an administrator and a reporter of each partner.</summary>
public sealed class ImportScene
{
    public const string Places = """
        Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
        #country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start
        VNM,1,VN401,Ha Tinh,VNM,2019-10-22
        VNM,1,VN403,Quang Tri,VNM,2019-10-22
        VNM,1,VN405,Thua Thien Hue,VNM,2019-10-22
        """;

    private readonly TesseraApp _app;
    private readonly string _code;
    private readonly Dictionary<string, long> _people = [];

    private ImportScene(TesseraApp app, string code) => (_app, _code) = (app, code);

    public string Code => _code;
    public string Address => $"/{_code}/imports";

    public static async Task<ImportScene> Open(TesseraApp app, string code)
    {
        var scene = new ImportScene(app, code);
        await app.In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, $"Response {code}", "VNM"));
            await services.GetRequiredService<LoadGazetteer>().Run(operation, "places.csv", new MemoryStream(Encoding.UTF8.GetBytes(Places)));
            await scene.People(services, operation);
        });
        return scene;
    }

    /// <summary>The people of a scene in an operation registered otherwise.</summary>
    public static async Task<ImportScene> Joined(TesseraApp app, string code, Func<Task> register)
    {
        var scene = new ImportScene(app, code);
        await register();
        await app.In(async services => await scene.People(services, await services.GetRequiredService<global::Tessera.Web.Database.TesseraDb>().Operations.SingleAsync(o => o.Code == code)));
        return scene;
    }

    private async Task People(IServiceProvider services, Operation operation)
    {
        var db = services.GetRequiredService<global::Tessera.Web.Database.TesseraDb>();
        var (salva, mira) = (operation.Id * 100L + 1, operation.Id * 100L + 2);
        db.Add(new Partner { OperationId = operation.Id, Id = salva, Name = "Salva Relief" });
        db.Add(new Partner { OperationId = operation.Id, Id = mira, Name = "Mira Aid" });
        await db.SaveChangesAsync();
        foreach (var (name, grant) in new[] { ("office", new NewGrant(operation.Id, Role.Administrator)), ("salva", new(operation.Id, Role.Reporter, null, salva)), ("mira", new(operation.Id, Role.Reporter, null, mira)) })
        {
            var user = new User { UserName = $"{name}-{_code}", NormalizedUserName = $"{name}-{_code}".ToUpperInvariant(), Name = name, SecurityStamp = name };
            db.Add(user);
            await db.SaveChangesAsync();
            db.Add(grant.For(user.Id, user.Id));
            await db.SaveChangesAsync();
            _people[name] = user.Id;
        }
    }

    /// <summary>A further person, with rights in this operation.</summary>
    public Task Invite(string name, Func<global::Tessera.Web.Database.TesseraDb, int, NewGrant[]> grants) => _app.Db(async db =>
    {
        var operation = (await db.Operations.SingleAsync(o => o.Code == _code)).Id;
        var user = new User { UserName = $"{name}-{_code}", NormalizedUserName = $"{name}-{_code}".ToUpperInvariant(), Name = name, SecurityStamp = name };
        db.Add(user);
        await db.SaveChangesAsync();
        foreach (var (at, grant) in grants(db, operation).Index()) db.Add(grant.For(user.Id, user.Id * 1_000 + at));
        await db.SaveChangesAsync();
        _people[name] = user.Id;
    });

    /// <summary>Uploads, waits for the check and accepts; the page after it.</summary>
    public async Task<IDocument> Accepted(Browser browser, string text, string fileName = "november.csv")
    {
        var (address, _) = await Send(browser, Address, text, fileName);
        await Settled(browser, address!);
        await browser.Post($"{address}/accept");
        return await Settled(browser, address!);
    }

    public async Task<Browser> As(string who)
    {
        var browser = await _app.SignedIn(_people[who]);
        browser.Accept = "text/html";
        return browser;
    }

    /// <summary>Sends a file as the form does; the address of the import, or null with the page that refused.</summary>
    public static Task<(string? Address, IDocument? Page)> Send(Browser browser, string address, string text, string fileName = "november.csv") =>
        Send(browser, address, Encoding.UTF8.GetBytes(text), fileName);

    public static async Task<(string? Address, IDocument? Page)> Send(Browser browser, string address, byte[] file, string fileName)
    {
        var request = browser.Form(address);
        var body = new MultipartFormDataContent { { new ByteArrayContent(file), "file", fileName } };
        request.Content = body;
        using var response = await browser.Send(request);
        return response.Headers.Location is { } location ? (location.ToString(), null) : (null, await Parse(response));
    }

    /// <summary>The page of an import once no work on it is open.</summary>
    public async Task<IDocument> Settled(Browser browser, string address)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            using var response = await browser.Get(address);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            var page = await Parse(response);
            if (page.QuerySelector("#progress") is null) return page;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{address} was not checked in 30 seconds.");
    }

    /// <summary>The page once nothing is left to be done on any import: also what waits and is checked again by itself.</summary>
    public async Task<IDocument> Quiet(Browser browser, string address)
    {
        for (var tries = 0; tries < 600 && await _app.Db(db => db.Jobs.AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running)); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
        return await Settled(browser, address);
    }

    public static Task<IDocument> Parse(HttpResponseMessage response) => Page.Read(response);

    /// <summary>A key figure of the review by its label.</summary>
    public static string Figure(IDocument page, string label) =>
        page.QuerySelectorAll(".keys > div").Single(d => d.QuerySelector("dt")!.TextContent == label).QuerySelector("dd b")!.TextContent;

    /// <summary>New, changed, same and, where there are any, kept.</summary>
    public static string[] Changes(IDocument page)
    {
        string[] labels = page.QuerySelectorAll(".keys dt").Any(d => d.TextContent == "Kept as sent by the organisation") ? ["New", "Changed", "The same", "Kept as sent by the organisation"] : ["New", "Changed", "The same"];
        return [.. labels.Select(label => Figure(page, label))];
    }

    /// <summary>People reached of the rows that figures count.</summary>
    public async Task<IEnumerable<string>> Reached(Browser office, string filter = "")
    {
        var lines = (await Browser.Read(await office.Get($"/{_code}/rows.csv{filter}"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf(lines[0].Split(','), "Reached");
        return lines[1..].Select(l => l.Split(',')[column]).Order(StringComparer.Ordinal);
    }

    /// <summary>Rows that count now.</summary>
    public Task<int> Counting() => _app.Db(async db =>
    {
        var operation = await db.Operations.SingleAsync(o => o.Code == _code);
        return await (from row in db.Activities
                      join import in db.Imports on new { row.OperationId, Number = row.ImportNumber } equals new { import.OperationId, import.Number }
                      where row.OperationId == operation.Id && import.State == ImportState.Committed
                      select row.RowId).Distinct().CountAsync();
    });
}
