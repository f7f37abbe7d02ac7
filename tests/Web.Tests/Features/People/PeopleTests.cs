using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.People;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

public sealed class PeopleTests
{
    internal static async Task Kept(TesseraApp app, Browser office)
    {
        var linh = await Directory.Registered(office, "Trần Thị Linh", "Oxfam", ("post", "WASH adviser"), ("phone", "0912 345 678"), ("phone-shown", "Cluster"), ("mail", "linh@example.org"), ("mail-shown", "Managers"), ("languages", "Vietnamese, English"), ("arrived", "October 2009"));
        var (member, outsider, ministry) = (await WaterTable.Reporter(app, 902), await WaterTable.Reporter(app, 903), await Directory.Government(app));
        // At the table: the name and the number, not the address; the office sees both. Who reports for CARE is at no table.
        var seen = await ListsJourney.Page(member, Directory.Home);
        Assert.Contains("0912 345 678", seen);
        Assert.DoesNotContain("linh@example.org", seen);
        Assert.Contains("linh@example.org", await ListsJourney.Page(office, $"{Directory.Home}/{linh}"));
        foreach (var address in new[] { "", ".csv", ".vcf", "/print", "/addresses" }) Assert.DoesNotContain("Linh", await ListsJourney.Page(outsider, Directory.Home + address));
        await ListsJourney.Page(outsider, $"{Directory.Home}/{linh}", HttpStatusCode.NotFound);
        await ListsJourney.Page(outsider, $"{Directory.Home}/{linh}.vcf", HttpStatusCode.NotFound);
        await ListsJourney.Page(await Directory.Donor(app), Directory.Home, HttpStatusCode.Forbidden);
        // Found without accents, by organisation, language and role.
        foreach (var query in new[] { "?q=tran+linh", "?q=oxfam", "?language=vi", "?duty=FocalPoint&cluster=WSH", "?partner=902" }) Assert.Contains("Trần Thị Linh", WebUtility.HtmlDecode(await ListsJourney.Page(member, Directory.Home + query)));
        Assert.DoesNotContain("Linh", await ListsJourney.Page(member, Directory.Home + "?duty=Coordinator"));
        Assert.Contains("WASH adviser", await ListsJourney.Page(ministry, "/afg/clusters/WSH"));
        Assert.DoesNotContain("WASH adviser", await ListsJourney.Page(Page.Person(app), "/afg/clusters/WSH"));

        Assert.Contains("in the directory already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Directory.Home}/new", ("name", "trần  thị LINH"), ("organisation", "Oxfam"), ("cluster", "WSH")));
        Assert.Contains("no e-mail address", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/{linh}/revise", ("name", "Linh"), ("mail", "linh"), ("version", "0")));
        using (var refused = await member.Post($"{Directory.Home}/{linh}/revise", ("name", "Mallory"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/revise", ("name", "Trần Thị Linh"), ("organisation", "Oxfam"), ("mail", "linh@example.org"), ("mail-shown", "Operation"), ("version", "0"));
        Assert.Contains("Somebody else", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Directory.Home}/{linh}/revise", ("name", "Too late"), ("version", "0")));
        // Agreed to the whole operation: everybody with a role here may write.
        Assert.Contains("mailto:linh@example.org", await ListsJourney.Page(outsider, Directory.Home));
        var log = string.Concat(await app.Db(db => db.Changes.Where(c => c.Noun == "contact").Select(c => c.Fields ?? "").ToListAsync()));
        // Dates, numbers and circles went or were widened; the log says of each that it changed.
        foreach (var field in new[] { "arrived", "phone", "phone_shown", "mail_shown" }) Assert.Contains($"\"{field}\"", log);
        foreach (var value in new[] { "Linh", "October", "0912", "[2,1]", "[1,3]" }) Assert.DoesNotContain(value, log.Replace(" ", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Linh", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())));

        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/remove");
        Assert.Equal((0, 0), (await app.Db(db => db.Contacts.CountAsync()), await app.Db(db => db.ContactRoles.CountAsync())));
    }

    [Fact]
    public async Task A_coordinator_keeps_the_people_of_the_own_cluster_and_of_no_other()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (wash, health) = (await Directory.Coordinator(app, "WSH"), await Directory.Coordinator(app, "HEA"));
        var linh = await Directory.Registered(wash, "Linh", "Oxfam");
        await ListsJourney.Page(health, $"{Directory.Home}/{linh}", HttpStatusCode.NotFound);
        using (var refused = await wash.Post($"{Directory.Home}/new", ("name", "Nam"), ("cluster", "HEA"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var refused = await wash.Post($"{Directory.Home}/new", ("name", "Nam"), ("cluster", "none"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/duties", ("cluster", "HEA"), ("duty", "Alternate"), ("since", "2009"));
        await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Directory.Home}/{linh}/duties", ("cluster", "HEA"), ("duty", "Alternate"));
        Assert.Contains("Alternate", await ListsJourney.Page(health, $"{Directory.Home}/{linh}"));
        var role = await app.Db(db => db.ContactRoles.Where(r => r.Duty == ContactDuty.FocalPoint).Select(r => r.Id).SingleAsync());
        using (var refused = await health.Post($"{Directory.Home}/{linh}/duties/{role}/end", ("until", "2009"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("works for others, too", await ListsJourney.Refused(wash, HttpStatusCode.Conflict, $"{Directory.Home}/{linh}/remove"));
        await ListsJourney.Accepted(wash, $"{Directory.Home}/{linh}/duties/{role}/end", ("until", "November 2009"));
        Assert.DoesNotContain("Linh", await ListsJourney.Page(wash, Directory.Home + "?cluster=WSH"));
        Assert.Contains("Linh", await ListsJourney.Page(health, Directory.Home + "?cluster=HEA"));
    }

    [Fact]
    public async Task Who_does_not_keep_a_person_gives_them_no_role_and_sees_no_more_of_them_by_trying()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (wash, health) = (await Directory.Coordinator(app, "WSH"), await Directory.Coordinator(app, "HEA"));
        var linh = await Directory.Registered(office, "Linh", "Oxfam", ("phone", "0912 345 678"), ("phone-shown", "Operation"), ("mail", "linh@example.org"));
        var nam = await Directory.Registered(health, "Nam", "Oxfam", ("cluster", "HEA"));
        Assert.Contains("do not look after Linh", await ListsJourney.Refused(health, HttpStatusCode.Conflict, $"{Directory.Home}/{linh}/duties", ("cluster", "HEA"), ("duty", "Other")));
        // Of the same organisation, and still not offered.
        Assert.DoesNotContain("Linh", await ListsJourney.Page(health, $"{Directory.Home}/{nam}"));
        Assert.Contains("do not look after Linh", await ListsJourney.Refused(health, HttpStatusCode.Conflict, $"{Directory.Home}/{nam}/handovers", ("departed", "2009-11-30"), ("successor", $"{linh}")));
        var seen = await ListsJourney.Page(health, $"{Directory.Home}/{linh}");
        Assert.Contains("0912 345 678", seen);
        Assert.DoesNotContain("linh@example.org", seen);
        Assert.DoesNotContain($"{linh}/duties", seen);
        Assert.Contains($"{linh}/duties", await ListsJourney.Page(wash, $"{Directory.Home}/{linh}"));
        using (var refused = await health.Post($"{Directory.Home}/{linh}/revise", ("name", "Linh"), ("mail-shown", "Operation"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal((1, 1), await app.Db(async db => (await db.ContactRoles.CountAsync(r => r.ContactId == linh), await db.ContactRoles.CountAsync(r => r.ContactId == nam && r.Until == null))));
    }

    [Fact]
    public async Task A_role_given_twice_at_once_is_given_once_and_one_that_ends_some_day_can_still_be_ended()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var linh = await Directory.Registered(office, "Linh", "Oxfam");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await office.Post($"{Directory.Home}/{linh}/duties", ("cluster", "HEA"), ("duty", "Alternate"));
            return answer.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.Redirect);
        var role = await app.Db(db => db.ContactRoles.Where(r => r.Duty == ContactDuty.Alternate).Select(r => r.Id).SingleAsync());
        Assert.Equal(1, (await Directory.Contact(app, linh)).Version);
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/duties/{role}/end", ("until", "Tbc"));
        Assert.Contains($"duties/{role}/end", await ListsJourney.Page(office, $"{Directory.Home}/{linh}"));
    }

    [Fact]
    public async Task A_role_needs_its_place_ends_on_a_day_and_goes_only_when_it_was_a_mistake_and_a_persons_words_are_short_lines()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        Assert.Contains("Choose a cluster, or the whole response", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/new", ("name", "Nam")));
        var nam = await Directory.Registered(office, "Nam", "Oxfam", ("cluster", "none"));
        Assert.Equal([null], await app.Db(db => db.ContactRoles.Where(r => r.ContactId == nam).Select(r => r.ClusterId).ToListAsync()));
        // Whoever looks after everything chooses; whoever looks after one cluster has none to choose.
        Assert.Equal("", (await Page.Open(office, $"{Directory.Home}/new")).QuerySelector("#cluster option")!.GetAttribute("value"));
        Assert.Equal(["WSH"], (await Page.Open(await Directory.Coordinator(app, "WSH"), $"{Directory.Home}/new")).QuerySelectorAll("#cluster option").Select(option => option.GetAttribute("value")));

        var linh = await Directory.Registered(office, "Linh", "Oxfam");
        var role = await app.Db(db => db.ContactRoles.Where(r => r.ContactId == linh).Select(r => r.Id).SingleAsync());
        var today = (await Page.Open(office, $"{Directory.Home}/{linh}")).QuerySelector($"#until-{role}")!.GetAttribute("value");
        Assert.Contains("When was the last day?", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/{linh}/duties/{role}/end", ("until", " ")));
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/duties/{role}/end", ("until", today!));
        // Ended, and still told.
        Assert.Equal(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), await app.Db(db => db.ContactRoles.Where(r => r.Id == role).Select(r => r.LastDay).SingleAsync()));
        Assert.Contains("Focal point", (await Page.Open(office, $"{Directory.Home}/{linh}")).QuerySelector("#duties")!.TextContent);
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/duties/{role}/remove");
        Assert.Equal(0, await app.Db(db => db.ContactRoles.CountAsync(r => r.ContactId == linh)));
        await Worded(app, office);
    }

    /// <summary>Words of a person are one line, of a length that a list can show, and a number says what it lacks.</summary>
    private static async Task Worded(TesseraApp app, Browser office)
    {
        var linh = await Directory.Registered(office, " Trần\r\nThị\t Linh\u0007 ", "Weir\nWatch", ("post", "WASH\r\nadviser"));
        var kept = await Directory.Contact(app, linh);
        Assert.Equal(("Trần Thị Linh", "Weir Watch", "WASH adviser"), (kept.Name, kept.Organisation, kept.Post));
        // 201 letters are one too many.
        foreach (var field in new[] { "name", "organisation", "post", "station", "languages", "phone", "mail" })
            Assert.Contains("is too long: at most 200 characters", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/new", field == "name" ? ("name", new string('x', 201)) : ("name", "Nam"), (field, new string('x', 201)), ("cluster", "WSH")));
        await Directory.Registered(office, new string('x', 200), "Oxfam");
        foreach (var (typed, told) in new[] { ("0912", "too few figures"), (new string('1', 41), "too many figures"), ("call me", "is no phone number") })
            Assert.Contains(told, WebUtility.HtmlDecode(await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/new", ("name", "Nam"), ("phone", typed), ("cluster", "WSH"))));
    }

    [Fact]
    public async Task Who_works_in_a_protected_cluster_is_known_to_its_table_alone()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var safe = await Directory.Registered(office, "Person of the safe house", "Oxfam", ("phone", "0912 345 678"), ("phone-shown", "Operation"));
        var both = await Directory.Registered(office, "Known by both", "Oxfam", ("phone", "0987 654 321"), ("phone-shown", "Operation"));
        await ListsJourney.Accepted(office, $"{Directory.Home}/{both}/duties", ("cluster", "HEA"), ("duty", "Counterpart"));
        await app.Db(async db =>
        {
            foreach (var cluster in await db.Clusters.Where(c => c.Code == "WSH").ToListAsync()) cluster.IsSensitive = true;
            await db.SaveChangesAsync();
        });
        var ministry = await Directory.Government(app);
        var seen = await ListsJourney.Page(ministry, Directory.Home);
        Assert.DoesNotContain("safe house", seen);
        Assert.Contains("Known by both", seen);
        Assert.DoesNotContain("WASH", await ListsJourney.Page(ministry, $"{Directory.Home}/{both}"));
        Assert.DoesNotContain("Known by both", await ListsJourney.Page(ministry, Directory.Home + "?cluster=WSH"));
        await ListsJourney.Page(ministry, $"{Directory.Home}/{safe}", HttpStatusCode.NotFound);
        Assert.Contains("safe house", await ListsJourney.Page(await Directory.Coordinator(app, "WSH"), Directory.Home));
    }

    [Fact]
    public async Task After_the_last_day_a_person_is_hidden_and_written_to_by_nobody()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var linh = await Directory.Registered(office, "Linh", "Oxfam", ("mail", "linh@example.org"), ("mail-shown", "Operation"), ("departed", "end-2010"));
        await Directory.Registered(office, "Mai", "Oxfam", ("mail", "mai@example.org"), ("mail-shown", "Operation"), ("departed", "Tbc"));
        await Directory.Registered(office, "Nam", "Oxfam", ("mail", "nam@example.org"));
        await Directory.Registered(office, "Old", "Oxfam", ("mail", "old@example.org"), ("mail-shown", "Operation"), ("undeliverable", "true"));
        var member = await WaterTable.Reporter(app, 902);
        await ListsJourney.Page(member, $"{Directory.Home}/{linh}", HttpStatusCode.NotFound);
        // Of four: one left, one lets only managers see the address, one stands for the record only.
        var list = WebUtility.HtmlDecode(await ListsJourney.Page(member, $"{Directory.Home}/addresses?cluster=WSH"));
        Assert.Contains(">mai@example.org</textarea>", list);
        Assert.Contains("1 person who does not let you see theirs", list);
        Assert.Contains("1 person whose address is not deliverable", list);
        Assert.Contains("not deliverable", await ListsJourney.Page(member, Directory.Home));
        Assert.Contains("Linh", await ListsJourney.Page(office, Directory.Home + "?state=left"));
        Assert.DoesNotContain("Linh", await ListsJourney.Page(office, Directory.Home));
        // By hand: in the 24 months before today nobody left (Linh did at the end of 2010); three are here.
        var turnover = await Page.Open(member, $"{Directory.Home}/turnover?months=24");
        Assert.Equal(["Oxfam", "3", "3", "0", "0 %"], turnover.QuerySelectorAll("#turnover tbody tr th, #turnover tbody tr td").Select(cell => cell.TextContent.Trim().Replace("%", " %", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_database_is_asked_is_the_rule_itself()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var clusters = new[] { "none", "WSH", "HEA", "FSC" };
        foreach (var (cluster, at) in clusters.Select((c, i) => (c, i)))
            foreach (var shown in Enum.GetValues<ContactCircle>())
                foreach (var departed in new[] { "", "2008", "2100" })
                    await Directory.Registered(office, $"Person {at} {shown} {departed}", "Oxfam", ("cluster", cluster), ("phone", "0912 345 678"), ("phone-shown", shown.ToString()), ("departed", departed));
        await app.Db(async db =>
        {
            foreach (var cluster in await db.Clusters.Where(c => c.Code == "FSC").ToListAsync()) cluster.IsSensitive = true;
            await db.SaveChangesAsync();
        });
        var people = await app.Db(async db => (await db.Contacts.AsNoTracking().ToListAsync()).ConvertAll(c => (Contact: c, Roles: db.ContactRoles.AsNoTracking().Where(r => r.ContactId == c.Id).ToList())));
        var (wash, hidden) = (await Directory.ClusterId(app, "WSH"), await Directory.ClusterId(app, "FSC"));
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var (none, own, secret) = (new HashSet<long>(), new HashSet<long> { wash }, new HashSet<long> { hidden });
        var all = await app.Db(db => db.Clusters.Select(c => c.Id).ToListAsync());
        await Same(await WaterTable.Reporter(app, 902), new ContactReader(true, own, none, secret, false));
        await Same(await Directory.Coordinator(app, "WSH"), new ContactReader(true, own, own, secret, false));
        await Same(await Directory.Government(app), new ContactReader(true, all.Except(secret).ToHashSet(), none, secret, false));

        async Task Same(Browser reader, ContactReader rule)
        {
            var expected = people.Where(p => rule.CircleOf(p.Contact, p.Roles, today) is not null && !p.Contact.IsGone(today)).Select(p => p.Contact.Name).Order(StringComparer.Ordinal);
            var shown = (await Page.Open(reader, Directory.Home)).QuerySelectorAll("#people tbody th a").Select(link => link.TextContent).Order(StringComparer.Ordinal);
            Assert.Equal(expected, shown);
        }
    }
}
