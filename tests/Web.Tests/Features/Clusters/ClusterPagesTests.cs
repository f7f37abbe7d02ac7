using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Clusters;

public sealed class ClusterPagesTests
{
    [Fact]
    public async Task A_cluster_is_activated_revised_given_words_and_deactivated_on_sqlite() => await Journey(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_cluster_is_activated_revised_given_words_and_deactivated_on_postgresql() => await Journey(await TesseraApp.OnPostgres());

    private static async Task Journey(TesseraApp started)
    {
        await using var app = started;
        var operation = await ListsJourney.Operation(app, "afg");
        var office = await ListsJourney.Person(app, Role.Administrator, operation.Id);
        await ListsJourney.Accepted(office, "/afg/clusters/WSH/milestones", ("kind", "ActivatedFormally"), ("date", "2009-10-01"));
        Assert.Contains("“Activated formally” cannot follow “Activated formally”", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/WSH/milestones", ("kind", "ActivatedFormally"), ("date", "2010")));
        await ListsJourney.Accepted(office, "/afg/clusters/WSH", ("name", "Water and sanitation"), ("short", "WASH"), ("kind", "Cluster"), ("parent", ""), ("version", "1"));
        await ListsJourney.Accepted(office, "/afg/clusters/WSH/leadership", ("role", "LeadAgency"), ("organisation", "UNICEF"), ("since", "2009-10-01"));
        // A version that nobody can read does not pass for none, nor a frequency that nobody knows for "not said".
        Assert.Contains("Typed meanwhile", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/WSH", ("name", "Typed meanwhile"), ("short", "WASH"), ("version", "abc")));
        Assert.Contains("There is no frequency of meetings “Sometimes”.", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/clusters/WSH", ("name", "Water"), ("short", "WASH"), ("frequency", "Sometimes")), StringComparison.Ordinal);
        // Both texts: what was typed, and what somebody else made of it meanwhile.
        var both = await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/WSH", ("name", "Typed meanwhile"), ("short", "WASH"), ("version", "1"));
        Assert.Contains("Typed meanwhile", both);
        Assert.Contains("What stands now", both);
        Assert.Contains("Water and sanitation · WASH · Cluster", both);
        var page = await ListsJourney.Page(office, "/afg/clusters");
        Assert.Contains("UNICEF", page);

        await ListsJourney.Accepted(office, "/afg/clusters/WSH/synonyms", ("text", "Wells and latrines"), ("language", "en"));
        Assert.Contains("already means", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/HEA/synonyms", ("text", "Wells and latrines"), ("language", "en")));
        Assert.Contains("a word can mean only one", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/HEA/synonyms", ("text", "Latrines, wells"), ("language", "en")));
        var word = await app.Db(db => db.ClusterSynonyms.Where(s => s.OperationId == operation.Id && s.Text == "Wells and latrines").Select(s => s.Id).SingleAsync());
        await ListsJourney.Accepted(office, $"/afg/clusters/WSH/synonyms/{word}/remove");
        Assert.Equal(1, await ListsJourney.Lines(app, "cluster-synonym", "removed"));

        Assert.Contains("cannot follow “Nothing recorded”", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/WSH/milestones", ("kind", "Deactivated"), ("date", "2009-09-30")));
        await ListsJourney.Accepted(office, "/afg/clusters/WSH/milestones", ("kind", "Deactivated"), ("date", "2010-03-31"));
        var cluster = await app.Db(db => db.Clusters.AsNoTracking().SingleAsync(c => c.OperationId == operation.Id && c.Code == "WSH"));
        Assert.Equal((false, new DateOnly(2009, 10, 1), new DateOnly(2010, 3, 31)), (cluster.IsEstablished, cluster.ValidFrom!.Value, cluster.ValidTo!.Value));
        Assert.Equal(3, await ListsJourney.Lines(app, "cluster", "revised"));
    }

    [Fact]
    public async Task A_cluster_of_the_operations_own_is_matched_by_its_words()
    {
        await using var app = await TesseraApp.OnSqlite();
        var operation = await ListsJourney.Operation(app, "afg");
        var office = await ListsJourney.Person(app, Role.Administrator, operation.Id);
        await ListsJourney.Accepted(office, "/afg/clusters/new", ("code", "ddm"), ("name", "Dyke and dam management"), ("kind", "WorkingGroup"));
        Assert.Contains("The code DDM is taken", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/clusters/new", ("code", "DDM"), ("name", "x")));
        await ListsJourney.Accepted(office, "/afg/clusters/DDM/synonyms", ("text", "Embankments"), ("language", "en"));
        var lists = await ListsJourney.Lists(app, "afg");
        Assert.Equal(lists.Clusters.ByCode("DDM")!.Id, ClusterMatching.Match(lists.Clusters, "embankments").ClusterId);
    }

    [Fact]
    public async Task A_coordinator_revises_the_own_cluster_and_decides_neither_another_nor_what_is_sensitive()
    {
        await using var app = await TesseraApp.OnSqlite();
        var operation = await ListsJourney.Operation(app, "afg");
        var own = await app.Db(db => db.Clusters.Where(c => c.OperationId == operation.Id && c.Code == "WSH").Select(c => c.Id).SingleAsync());
        var coordinator = await ListsJourney.Person(app, Role.Coordinator, operation.Id, own);
        await ListsJourney.Accepted(coordinator, "/afg/clusters/WSH", ("name", "WASH"), ("short", "WASH"));
        using var other = await coordinator.Post("/afg/clusters/HEA", ("name", "x"), ("short", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var sensitive = await coordinator.Post("/afg/clusters/WSH", ("name", "WASH"), ("short", "WASH"), ("sensitive-asked", "yes"), ("sensitive", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, sensitive.StatusCode);
    }
}
