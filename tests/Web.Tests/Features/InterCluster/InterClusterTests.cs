using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Tests.Features.Briefings;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.InterCluster;

[Collection(BriefingCollection.Name)]
public sealed class InterClusterTests(BriefingHouse house)
{
    [Fact]
    public async Task All_clusters_stand_on_one_page_with_what_is_late()
    {
        var (app, people) = (house.App, house.People);
        var page = await Open(await Person(app, people["coordinator"]), "/small/inter-cluster");
        var wash = Cells(page, "WASH");
        Assert.Contains("Activated unofficially", wash["State"], StringComparison.Ordinal);
        Assert.Contains("Oxfam", wash["Leads"], StringComparison.Ordinal);
        Assert.Equal("none", wash["Terms of reference"]);
        Assert.Contains("October meeting", wash["Last met"], StringComparison.Ordinal);
        Assert.Contains("November meeting", wash["Meets next"], StringComparison.Ordinal);
        Assert.EndsWith("1 late", wash["Open actions"], StringComparison.Ordinal);
        // Reviewed in October 2011, at the latest on its last day: a year later.
        Assert.Contains("31 October 2012", wash["Review due by"], StringComparison.Ordinal);
        Assert.Equal("–", Cells(page, "Health")["Open actions"]);
        Assert.Equal("–", Cells(page, "Prot")["Last met"]);
    }

    [Fact]
    public async Task Whoever_leads_coordinates_or_is_named_belongs_to_the_network_and_people_are_named_to_those_inside()
    {
        var (app, people) = (house.App, house.People);
        await app.Db(async db =>
        {
            var id = (await db.Operations.SingleAsync(o => o.Code == "small")).Id;
            db.Add(new Cluster { OperationId = id, Id = 39, Code = "ERY", Name = "Early Recovery Network", ShortName = "ER", Kind = ClusterKind.Network, IsEstablished = true });
            db.Add(new ClusterMember { OperationId = id, Id = 791, ClusterId = 39, PartnerId = 3, ForClusterId = 32, Role = MemberRole.FocalPoint, State = MemberState.Admitted, Since = Domain.LooseDate.Parse("2010") });
            await db.SaveChangesAsync();
            await db.Operations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, o => o.ListStamp + 1));
        });
        var coordinator = (await app.Db(db => db.Users.SingleAsync(u => u.Id == people["coordinator"]))).Name;
        var inside = Network(await Open(await Person(app, people["government"]), "/small/inter-cluster"));
        Assert.Contains("WASH Specialist · Chair · Oxfam", inside, StringComparison.Ordinal);
        Assert.Contains("Save · focal point in ER", inside, StringComparison.Ordinal);
        Assert.Contains($"{coordinator} · coordinator", inside, StringComparison.Ordinal);
        // Nobody leads the network itself or Protection.
        Assert.Contains("nobody yet", inside, StringComparison.Ordinal);
        var outside = Network(await Open(Person(app), "/small/inter-cluster"));
        Assert.Contains("WASH Specialist", outside, StringComparison.Ordinal);
        Assert.DoesNotContain(coordinator, outside, StringComparison.Ordinal);

        // The network's own page counts and names whom the clusters send, and says for which nobody speaks.
        var page = await Open(await Person(app, people["government"]), "/small/clusters/ERY");
        Assert.Contains("WASH Specialist · Chair · Oxfam", Network(page), StringComparison.Ordinal);
        Assert.Contains("still to be selected", Network(page), StringComparison.Ordinal);
        Assert.DoesNotContain("0 of them", Words(page.QuerySelector(".keys")!), StringComparison.Ordinal);
        Assert.Contains("Save", Words(page.QuerySelector("#members")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_of_tables_over_the_clusters_and_owners_of_several_are_told_to_who_may_read_them()
    {
        var (app, people) = (house.App, house.People);
        var office = (await Open(await Person(app, people["administrator"]), "/small/inter-cluster")).QuerySelector("#actions")!.TextContent;
        // The Red Cross owes one action to WASH, late, and one to Protection.
        Assert.Contains("2 open: Prot, WASH", office, StringComparison.Ordinal);
        var coordinator = (await Open(await Person(app, people["coordinator"]), "/small/inter-cluster")).QuerySelector("#actions")!.TextContent;
        Assert.DoesNotContain("Prot", coordinator, StringComparison.Ordinal);
        var visitor = await Open(Person(app), "/small/inter-cluster");
        Assert.DoesNotContain("Red Cross", visitor.QuerySelector("#actions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("November meeting", visitor.QuerySelector("#calendar")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("–", Cells(visitor, "WASH")["Open actions"]);
    }

    private static Dictionary<string, string> Cells(IDocument page, string cluster) =>
        page.QuerySelectorAll("#clusters tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == cluster).QuerySelectorAll("td").ToDictionary(cell => cell.GetAttribute("data-label")!, cell => Words(cell));

    private static string Network(IDocument page) => Words(page.QuerySelector("#network")!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
