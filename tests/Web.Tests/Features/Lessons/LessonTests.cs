using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Architecture;
using Tessera.Web.Tests.Features.Demo;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Lessons;

public sealed class LessonTests
{
    // Bullets counted by hand in the 2009-2011 Cluster Review Report, section by section: preparedness, response,
    // challenges, lessons, way forward.
    [Theory]
    [InlineData("A", "ERY", 5, 3, 6, 3, 5)]
    [InlineData("B", "EDU", 7, 5, 3, 4, 4)]
    [InlineData("C", "FSC", 2, 3, 4, 3, 4)]
    [InlineData("D", "HEA", 4, 4, 5, 3, 3)]
    [InlineData("E", "NUT", 8, 3, 4, 2, 5)]
    [InlineData("F", "WSH", 5, 3, 3, 2, 6)]
    public void Every_bullet_of_a_clusters_section_is_a_record_with_its_number(string section, string cluster, params int[] counts)
    {
        var points = DemoFolder.Facts.Coordination.Points.Where(point => point.Section == section).ToList();
        Assert.All(points, point => Assert.Equal(cluster, point.Cluster));
        Assert.Equal(counts, new[] { PointKind.Preparedness, PointKind.Response, PointKind.Challenge, PointKind.Lesson, PointKind.WayForward }.Select(kind => points.Count(point => point.Kind == kind)));
        AssertNumbered(points);
    }

    [Fact]
    public void The_overall_challenges_lessons_and_recommendations_are_records_too()
    {
        var points = DemoFolder.Facts.Coordination.Points.Where(point => point.Section == "O").ToList();
        // By hand: 13 challenges, 9 lessons, and 5 + 5 + 3 recommendations under three headings, counted through.
        Assert.Equal([13, 9, 13], new[] { PointKind.Challenge, PointKind.Lesson, PointKind.Recommendation }.Select(kind => points.Count(point => point.Kind == kind)));
        Assert.All(points, point => Assert.Null(point.Cluster));
        AssertNumbered(points);
        Assert.Equal(156, DemoFolder.Facts.Coordination.Points.Count);
    }

    [Fact]
    public void The_words_are_our_own_in_both_languages()
    {
        var points = DemoFolder.Facts.Coordination.Points;
        Assert.Equal(points.Count, points.Select(point => (point.Section, point.En)).Distinct().Count());
        Assert.All(points, point => Assert.True(point.En.Length > 12 && point.Vi.Length > 8 && point.En != point.Vi, point.En));
        var paper = Path.Combine(DemoFolder.Root, "..", "shared", "seeds", "000_206e3a1eb1ab0c49.txt");
        Assert.SkipUnless(File.Exists(paper), "../shared/seeds is not on this machine");
        var theirs = Domain.Folding.Fold(File.ReadAllText(paper));
        Assert.DoesNotContain(points, point => point.En.Length > 40 && theirs.Contains(Domain.Folding.Fold(point.En), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_way_forward_item_is_moved_by_whoever_looks_after_the_cluster_on_sqlite() => await Moves(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_way_forward_item_is_moved_by_whoever_looks_after_the_cluster_on_postgresql() => await Moves(await TesseraApp.OnPostgres());

    private static async Task Moves(TesseraApp started)
    {
        await using var app = started;
        var office = await CoordinationOffice.Open(app);
        var wash = await CoordinationOffice.Wash(app);
        var (cluster, operation) = (wash.Id, wash.OperationId);
        await app.Db(async db =>
        {
            db.Add(Point(operation, 1, cluster, PointKind.WayForward, "Store supplies ahead"));
            db.Add(Point(operation, 2, cluster, PointKind.Lesson, "Meet regularly"));
            db.Add(Point(operation, 3, null, PointKind.Recommendation, "Brief the coordinator"));
            await db.SaveChangesAsync();
        });
        var coordinator = await CoordinationOffice.Coordinator(app);
        Assert.Contains("What was done, or why is it dropped?", await ListsJourney.Refused(coordinator, HttpStatusCode.BadRequest, "/afg/lessons/1", ("state-1", "Done"), ("since-1", "2012")));
        var back = await ListsJourney.Accepted(coordinator, "/afg/lessons/1", ("state-1", "UnderWay"), ("note-1", "Three stores are filled"), ("since-1", "March 2012"), ("version", "0"));
        Assert.Equal("/afg/lessons?cluster=WSH&done=yes#point-1", back);
        Assert.Contains("changed this meanwhile", await ListsJourney.Refused(coordinator, HttpStatusCode.Conflict, "/afg/lessons/1", ("state-1", "Open"), ("since-1", "2012"), ("version", "0")));
        Assert.Contains("does not move", await ListsJourney.Refused(coordinator, HttpStatusCode.Conflict, "/afg/lessons/2", ("state-2", "Dropped"), ("note-2", "No"), ("since-2", "2012")));
        using (var foreign = await coordinator.Post("/afg/lessons/3", ("state-3", "UnderWay"), ("since-3", "2012"))) Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await ListsJourney.Accepted(office, "/afg/lessons/3", ("state-3", "Done"), ("note-3", "Briefed with the map"), ("since-3", "January 2012"));
        Assert.Contains("Three stores are filled", await ListsJourney.Page(Features.Page.Person(app), "/afg/lessons?cluster=WSH"));
        Assert.Contains("Store supplies ahead", (await Features.Page.Open(Features.Page.Person(app), "/afg/clusters/WSH")).QuerySelector("#points")!.TextContent);
        Assert.Contains("Briefed with the map", await ListsJourney.Page(Features.Page.Person(app), "/afg/lessons"));
        await ListsJourney.Page(office, "/afg/lessons?cluster=XYZ", HttpStatusCode.NotFound);
    }

    private static void AssertNumbered(IEnumerable<Web.Features.Demo.DemoPoint> points)
    {
        foreach (var list in points.GroupBy(point => point.Kind)) Assert.Equal(Enumerable.Range(1, list.Count()), list.Select(point => point.Number));
    }

    private static ReviewPoint Point(int operation, long id, long? cluster, PointKind kind, string words) => new()
    { OperationId = operation, Id = id, ClusterId = cluster, Kind = kind, Section = "F", Number = (int)id, Wording = words, Source = "Review", State = ReviewPoint.FirstState(kind) };
}
