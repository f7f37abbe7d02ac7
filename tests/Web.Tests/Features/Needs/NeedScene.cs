using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Needs;
using Tessera.Web.Features.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Tests.Features.Needs;

/// <summary>An operation of one country with its places, into which needs are loaded as the verb does.</summary>
internal sealed class NeedScene(TesseraApp app, string code)
{
    private readonly Dictionary<string, long> _people = [];

    public string Code => code;

    public static async Task<NeedScene> Open(TesseraApp app, string code, string country, Func<Stream> places)
    {
        await app.In(async services =>
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem();
            var operation = await services.GetRequiredService<RegisterOperation>().Run(new OperationInput(code, $"Response {code}", country));
            await using var content = places();
            await services.GetRequiredService<LoadGazetteer>().Run(operation, "places.csv", content);
        });
        return new NeedScene(app, code);
    }

    public static Task<NeedScene> Real(TesseraApp app, string code, string country) =>
        Open(app, code, country, () => File.OpenRead(Checkout.Real("pcodes/global_pcodes_adm_1_2.csv")));

    public static Task<NeedScene> Small(TesseraApp app, string code) => Open(app, code, "VNM", () => new MemoryStream(Encoding.UTF8.GetBytes(Imports.ImportScene.Places)));

    public static Stream Text(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public Task<NeedOutcome> Load(string fileName, Stream content, NeedSettings? settings = null) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        await using (content) return await services.GetRequiredService<LoadNeeds>().Run(await Operation(services), fileName, content, settings ?? new NeedSettings());
    });

    public Task<NeedOutcome> LoadReal(string relative, NeedSettings? settings = null) => Load(Path.GetFileName(relative), File.OpenRead(Checkout.Real(relative)), settings);

    public Task Withdraw(int number) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        await services.GetRequiredService<WithdrawCaseload>().Run(await Operation(services), number);
    });

    public Task<NeedTable> Table() => app.In(async services => await services.GetRequiredService<OperationNeeds>().For(await Operation(services)));

    public Task<OperationLists> Lists() => app.In(async services => await services.GetRequiredService<ListsCache>().For(await Operation(services)));

    public async Task<long> Area(string pcode) => (await Lists()).Gazetteer.ByCode(pcode)[0].Id;

    public async Task<long> Country() => (await Lists()).Gazetteer.Countries[0].Id;

    public async Task<long> Cluster(string cluster) => (await Lists()).Clusters.ByCode(cluster)!.Id;

    /// <summary>Somebody with a role in this operation, signed in.</summary>
    public async Task<Browser> As(Role role, string? cluster = null)
    {
        var name = $"{role}-{cluster}-{code}";
        if (!_people.TryGetValue(name, out var id))
            await app.Db(async db =>
            {
                var operation = (await db.Operations.SingleAsync(o => o.Code == code)).Id;
                var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, SecurityStamp = name };
                db.Add(user);
                await db.SaveChangesAsync();
                var own = cluster is null ? (long?)null : await db.Clusters.Where(c => c.OperationId == operation && c.Code == cluster).Select(c => c.Id).SingleAsync();
                db.Add(new NewGrant(operation, role, own).For(user.Id, user.Id * 1_000));
                await db.SaveChangesAsync();
                _people[name] = id = user.Id;
            });
        var browser = await app.SignedIn(id);
        browser.Accept = "text/html";
        return browser;
    }

    private Task<Operation> Operation(IServiceProvider services) => services.GetRequiredService<TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == code);
}
