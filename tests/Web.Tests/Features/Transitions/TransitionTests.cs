using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Tests.Features.Architecture;
using Tessera.Web.Tests.Features.Documents;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Transitions;

public sealed class TransitionTests
{
    private const string Wash = "/afg/clusters/WSH", Handing = Wash + "/transition";

    [Fact]
    public async Task A_cluster_hands_over_by_benchmarks_with_evidence_on_sqlite() => await HandsOver(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_cluster_hands_over_by_benchmarks_with_evidence_on_postgresql() => await HandsOver(await TesseraApp.OnPostgres());

    private static async Task HandsOver(TesseraApp started)
    {
        await using var app = started;
        var office = await CoordinationOffice.Open(app);
        await ListsJourney.Accepted(office, $"{Wash}/milestones", ("kind", "ActivatedUnofficially"), ("date", "15 October 2009"));
        Assert.DoesNotContain("Handing over", await ListsJourney.Page(office, Wash));
        await ListsJourney.Accepted(office, $"{Wash}/milestones", ("kind", "InTransition"), ("date", "October 2011"));
        Assert.Contains("No benchmark is set", await ListsJourney.Page(office, Wash));
        await ListsJourney.Accepted(office, Handing, ("title", "The ministry keeps the matrix by itself"));
        Assert.Contains("is a benchmark already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, Handing, ("title", "the ministry keeps the MATRIX by itself")));
        await ListsJourney.Accepted(office, Handing, ("title", "Stocks stand in three provinces"));
        var (matrix, stocks) = await app.Db(async db => (await db.TransitionBenchmarks.AsNoTracking().SingleAsync(b => b.Title.StartsWith("The")), await db.TransitionBenchmarks.AsNoTracking().SingleAsync(b => b.Title.StartsWith("Stocks"))));

        var refused = await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Handing}/{matrix.Id}", ($"state-{matrix.Id}", "Met"), ($"on-{matrix.Id}", "November 2011"));
        Assert.Contains("What shows it?", refused);
        Assert.Contains("When was it judged?", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Handing}/{matrix.Id}", ($"state-{matrix.Id}", "Met"), ($"evidence-{matrix.Id}", "Three matrices by the ministry")));
        var document = await Library.Added(office, "letter.txt", Library.Utf8("The ministry keeps the matrix."), Library.Card("Letter of the ministry"));
        await ListsJourney.Accepted(office, $"{Handing}/{matrix.Id}", ($"state-{matrix.Id}", "Met"), ($"evidence-{matrix.Id}", "Three matrices by the ministry"), ($"document-{matrix.Id}", document.Split('/')[^1]), ($"on-{matrix.Id}", "November 2011"), ("version", matrix.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("changed this meanwhile", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Handing}/{matrix.Id}", ($"state-{matrix.Id}", "Open"), ("version", matrix.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))));

        var page = await Features.Page.Open(Features.Page.Person(app), Wash);
        var block = page.QuerySelector("#transition")!.TextContent;
        Assert.Contains("1 of 2 benchmarks are met", block);
        Assert.Contains("Three matrices by the ministry", block);
        Assert.Contains("Letter of the ministry", block);
        // Who judged is a person, and not the public's to know.
        Assert.Contains("judged November 2011", block);
        Assert.DoesNotContain("judged November 2011 by", block);
        Assert.Contains("judged already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Handing}/{matrix.Id}/remove"));
        await ListsJourney.Accepted(office, $"{Handing}/{stocks.Id}/remove");
        Assert.Equal((2, 1, 1), (await ListsJourney.Lines(app, "benchmark", "registered"), await ListsJourney.Lines(app, "benchmark", "revised"), await ListsJourney.Lines(app, "benchmark", "removed")));
        using var visitor = await Features.Page.Person(app).Post(Handing, ("title", "Mine"));
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
        Assert.Equal(1, await app.Db(db => db.TransitionBenchmarks.CountAsync()));
    }

    [Fact]
    public async Task What_a_protected_cluster_hands_over_only_its_table_sees()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        await ListsJourney.Accepted(office, "/afg/clusters/PRO/transition", ("title", "Safe houses have a national lead"));
        Assert.Contains("Safe houses", await ListsJourney.Page(office, "/afg/clusters/PRO/transition"));
        Assert.DoesNotContain("Safe houses", await ListsJourney.Page(Features.Page.Person(app), "/afg/clusters/PRO/transition"));
        Assert.DoesNotContain("Safe houses", await ListsJourney.Page(Features.Page.Person(app), "/afg/clusters/PRO"));
        Assert.DoesNotContain("Safe houses", await ListsJourney.Page(Features.Page.Person(app), "/api/v1/afg/clusters/PRO/transition"));
        Assert.True(await app.Db(db => db.Clusters.AnyAsync(c => c.Code == "PRO" && c.IsSensitive && c.Kind == ClusterKind.Cluster)));
    }
}
