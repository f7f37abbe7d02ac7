using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Clusters;

public sealed class CoordinationTests
{
    private const string Wash = "/afg/clusters/WSH";

    [Fact]
    public async Task A_cluster_is_led_over_the_years_and_tells_who_led_on_sqlite() => await Leads(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_cluster_is_led_over_the_years_and_tells_who_led_on_postgresql() => await Leads(await TesseraApp.OnPostgres());

    private static async Task Leads(TesseraApp started)
    {
        await using var app = started;
        var office = await Office(app);
        await ListsJourney.Accepted(office, $"{Wash}/leadership", ("role", "Chair"), ("organisation", "UNICEF"), ("post", "WES Specialist"), ("since", "15th October 2009"));
        var taken = await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Wash}/leadership", ("role", "Chair"), ("organisation", "Oxfam"), ("since", "2011"));
        Assert.Contains("UNICEF is Chair from 15th October 2009 until further notice", taken);
        Assert.Contains("value=\"Oxfam\"", taken);
        Assert.Contains("would end (2009) before it begins (2010)", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/leadership", ("role", "CoChair"), ("organisation", "Oxfam"), ("since", "2010"), ("until", "2009")));
        Assert.Contains("No organisation “Ministry of Silly Walks” is known here", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/leadership", ("role", "Counterpart"), ("organisation", "Ministry of Silly Walks"), ("since", "2009")));
        Assert.Contains("can be 2009-12-10 or 2009-10-12", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/leadership", ("role", "Counterpart"), ("organisation", "Tbc"), ("since", "10/12/2009")));
        await ListsJourney.Accepted(office, $"{Wash}/leadership", ("role", "Counterpart"), ("organisation", "Tbc"), ("since", "October 2009"));

        var chair = await app.Db(db => db.LeadershipTerms.AsNoTracking().SingleAsync(t => t.Role == LeadershipRole.Chair));
        await ListsJourney.Accepted(office, $"{Wash}/leadership/{chair.Id}/end", ("until", "end-2010"));
        await ListsJourney.Accepted(office, $"{Wash}/leadership", ("role", "Chair"), ("organisation", "Oxfam"), ("since", "2011"));
        var then = await ListsJourney.Page(office, $"{Wash}?on=October+2009");
        Assert.Contains("UNICEF", then);
        Assert.DoesNotContain("<bdi>Oxfam</bdi></a>", then);
        Assert.Contains("to be named", then);
        using var life = JsonDocument.Parse(await ListsJourney.Page(office, "/api/v1/afg/clusters/WSH/life?on=2010-11"));
        var leader = life.RootElement.GetProperty("leaders")[0];
        // The end of 2010 may be any day from October on, so in November UNICEF perhaps still led.
        Assert.Equal(("UNICEF", false), (leader.GetProperty("organisation").GetString(), leader.GetProperty("isCertain").GetBoolean()));
        Assert.Contains("is no date we can read", await ListsJourney.Page(office, $"{Wash}?on=soon"));
        Assert.Equal(3, await ListsJourney.Lines(app, "leadership", "registered"));
        Assert.Equal(1, await ListsJourney.Lines(app, "leadership", "revised"));
        await ListsJourney.Accepted(office, $"{Wash}/leadership/{chair.Id}/remove");
        Assert.Equal(1, await ListsJourney.Lines(app, "leadership", "removed"));
    }

    [Fact]
    public async Task Who_came_to_the_table_is_told_beside_who_reports_to_those_at_the_table()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await app.Db(async db =>
        {
            var wash = await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == WaterTable.Code));
            foreach (var (id, day, partner) in new[] { (801L, new DateOnly(2009, 10, 15), 902L), (802L, new DateOnly(2009, 11, 12), 903L), (803L, new DateOnly(2009, 10, 20), 903L) })
            {
                db.Add(new Meeting { OperationId = wash.OperationId, Id = id, ClusterId = wash.Id, Title = "Meeting", Day = day, StartMinute = 540, Lasts = 60, Zone = "Asia/Kabul", StartsAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds() });
                db.Add(new MeetingAttendance { OperationId = wash.OperationId, MeetingId = id, PartnerId = partner });
            }
            return await db.SaveChangesAsync();
        });
        var members = (await Features.Page.Open(office, Wash)).QuerySelector("#members")!.TextContent;
        Assert.Contains("last came 15 October 2009", members, StringComparison.Ordinal);
        // CARE is no member and came twice; its last time counts.
        Assert.Contains("last came 12 November 2009", members, StringComparison.Ordinal);
        Assert.DoesNotContain("last came", (await Features.Page.Open(Features.Page.Person(app), Wash)).QuerySelector("#members")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_and_moved_cluster_keeps_what_it_was()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await Office(app);
        await ListsJourney.Accepted(office, "/afg/clusters/FSC/milestones", ("kind", "ActivatedUnofficially"), ("date", "2008"));
        await ListsJourney.Accepted(office, "/afg/clusters/FSC", ("name", "Food Security Cluster"), ("short", "FOOD"), ("kind", "SubCluster"), ("parent", "NUT"), ("frequency", "AsRequired"), ("since", "2011"), ("reason", "Global restructuring"));
        var before = await app.Db(db => db.ClusterForms.AsNoTracking().SingleAsync());
        Assert.Equal(("Food Security", ClusterKind.Cluster, "2011"), (before.Name, before.Kind, before.Until.Text));
        Assert.Contains("<h1>Food Security</h1>", await ListsJourney.Page(office, "/afg/clusters/FSC?on=2010"));
        Assert.Contains("Food Security Cluster", await ListsJourney.Page(office, "/afg/clusters/NUT"));
        await ListsJourney.Accepted(office, "/afg/clusters/FSC/former", ("former-name", "Livelihoods Cluster"), ("until", "2009"));
        Assert.Contains("<h1>Livelihoods Cluster</h1>", await ListsJourney.Page(office, "/afg/clusters/FSC?on=2008"));
        Assert.Contains("what it is called today", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/clusters/FSC/former", ("former-name", ""), ("until", "2009")));
        // A name that ends in the time to come would hide today's.
        Assert.Contains("a change is written down when it has come", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/clusters/FSC/former", ("former-name", "Rations Cluster"), ("until", "2090")));
        Assert.Contains("a change is written down when it has come", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/clusters/FSC", ("name", "Rations"), ("short", "FOOD"), ("kind", "SubCluster"), ("parent", ""), ("since", "March 2090")));
        // A correction without a date leaves no former name behind.
        await ListsJourney.Accepted(office, "/afg/clusters/FSC", ("name", "Food Security Sub-Cluster"), ("short", "FOOD"), ("kind", "SubCluster"), ("parent", "NUT"));
        Assert.Equal(2, await app.Db(db => db.ClusterForms.CountAsync()));
    }

    [Fact]
    public async Task A_move_is_told_as_a_move_and_a_name_once_with_its_last_day()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await Office(app);
        await ListsJourney.Accepted(office, "/afg/clusters/EDU", ("name", "Schooling"), ("short", "EDU"), ("kind", "Cluster"), ("parent", ""), ("since", "2008"));
        await ListsJourney.Accepted(office, "/afg/clusters/EDU", ("name", "Schooling"), ("short", "EDU"), ("kind", "SubCluster"), ("parent", "NUT"), ("since", "June 2010"), ("reason", "One ministry"));
        var now = await Told(office, "/afg/clusters/EDU");
        Assert.Equal(["2008 renamed from Education to Schooling", "June 2010 moved under Nutrition · now: Sub-cluster One ministry"], now.Steps);
        Assert.EndsWith("under Nutrition · Education until 2008", now.Lead, StringComparison.Ordinal);
        // Before the move it had today's name: what is different is where it hangs.
        Assert.EndsWith("Education until 2008 · today under Nutrition", (await Told(office, "/afg/clusters/EDU?on=2009")).Lead, StringComparison.Ordinal);
        Assert.EndsWith("today Schooling", (await Told(office, "/afg/clusters/EDU?on=2007")).Lead, StringComparison.Ordinal);
        // Programs ask the same: name, kind and place of the day.
        using (var then = System.Text.Json.JsonDocument.Parse(await ListsJourney.Page(office, "/api/v1/afg/clusters/EDU?on=2007")))
            Assert.Equal(("Education", "Cluster", (string?)null), (then.RootElement.GetProperty("name").GetString(), then.RootElement.GetProperty("kind").GetString(), then.RootElement.GetProperty("parent").GetString()));
        using (var today = System.Text.Json.JsonDocument.Parse(await ListsJourney.Page(office, "/api/v1/afg/clusters")))
            Assert.Equal("NUT", today.RootElement.EnumerateArray().Single(c => c.GetProperty("code").GetString() == "EDU").GetProperty("parent").GetString());
        Assert.Contains("names no day that could be asked about", await ListsJourney.Page(office, "/afg/clusters/EDU?on=Tbc"));
    }

    /// <summary>The line under the heading, and how the cluster came to be.</summary>
    private static async Task<(string Lead, string[] Steps)> Told(Browser office, string address)
    {
        var page = await Features.Page.Open(office, address);
        static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (Words(page.QuerySelector("main .lead")!), [.. page.QuerySelectorAll("#life li").Select(Words)]);
    }

    [Fact]
    public async Task A_formal_activation_goes_its_way_and_a_step_in_the_wrong_order_is_refused()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await Office(app);
        await ListsJourney.Accepted(office, $"{Wash}/milestones", ("kind", "ActivatedFormally"), ("date", "5 October 2009"), ("trigger", "Typhoon Ketsana"), ("document", "Letter of 2 October 2009"), ("sudden", "true"));
        var id = await app.Db(db => db.Milestones.AsNoTracking().Select(m => m.Id).SingleAsync());
        await ListsJourney.Accepted(office, $"{Wash}/milestones/{id}/no-objection", ("step", "Circulated"), ("date", "4 October 2009"));
        Assert.Contains("cannot come before", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/milestones/{id}/no-objection", ("step", "Confirmed"), ("date", "3 October 2009")));
        await ListsJourney.Accepted(office, $"{Wash}/milestones/{id}/no-objection", ("step", "Confirmed"), ("date", "5 October 2009"));
        var page = await ListsJourney.Page(office, $"{Wash}?on=December+2009");
        Assert.Contains("Activated formally", page);
        Assert.Contains("next: Country team consulted", page);
        // Three months after a sudden onset on 5 October 2009.
        Assert.Contains("5 January 2010", page);
        Assert.Contains("no meeting and no report since 5 October 2009", await ListsJourney.Page(office, Wash));
        // Whoever looks after it is asked on their own page, too.
        var work = await ListsJourney.Page(office, "/work");
        Assert.Contains("Is WASH still at work?", work);
        Assert.Contains("Review of the cluster is overdue: WASH", work);
        await ListsJourney.Accepted(office, $"{Wash}/milestones/{id}/remove");
        Assert.Equal((0, 0), (await app.Db(db => db.Milestones.CountAsync()), await app.Db(db => db.NoObjectionEntries.CountAsync())));
    }

    [Fact]
    public async Task An_organisation_asks_to_join_is_answered_and_leaves()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await Office(app);
        var (operation, oxfam) = await app.Db(async db => (await db.Operations.AsNoTracking().SingleAsync(o => o.Code == "afg"), await db.Partners.Where(p => p.Name == "Oxfam").Select(p => p.Id).FirstAsync()));
        var reporter = await Reporter(app, operation, oxfam);
        await ListsJourney.Accepted(reporter, $"{Wash}/members/join", ("post", "WASH adviser"), ("note", "We drill wells"));
        Assert.Contains("waits for an answer", await ListsJourney.Refused(reporter, HttpStatusCode.Conflict, $"{Wash}/members/join"));
        using (var own = await reporter.Post($"{Wash}/members", ("organisation", "Oxfam"), ("since", "2009"))) Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using (var foreign = await reporter.Post($"{Wash}/members/join", ("organisation", "UNICEF"))) Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains("1 organisation asks to join", await ListsJourney.Page(office, Wash));
        Assert.DoesNotContain("We drill wells", await ListsJourney.Page(Features.Page.Person(app), Wash));

        var id = await app.Db(db => db.ClusterMembers.Select(m => m.Id).SingleAsync());
        Assert.Contains("Say why", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/members/{id}/decide", ("answer", "decline")));
        await ListsJourney.Accepted(office, $"{Wash}/members/{id}/decide", ("answer", "approve"), ("since", "October 2009"));
        Assert.Contains("answered this request already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Wash}/members/{id}/decide", ("answer", "approve")));
        Assert.Contains("WASH adviser", await ListsJourney.Page(Features.Page.Person(app), Wash));
        Assert.Contains("cannot end before", await ListsJourney.Refused(reporter, HttpStatusCode.BadRequest, $"{Wash}/members/{id}/leave", ("until", "2008")));
        await ListsJourney.Accepted(reporter, $"{Wash}/members/{id}/leave", ("until", "end-2010"));
        Assert.DoesNotContain("WASH adviser", await ListsJourney.Page(Features.Page.Person(app), Wash));
        Assert.Contains("WASH adviser", await ListsJourney.Page(Features.Page.Person(app), $"{Wash}?on=2010-06"));
    }

    [Fact]
    public async Task A_hub_has_its_place_and_leads_and_closes_with_them()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await Office(app);
        await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == "afg");
            var country = await db.Areas.Where(a => a.OperationId == operation.Id && a.Level == 0).Select(a => (long?)a.Id).FirstOrDefaultAsync();
            db.Add(new AreaRow { OperationId = operation.Id, Id = 5001, Pcode = "AF01", Level = 1, ParentId = country });
            db.Add(new AreaNameRow { OperationId = operation.Id, AreaId = 5001, Position = 0, Language = "en", Name = "Kabul", Folded = "kabul" });
            db.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = 9, Source = "test", Counts = "1" });
            await db.SaveChangesAsync();
        });
        Assert.Contains("There is no place XX", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/hubs", ("area", "XX"), ("since", "2010")));
        await ListsJourney.Accepted(office, $"{Wash}/hubs", ("area", "AF01"), ("since", "2010"));
        Assert.Contains("is open since 2010", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Wash}/hubs", ("area", "AF01"), ("since", "2011")));
        var hub = await app.Db(db => db.ClusterHubs.Select(h => h.Id).SingleAsync());
        await ListsJourney.Accepted(office, $"{Wash}/leadership", ("role", "Chair"), ("organisation", "Oxfam"), ("since", "2010"), ("hub", hub.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var page = await ListsJourney.Page(office, Wash);
        Assert.Contains("Kabul", page);
        Assert.Contains("Chair: <bdi>Oxfam</bdi>", page);
        await ListsJourney.Accepted(office, $"{Wash}/hubs/{hub}/close", ("until", "March 2011"));
        Assert.Equal("March 2011", (await app.Db(db => db.LeadershipTerms.AsNoTracking().SingleAsync())).Until!.Text);
    }

    /// <summary>An administrator of a response that knows UNICEF and Oxfam.</summary>
    private static async Task<Browser> Office(TesseraApp app)
    {
        var operation = await ListsJourney.Operation(app, "afg");
        await app.Db(async db =>
        {
            db.Operations.Attach(operation).Entity.IsPublished = true;
            db.Add(new Partner { OperationId = operation.Id, Id = 901, Acronym = "UNICEF", Name = "United Nations Children's Fund" });
            db.Add(new Partner { OperationId = operation.Id, Id = 902, Name = "Oxfam" });
            await db.SaveChangesAsync();
        });
        return await ListsJourney.Person(app, Role.Administrator, operation.Id);
    }

    private static async Task<Browser> Reporter(TesseraApp app, Operation operation, long partner)
    {
        var id = await app.Db(async db =>
        {
            var user = new User { UserName = "reporter", NormalizedUserName = "REPORTER", Name = "reporter", SecurityStamp = "reporter" };
            db.Add(user);
            await db.SaveChangesAsync();
            db.Add(new NewGrant(operation.Id, Role.Reporter, null, partner).For(user.Id, user.Id));
            await db.SaveChangesAsync();
            return user.Id;
        });
        return await Features.Page.Person(app, id);
    }
}
