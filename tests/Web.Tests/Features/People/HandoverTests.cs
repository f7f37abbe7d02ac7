using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Tests.Features.Lists;
using Tessera.Web.Tests.Features.Meetings;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

public sealed class HandoverTests
{
    [Fact]
    public async Task Who_leaves_hands_over_roles_and_a_list_that_the_successor_ticks_off()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (linh, mai) = (await Directory.Registered(office, "Linh", "Oxfam"), await Directory.Registered(office, "Mai", "Oxfam", ("mail", "mai@example.org"), ("cluster", "HEA")));
        var ahead = app.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var meeting = await MeetingTests.Planned(office, ("title", "Next meeting"), ("day", ahead), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Map the wells"), ("owner", "902"), ("due", "2009-11-01"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Somebody else's"), ("owner", "901"));
        await app.Db(async db =>
        {
            db.Documents.Add(new Document { OperationId = await Directory.Operation(app), Id = 5, Kind = DocumentKind.SupplyList, Title = "Bucket list", ClusterId = await Directory.ClusterId(app, "WSH"), PartnerId = 902, Audience = DocumentAudience.Cluster, AddedAt = 0 });
            await db.SaveChangesAsync();
        });
        var (wash, health, yesterday) = (await Directory.Coordinator(app, "WSH"), await Directory.Coordinator(app, "HEA"), app.Clock.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("Choose who follows", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/{linh}/handovers", ("departed", "2009-11-30")));
        Assert.Contains("Say the last day", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/{linh}/handovers", ("successor", $"{mai}")));
        Assert.Contains("no last day that roles can end on", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Directory.Home}/{linh}/handovers", ("departed", "Tbc"), ("successor", $"{mai}")));
        // Who left without a successor waits in the work of who looks after the cluster, and of nobody else.
        await ListsJourney.Accepted(wash, $"{Directory.Home}/{linh}/revise", ("name", "Linh"), ("organisation", "Oxfam"), ("departed", yesterday));
        Assert.Contains("Linh left: who follows?", await ListsJourney.Page(wash, "/afg"));
        Assert.DoesNotContain("Linh left", await ListsJourney.Page(health, "/afg"));
        var page = await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/handovers", ("successor", $"{mai}"));
        Assert.DoesNotContain("Linh left", await ListsJourney.Page(wash, "/afg"));
        Assert.Contains("has handed over already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Directory.Home}/{linh}/handovers", ("successor", $"{mai}")));

        var list = WebUtility.HtmlDecode(await ListsJourney.Page(office, page));
        foreach (var part in new[] { "Map the wells", "Next meeting", "Bucket list" }) Assert.Contains(part, list);
        Assert.DoesNotContain("Somebody else's", list);
        // The role ended with Linh and began for Mai; Linh is hidden.
        Assert.Equal([(linh, yesterday, null), (mai, null, yesterday)], (await app.Db(async db => await db.ContactRoles.AsNoTracking().Where(r => db.Clusters.Any(c => c.Code == "WSH" && c.Id == r.ClusterId)).OrderBy(r => r.Id).ToListAsync())).Select(r => (r.ContactId, r.Until?.Text, r.Since?.Text)));
        var member = await WaterTable.Reporter(app, 902);
        var people = await ListsJourney.Page(member, Directory.Home);
        Assert.Contains("Mai", people);
        Assert.DoesNotContain("Linh", people);
        var letter = await app.Db(db => db.Mail.AsNoTracking().SingleAsync(m => m.Kind == "handover"));
        Assert.Equal("mai@example.org", letter.Address);
        Assert.Contains("Map the wells", letter.Body, StringComparison.Ordinal);
        Assert.Contains(page, letter.Body, StringComparison.Ordinal);

        await ListsJourney.Accepted(member, page, ("done", "1"));
        Assert.Contains("1 of 1 taken up", await ListsJourney.Page(member, page));
        await ListsJourney.Page(await WaterTable.Reporter(app, 903), page, HttpStatusCode.NotFound);
        Assert.Contains("To Mai", await ListsJourney.Page(office, $"{Directory.Home}/{linh}"));
    }

    [Fact]
    public async Task Of_a_protected_cluster_the_letter_counts_and_names_nothing()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (linh, mai) = (await Directory.Registered(office, "Linh", "Oxfam"), await Directory.Registered(office, "Mai", "Oxfam", ("mail", "mai@example.org")));
        var meeting = await MeetingTests.Planned(office, ("title", "Meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Move the safe house"), ("owner", "902"));
        await app.Db(async db =>
        {
            foreach (var cluster in await db.Clusters.Where(c => c.Code == "WSH").ToListAsync()) cluster.IsSensitive = true;
            await db.SaveChangesAsync();
        });
        await ListsJourney.Accepted(office, $"{Directory.Home}/{linh}/revise", ("name", "Linh"), ("organisation", "Oxfam"), ("departed", "2009-11-30"));
        // Clicked several times: one of them hands over, one letter leaves.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await office.Post($"{Directory.Home}/{linh}/handovers", ("departed", "2009-11-30"), ("successor", $"{mai}"));
            return answer.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(1, await app.Db(db => db.Handovers.CountAsync()));
        var letter = await app.Db(db => db.Mail.AsNoTracking().SingleAsync(m => m.Kind == "handover"));
        Assert.DoesNotContain("safe house", letter.Body, StringComparison.Ordinal);
        Assert.Contains("1 more thing", letter.Body, StringComparison.Ordinal);
    }
}
