using Tessera.Web.Tests.Features.Lists;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Clusters;

/// <summary>Issue 5.1: hubs have figures of their own. In the small country WASH has Oxfam in the district X11 and the Red Cross in its province X1; in X2 a nil report only.</summary>
public sealed class HubFigureTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task A_hub_counts_who_works_at_its_own_level_and_its_link_opens_the_same_number()
    {
        var people = await SmallCountry.Register(app);
        var office = await app.SignedIn(people["administrator"]);
        foreach (var place in new[] { "X1", "X11", "X2" }) await ListsJourney.Accepted(office, "/small/clusters/WSH/hubs", ("area", place), ("since", "2009"));
        var hubs = (await Open(office, "/small/clusters/WSH")).QuerySelectorAll("#hubs li").ToDictionary(hub => hub.QuerySelector("bdi")!.TextContent);
        foreach (var (name, said, link) in new[] { ("Quảng Nam", "2 organisations at work", "?cluster=WSH&place=X1"), ("Hội An", "1 organisation at work", "?by=adm2&cluster=WSH&place=X11"), ("Kon Tum", "0 organisations at work", "?cluster=WSH&place=X2") })
        {
            var shown = hubs[name].QuerySelectorAll("a").Single(a => a.TextContent.Contains("at work", StringComparison.Ordinal));
            Assert.Equal((said, $"/small/presence{link}"), (shown.TextContent, shown.GetAttribute("href")));
            var presence = await Text(office, shown.GetAttribute("href")!.Replace("/presence", "/presence.csv", StringComparison.Ordinal));
            Assert.Equal(said[..1], presence.TrimEnd().Split("\r\n").Skip(1).SingleOrDefault(line => line.StartsWith(link.Split('=')[^1] + ",", StringComparison.Ordinal))?.Split(',')[^1] ?? "0");
        }
    }
}
