using System.Text.RegularExpressions;
using Tessera.Domain.Clusters;
using Tessera.Web.Features.Architecture;
using Tessera.Web.Tests.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Architecture;

/// <summary>The coordination map of the review's country: what it says, and that the drawing says the same.</summary>
public sealed class ArchitectureMapTests(SeedApp seed) : IClassFixture<SeedApp>
{
    [Fact]
    public async Task The_reviews_own_case_of_overlap_is_found_clusters_with_the_DMWG_and_the_UN_group()
    {
        var map = await seed.Map("December 2011");
        var pairs = map.Overlaps.Select(pair => (pair.Task, Pair: string.Join('+', new[] { map.Known[pair.One.Mechanism.Id].Short, map.Known[pair.Other.Mechanism.Id].Short }.Order(StringComparer.Ordinal)))).ToList();
        // Overall challenge 8 names both. By hand from demo/tasks.csv: the table is called by the UN group, the DMWG and
        // four clusters at work (1 + 2 x 4 = 9); both say which clusters are needed (1); the DMWG trains beside four (4)
        // and shares news beside three (3).
        Assert.Equal(9, pairs.Count(pair => pair.Task == "convene"));
        Assert.Equal("DMWG+UN PCG NDE", Assert.Single(pairs, pair => pair.Task == "mechanisms").Pair);
        Assert.Equal(["DMWG+EDU", "DMWG+ER", "DMWG+NUT", "DMWG+WASH"], pairs.Where(pair => pair.Task == "train").Select(pair => pair.Pair).Order(StringComparer.Ordinal));
        Assert.Equal(["DMWG+EDU", "DMWG+ER", "DMWG+WASH"], pairs.Where(pair => pair.Task == "say-partners").Select(pair => pair.Pair).Order(StringComparer.Ordinal));
        Assert.Equal(17, pairs.Count);
    }

