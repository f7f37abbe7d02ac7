using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database.Tables;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Briefings;

[Collection(BriefingCollection.Name)]
public sealed class HandoverPackTests(BriefingHouse house)
{
    [Fact]
    public async Task A_pack_holds_what_the_cluster_leaves_and_says_what_was_left_out()
    {
        var (app, people) = (house.App, house.People);
        await AddDocument(app);
        var coordinator = await Person(app, people["coordinator"]);
        var pack = await Pack(coordinator, "WSH");

        // The very rows of the download: 101, 103, 104 and the nil report 105, with the header (SmallCountry).
        Assert.Equal((await Text(coordinator, "/small/rows.csv?cluster=WSH&status=any")).TrimStart('\uFEFF'), Words(pack, "5w/rows.csv"));
        Assert.Equal(5, Words(pack, "5w/rows.csv").TrimEnd().Split("\r\n").Length);
        Assert.Equal((byte)'P', pack["5w/rows.xlsx"][0]);
        Assert.Contains("Chair,Oxfam,,WASH Specialist,,October 2009,2009-10-01,2009-10-31,,,,", Words(pack, "coordination/leadership.csv"), StringComparison.Ordinal);
        Assert.Contains("Chair,Save,,,,2008,2008-01-01,2008-12-31,September 2009,2009-09-01,2009-09-30,", Words(pack, "coordination/leadership.csv"), StringComparison.Ordinal);
        Assert.Contains("Red Cross,Member,,end-2009,2009-10-01,2009-12-31", Words(pack, "coordination/members.csv"), StringComparison.Ordinal);
        Assert.Contains(BriefingScene.Decision, Words(pack, "meetings/decisions.csv"), StringComparison.Ordinal);
        Assert.Contains($"{BriefingScene.Late},Red Cross,", Words(pack, "meetings/actions.csv"), StringComparison.Ordinal);
        Assert.Contains(BriefingScene.Minutes, Words(pack, pack.Keys.Single(name => name.StartsWith("meetings/minutes/", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal("plan of 2011", Words(pack, pack.Keys.Single(name => name.EndsWith(" plan.txt", StringComparison.Ordinal))));
        Assert.Contains("5w/rows.csv,Cluster,#sector+code", Words(pack, "data-dictionary.csv"), StringComparison.Ordinal);

        var readme = Words(pack, "README.txt");
        foreach (var name in pack.Keys.Where(name => name != "README.txt")) Assert.Contains(name, readme, StringComparison.Ordinal);
        Assert.Contains("How to dial in to meetings: links and numbers", readme, StringComparison.Ordinal);
        Assert.Equal(["person,organisation,post,duty,phone,mail", "Lan Nguyễn,Oxfam,,Coordinator,+84 111,"], Words(pack, "contacts/contacts.csv").TrimEnd().Split("\r\n").Select(line => line.Replace("'", "", StringComparison.Ordinal)));
        Assert.Contains("1 person of the directory: they have not agreed", readme, StringComparison.Ordinal);
        foreach (var (name, content) in pack.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal) || file.Key.EndsWith(".txt", StringComparison.Ordinal)))
            foreach (var secret in new[] { BriefingScene.DialIn, BriefingScene.Secret, "lan@oxfam.example", "+84 222", "Hoa" })
                Assert.False(Encoding.UTF8.GetString(content).Contains(secret, StringComparison.Ordinal), $"{secret} in {name}");
        var line = await app.Db(db => db.Changes.Where(c => c.Noun == "handover-pack").OrderByDescending(c => c.Id).FirstAsync());
        Assert.Equal(("taken", "31", people["coordinator"]), (line.Action, line.NounId, line.UserId));
    }

    [Fact]
    public async Task Rows_of_a_protected_cluster_are_in_no_pack_whoever_takes_it()
    {
        var (app, people) = (house.App, house.People);
        var administrator = await Person(app, people["administrator"]);
        // Protection's one row is there for the administrator to open on pages.
        Assert.Equal(2, (await Text(administrator, "/small/rows.csv?cluster=PRO&status=any")).TrimEnd().Split("\r\n").Length);
        var pack = await Pack(administrator, "PRO");
        Assert.DoesNotContain(pack.Keys, name => name.StartsWith("5w/", StringComparison.Ordinal) || name.StartsWith("contacts/", StringComparison.Ordinal));
        Assert.Contains("5W lines: who is helped where could lead somebody to them", Words(pack, "README.txt"), StringComparison.Ordinal);
        Assert.Contains("This cluster is protected", Words(pack, "README.txt"), StringComparison.Ordinal);

        // Below another cluster it stays out of that one's pack too.
        await Below(app, 32);
        var above = await Pack(administrator, "HEA");
        Assert.Equal(2, Words(above, "5w/rows.csv").TrimEnd().Split("\r\n").Length);
        Assert.DoesNotContain(",PRO,", Words(above, "5w/rows.csv"), StringComparison.Ordinal);
        Assert.Contains("5W lines of Prot:", Words(above, "README.txt"), StringComparison.Ordinal);
        await Below(app, null);
    }

    private static Task Below(TesseraApp app, long? parent) => app.Db(async db =>
    {
        await db.Clusters.Where(c => c.Id == 33).ExecuteUpdateAsync(s => s.SetProperty(c => c.ParentId, parent));
        await db.Operations.Where(o => o.Code == "small").ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, o => o.ListStamp + 1));
    });

