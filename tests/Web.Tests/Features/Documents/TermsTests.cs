using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Documents;

public sealed class TermsTests
{
    private const string Terms = "/afg/clusters/WSH/terms", Cluster = "/afg/clusters/WSH";

    [Fact]
    public async Task Terms_of_reference_are_written_adopted_signed_and_renewed_on_sqlite() => await Lives(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Terms_of_reference_are_written_adopted_signed_and_renewed_on_postgresql() => await Lives(await TesseraApp.OnPostgres());

    private static async Task Lives(TesseraApp started)
    {
        await using var app = started;
        var (office, visitor) = (await WaterTable.Office(app), Page.Person(app));
        var member = await WaterTable.Reporter(app, 902);
        Assert.Contains("No terms of reference", await ListsJourney.Page(visitor, Terms));
        Assert.Contains("Write at least one section", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, Terms + "/write", ("version", "-1")));
        await ListsJourney.Accepted(office, Terms + "/write", ("version", "-1"), ("title", "Terms of reference: WASH"), ("objectives", "Safe water for all\r\n\r\n- wells\r\n- kits"), ("meetings", "Every month"));
        // The draft is for the table: members read it, visitors do not find it, not even its words.
        Assert.Contains("Safe water for all", await ListsJourney.Page(member, Terms));
        foreach (var address in new[] { Terms, Terms + "?number=1", "/api/v1" + Terms, Library.Address + "?q=wells", Library.Address })
        {
            using var answer = await visitor.Get(address);
            var seen = await Browser.Read(answer);
            Assert.DoesNotContain("Safe water", seen);
            Assert.DoesNotContain("Terms of reference: WASH</bdi>", seen);
        }
        Assert.Contains("Draft terms of reference wait to be adopted", await ListsJourney.Page(office, "/afg"));
        Assert.Contains("Say when", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, Terms + "/adopt", ("on", "Tbc"), ("audience", "Public")));
        await ListsJourney.Accepted(office, Terms + "/adopt", ("on", "October 2009"), ("audience", "Public"));

        var page = await ListsJourney.Page(visitor, Terms);
        Assert.Contains("<li>wells</li><li>kits</li>", page);
        Assert.Contains("adopted October 2009", page);
        // A year after the last day of October 2009.
        Assert.Contains("31 October 2010", page);
        Assert.Contains("Safe water", WebUtility.HtmlDecode(await ListsJourney.Page(visitor, Library.Address + "?q=wells")));
        Assert.Contains("Review of the terms of reference is overdue", await ListsJourney.Page(office, "/afg"));

        // A member signs for itself, the coordinator writes down another; nobody else, and nobody twice.
        Assert.Contains("Sign the terms of reference", await ListsJourney.Page(member, "/afg"));
        await ListsJourney.Accepted(member, Terms + "/sign", ("partner", "902"));
        Assert.DoesNotContain("Sign the terms of reference", await ListsJourney.Page(member, "/afg"));
        await ListsJourney.Refused(member, HttpStatusCode.Conflict, Terms + "/sign", ("partner", "902"));
        using (var foreign = await member.Post(Terms + "/sign", ("partner", "901"))) Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains("Only members", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, Terms + "/sign", ("partner", "903")));
        await ListsJourney.Accepted(office, Terms + "/sign", ("partner", "901"), ("on", "November 2009"));
        Assert.Contains("2 of 2 members", await ListsJourney.Page(member, Terms));
        await ListsJourney.Accepted(office, Terms + "/unsign", ("partner", "901"));
        Assert.Contains("1 of 2 members", await ListsJourney.Page(member, Terms));
        Assert.Contains("signed by 1 of 2", await ListsJourney.Page(member, Cluster));
        Assert.Contains("review was due 31 October 2010", await ListsJourney.Page(visitor, Cluster));

        await ListsJourney.Accepted(office, Terms + "/write", ("version", "-1"), ("objectives", "Safe and sufficient water for all\n\n- wells\n- kits"), ("conflicts", "Say so"), ("note", "Sufficient"));
        var compared = await ListsJourney.Page(member, Terms + "/compare");
        Assert.Contains("<span>Safe</span>", compared);
        Assert.Contains("<ins>and sufficient</ins>", compared);
        Assert.Contains("<del>Every month</del>", compared);
        Assert.Contains("<ins>Say so</ins>", compared);
        // To a visitor there is one version, which is like itself.
        Assert.Contains("Both say the same", await ListsJourney.Page(visitor, Terms + "/compare"));
        await ListsJourney.Accepted(office, Terms + "/adopt", ("on", "12 December 2010"), ("audience", "Public"), ("review-by", "2011-06-30"));
        using var said = JsonDocument.Parse(await ListsJourney.Page(visitor, "/api/v1" + Terms));
        Assert.Equal((2, "2011-06-30", "Say so"), (said.RootElement.GetProperty("version").GetInt32(), said.RootElement.GetProperty("reviewBy").GetString(), said.RootElement.GetProperty("sections").GetProperty("conflicts").GetString()));
        Assert.Contains("0 of 2 members", await ListsJourney.Page(member, Terms));
        Assert.Contains("Every month", await ListsJourney.Page(visitor, Terms + "?number=1"));
        Assert.DoesNotContain("Safe water", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())));
    }

    [Fact]
    public async Task Of_two_who_write_a_draft_at_once_the_later_sees_both_texts()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await ListsJourney.Accepted(office, Terms + "/write", ("version", "-1"), ("scope", "The first text"));
        var begun = await ListsJourney.Refused(office, HttpStatusCode.Conflict, Terms + "/write", ("version", "-1"), ("scope", "The second text"));
        Assert.Contains("<pre>The first text</pre>", begun);
        Assert.Contains("The second text</textarea>", begun);
        Assert.Contains("name=\"version\" value=\"0\"", begun);
        await ListsJourney.Accepted(office, Terms + "/write", ("version", "0"), ("scope", "Both texts"));
        await ListsJourney.Refused(office, HttpStatusCode.Conflict, Terms + "/adopt", ("version", "0"), ("on", "2010"), ("audience", "Public"));
        await ListsJourney.Accepted(office, Terms + "/adopt", ("version", "1"), ("on", "2010"), ("audience", "Public"));
        Assert.Equal(1, await app.Db(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task A_protected_cluster_shows_its_terms_to_its_table_only()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await app.Db(async db =>
        {
            (await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"))).IsSensitive = true;
            await db.SaveChangesAsync();
        });
        await ListsJourney.Accepted(office, Terms + "/write", ("version", "-1"), ("scope", "Hidden words"));
        Assert.Contains("protected", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, Terms + "/adopt", ("on", "2010"), ("audience", "Public")));
        await ListsJourney.Accepted(office, Terms + "/adopt", ("on", "2010"), ("audience", nameof(DocumentAudience.Cluster)));
        var operation = await app.Db(db => db.Operations.Where(o => o.Code == "afg").Select(o => o.Id).SingleAsync());
        foreach (var browser in new[] { Page.Person(app), await ListsJourney.Person(app, Role.Government, operation), await WaterTable.Reporter(app, 903) })
            foreach (var address in new[] { Terms, Cluster, Library.Address, Library.Address + "?q=hidden", "/api/v1" + Terms })
                Assert.DoesNotContain("Hidden words", await ListsJourney.Page(browser, address));
        Assert.Contains("Hidden words", await ListsJourney.Page(office, Terms));
    }
}