    [Fact]
    public async Task A_move_makes_no_overlap_before_its_day()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Presence.SmallCountry.Register(app);
        var office = await app.SignedIn(people["administrator"]);
        foreach (var code in new[] { "WSH", "HEA" })
        {
            await Lists.ListsJourney.Accepted(office, $"/small/clusters/{code}/milestones", ("kind", "ActivatedFormally"), ("date", "2008"));
            await Lists.ListsJourney.Accepted(office, $"/small/clusters/{code}/tasks", ("task-convene", "Leads"), ("since", "2008"));
        }
        await Lists.ListsJourney.Accepted(office, "/small/clusters/HEA", ("name", "Health"), ("short", "Health"), ("kind", "SubCluster"), ("parent", "WSH"), ("since", "1 October 2009"));
        Assert.Equal(["Health", "WASH"], await Overlapping(office, "November 2009"));
        Assert.Empty(await Overlapping(office, "June 2009"));
    }

    private static async Task<IEnumerable<string>> Overlapping(Browser office, string on) =>
        (await Features.Page.Open(office, $"/small/architecture/tasks?on={Uri.EscapeDataString(on)}")).QuerySelectorAll("#overlaps bdi").Select(name => name.TextContent).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Nobody_speaks_for_the_clusters_on_funding_or_with_donors()
    {
        // Recommendation 13 wants this settled; the review names nobody who does it.
        var map = await seed.Map("December 2011");
        Assert.Superset(new HashSet<string> { "say-funding", "say-donors", "say-media", "between-sectors" }, map.Gaps.ToHashSet());
        Assert.DoesNotContain("train", map.Gaps);
    }

    [Fact]
    public async Task On_a_past_date_only_what_was_there_is_drawn()
    {
        var then = (await seed.Map("2009-10")).Nodes.ToDictionary(node => node.Short);
        Assert.Equal(["CCFSC", "DMWG", "EDU", "ER", "HEALTH", "HPG", "LIVELI", "NDMP", "NUT", "RC", "UN PCG NDE", "WASH"], then.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(MechanismState.Perhaps, then["HPG"].Mechanism.State);
        var before = (await seed.Map("2008")).Nodes.Select(node => node.Short);
        Assert.DoesNotContain("WASH", before);
        Assert.Contains("DMWG", before);
        var now = (await seed.Map("December 2011")).Nodes.ToDictionary(node => node.Short);
        Assert.Equal([MechanismState.AtRest, MechanismState.Planned, MechanismState.Planned], new[] { "FOOD", "ETC", "National Platform" }.Select(name => now[name].Mechanism.State));
        Assert.Equal(MapTier.Across, now["ER"].Tier);
    }

    [Theory]
    [InlineData("December 2011")]
    [InlineData("2009-10")]
    public async Task Every_size_of_the_drawing_shows_every_mechanism_inside_it_and_no_line_runs_through_another(string on)
    {
        var map = await seed.Map(on);
        foreach (var size in PlanSize.All)
        {
            var plan = new ArchitecturePlan(map, size);
            Assert.Equal(map.Nodes.Select(node => node.Short), plan.Nodes.Select(node => node.Node.Short));
            Assert.All(plan.Nodes, node => Assert.True(node.X >= 0 && node.X + node.Width <= size.Width && node.Bottom <= plan.Height, $"{node.Node.Short} leaves the {size.Name} drawing"));
            foreach (var one in plan.Nodes) Assert.DoesNotContain(plan.Nodes, other => other != one && other.X < one.X + one.Width && one.X < other.X + other.Width && other.Y < one.Bottom && one.Y < other.Bottom);
            foreach (var line in plan.Lines)
            foreach (var (from, to) in Pieces(line.Path))
                Assert.DoesNotContain(plan.Nodes, node => Math.Min(from.X, to.X) < node.X + node.Width && node.X < Math.Max(from.X, to.X) && Math.Min(from.Y, to.Y) < node.Bottom && node.Y < Math.Max(from.Y, to.Y)
                    || from.X == to.X && from.X > node.X && from.X < node.X + node.Width && Math.Min(from.Y, to.Y) < node.Bottom && node.Y < Math.Max(from.Y, to.Y)
                    || from.Y == to.Y && from.Y > node.Y && from.Y < node.Bottom && Math.Min(from.X, to.X) < node.X + node.Width && node.X < Math.Max(from.X, to.X));
        }
    }

    [Fact]
    public async Task A_country_of_12_clusters_and_12_places_is_drawn_without_a_line_through_a_node_too()
    {
        var map = await seed.Map("December 2011");
        var parent = map.Nodes.Single(node => node.Short == "UN PCG NDE");
        MapNode Cluster(int i) => new(new Mechanism(1000 + i, BodyLevel.National, null, 1000 + i, MechanismState.AtWork), MapTier.Clusters, $"C{i}", $"Cluster number {i}", "Cluster", ["UNICEF"], null, "/") { Code = $"C{i}" };
        MapNode Place(int i) => new(new Mechanism(2000 + i, BodyLevel.Subnational, 2000 + i, null, MechanismState.AtWork), MapTier.Places, $"Province {i}", "", "Hubs", ["WASH · HEALTH"], null, "/");
        MapNode[] nodes = [.. map.Nodes.Where(node => node.Tier < MapTier.Clusters), .. Enumerable.Range(0, 12).Select(Cluster), .. Enumerable.Range(0, 12).Select(Place)];
        var large = map with { Nodes = nodes, Known = nodes.ToDictionary(node => node.Mechanism.Id), Ties = [.. nodes.Where(node => node.Code?[0] == 'C').Take(11).Select(node => new DrawnTie(node.Mechanism.Id, parent.Mechanism.Id, TieKind.Under, MechanismState.AtWork, null)), new DrawnTie(1011, 1000, TieKind.Under, MechanismState.AtWork, null)] };
        foreach (var size in PlanSize.All)
        {
            var plan = new ArchitecturePlan(large, size);
            // Eleven of twelve hang on the group: the band as a whole does not, so each has its line.
            Assert.Equal(12, plan.Lines.Count);
            Assert.All(plan.Lines.SelectMany(line => Pieces(line.Path)).Where(piece => piece.From.X == piece.To.X), piece =>
                Assert.DoesNotContain(plan.Nodes, node => piece.From.X > node.X && piece.From.X < node.X + node.Width && Math.Min(piece.From.Y, piece.To.Y) < node.Bottom && node.Y < Math.Max(piece.From.Y, piece.To.Y)));
        }
    }

    [Fact]
    public void Long_words_are_cut_and_say_so()
    {
        Assert.Equal(["National Platform on", "Disaster Risk…"], ArchitecturePlan.Wrapped("National Platform on Disaster Risk Reduction", 21, 2));
        Assert.Equal(["Abcdefghij…"], ArchitecturePlan.Wrapped("Abcdefghijklmnop", 10, 2));
    }

    private static IEnumerable<((int X, int Y) From, (int X, int Y) To)> Pieces(string path)
    {
        var at = (X: 0, Y: 0);
        foreach (Match step in Regex.Matches(path, "([MVH])(-?[0-9]+)(?: (-?[0-9]+))?"))
        {
            var to = int.Parse(step.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            var next = step.Groups[1].Value switch { "M" => (to, int.Parse(step.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture)), "V" => (at.X, to), _ => (to, at.Y) };
            if (step.Groups[1].Value != "M") yield return (at, next);
            at = next;
        }
    }
}