    [Fact]
    public async Task Only_who_looks_after_the_cluster_takes_its_pack()
    {
        var (app, people) = (house.App, house.People);
        Task<int> Taken() => app.Db(db => db.Changes.CountAsync(c => c.Noun == "handover-pack"));
        var taken = await Taken();
        foreach (var other in new[] { "government", "inter-cluster", "red cross" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(people[other])).Post("/small/clusters/WSH/handover-pack")).StatusCode);
        // The coordinator of WASH has no business in Health.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(people["coordinator"])).Post("/small/clusters/HEA/handover-pack")).StatusCode);
        Assert.Equal(taken, await Taken());
    }

    [Fact]
    public async Task A_cluster_in_transition_owes_its_pack()
    {
        var (app, people) = (house.App, house.People);
        var coordinator = await Person(app, people["coordinator"]);
        Assert.DoesNotContain("Hand over the work of WASH", (await Open(coordinator, "/small")).MainText(), StringComparison.Ordinal);
        await app.Db(async db =>
        {
            var id = (await db.Operations.SingleAsync(o => o.Code == "small")).Id;
            db.Add(new Milestone { OperationId = id, Id = 703, ClusterId = 31, Kind = MilestoneKind.InTransition, Date = LooseDate.Parse("November 2011") });
            await db.SaveChangesAsync();
        });
        Assert.NotNull((await Open(coordinator, "/small")).QuerySelector("main a[href='/small/clusters/WSH/handover-pack']"));
        Assert.Contains("This cluster hands over its work", (await Open(coordinator, "/small/clusters/WSH")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("This cluster hands over its work", (await Open(Person(app), "/small/clusters/WSH")).MainText(), StringComparison.Ordinal);
        await app.Db(async db => await db.Milestones.Where(m => m.Id == 703).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_pack_is_made_while_its_coordinator_does_other_things_and_is_theirs_alone_for_a_week()
    {
        var (app, people) = (house.App, house.People);
        var coordinator = await Person(app, people["coordinator"]);
        const string Home = "/small/clusters/WSH/handover-pack";
        using (var asked = await coordinator.Post(Home)) Assert.Equal(Home, asked.Headers.Location!.ToString());
        var page = await Open(coordinator, Home);
        // Bounded: two hundred looks, a tenth of a second apart.
        for (var look = 0; page.QuerySelector("#progress") is not null && look < 200; look++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            page = await Open(coordinator, Home);
        }
        var link = page.QuerySelector("#packs a")!.GetAttribute("href")!;
        var pack = await Unpacked(await coordinator.Get(link));
        // With the coordinator's rights, as asked for directly.
        Assert.Equal((await Pack(coordinator, "WSH")).Keys.Order(StringComparer.Ordinal), pack.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, content) in pack) Assert.False(Encoding.UTF8.GetString(content).Contains("+84 222", StringComparison.Ordinal), name);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Person(app, people["administrator"])).Get(link)).StatusCode);
        Assert.Null((await Open(await Person(app, people["administrator"]), Home)).QuerySelector("#packs"));
        // Eight days later it is cleared away.
        var order = await app.Db(db => db.PackOrders.AsNoTracking().SingleAsync());
        await app.In(services => Web.Features.Briefings.PackShelf.Clear(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Database.TesseraDb>(services), new Later(app.Clock.GetUtcNow().AddDays(8))));
        Assert.Equal((0, 0, 0), await app.Db(async db => (await db.PackOrders.CountAsync(), await db.Files.CountAsync(f => f.Id == order.FileId), await db.FilePieces.CountAsync(p => p.FileId == order.FileId))));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(link)).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_somebody_else_keeps_too_outlast_the_pack()
    {
        var app = house.App;
        var operation = await app.Db(db => db.Operations.Where(o => o.Code == "small").Select(o => o.Id).SingleAsync());
        await app.Db(async db =>
        {
            foreach (var file in new[] { 9001L, 9002L })
            {
                db.Add(new StoredFile { OperationId = operation, Id = file, Sha256 = $"{file}", Name = "pack.zip" });
                db.Add(new PackOrder { OperationId = operation, Id = file, ClusterId = 1, JobId = file, UserId = 1, Language = "en", Site = "", AskedAt = 0, FileId = file });
            }
            // Sent back by whoever fetched it.
            db.Add(new Import { OperationId = operation, Number = 9001, FileId = 9001, FileName = "pack.zip", Settings = "{}" });
            await db.SaveChangesAsync();
        });
        await app.In(services => Web.Features.Briefings.PackShelf.Clear(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Database.TesseraDb>(services), app.Clock));
        Assert.Equal([9001L], await app.Db(db => db.Files.Where(f => f.Id == 9001 || f.Id == 9002).Select(f => f.Id).ToListAsync()));
        Assert.False(await app.Db(db => db.PackOrders.AnyAsync(o => o.Id == 9001 || o.Id == 9002)));
        await app.Db(db => db.Imports.Where(i => i.Number == 9001).ExecuteDeleteAsync());
        await app.Db(db => db.Files.Where(f => f.Id == 9001).ExecuteDeleteAsync());
    }

    private sealed class Later(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    internal static async Task<Dictionary<string, byte[]>> Pack(Browser browser, string cluster)
    {
        using var response = await browser.Post($"/api/v1/small/clusters/{cluster}/handover-pack");
        return await Unpacked(response);
    }

    private static async Task<Dictionary<string, byte[]>> Unpacked(HttpResponseMessage response)
    {
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var files = new Dictionary<string, byte[]>();
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync();
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            files.Add(entry.FullName, copy.ToArray());
        }
        return files;
    }

    private static string Words(Dictionary<string, byte[]> pack, string name) => Encoding.UTF8.GetString(pack[name]).TrimStart('\uFEFF');

    private static Task AddDocument(TesseraApp app) => app.In(async services =>
    {
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Database.TesseraDb>(services);
        var id = (await db.Operations.SingleAsync(o => o.Code == "small")).Id;
        var store = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Database.FileStore>(services);
        var file = await store.Keep(id, "plan.txt", new MemoryStream(Encoding.UTF8.GetBytes("plan of 2011")));
        db.Add(new Document { OperationId = id, Id = 751, Kind = DocumentKind.Plan, Title = "Contingency plan", ClusterId = 31, Audience = DocumentAudience.Cluster, AddedAt = 1 });
        db.Add(new DocumentVersion { OperationId = id, DocumentId = 751, Number = 1, FileId = file.Id, FileName = "plan.txt", Format = DocumentFormat.Text, Length = 12, AddedAt = 1, AddedBy = "Lan" });
        await db.SaveChangesAsync();
    });
}
