using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Transitions;

/// <param name="Document">Null where there is none, or none the person asking may know of.</param>
public sealed record BenchmarkLine(TransitionBenchmark Benchmark, Document? Document);

/// <summary>How far a cluster has come in handing its work over.</summary>
/// <param name="State">Its last change of state.</param>
/// <param name="Library">Documents that can be named as evidence, for whoever manages the cluster.</param>
public sealed record TransitionView(Cluster Cluster, Milestone? State, IReadOnlyList<BenchmarkLine> Lines, bool MayManage, IReadOnlyList<Document> Library)
{
    /// <summary>Who judged is a person: told to those with a role here only.</summary>
    public bool NamesJudges { get; init; }
    public string? JudgeOf(TransitionBenchmark benchmark) => NamesJudges ? benchmark.JudgedBy : null;
    public bool IsInTransition => State?.Kind == MilestoneKind.InTransition;
    public int Met => Lines.Count(line => line.Benchmark.State == BenchmarkState.Met);
    public int Counted => Lines.Count(line => line.Benchmark.State != BenchmarkState.Dropped);
}

internal sealed class TransitionViews(TesseraDb db, CurrentUser user, ClusterTable table)
{
    public async Task<TransitionView> For(Operation operation, Cluster cluster)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var isAtTable = await table.MayRead(operation, cluster);
        var mayManage = user.May(Right.ManageCluster, RightScope.Of(operation, cluster));
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id).ToListAsync();
        // What a protected cluster hands over, and to whom, is its table's to know.
        var benchmarks = cluster.IsSensitive && !isAtTable ? [] : await db.TransitionBenchmarks.AsNoTracking().Where(b => b.OperationId == operation.Id && b.ClusterId == cluster.Id).OrderBy(b => b.Id).ToListAsync();
        var documents = benchmarks.Count == 0 && !mayManage ? [] : await db.Documents.AsNoTracking().Where(d => d.OperationId == operation.Id && d.WithdrawnAt == null && d.ClusterId == cluster.Id).OrderBy(d => d.Title).ToListAsync();
        var seen = documents.Where(d => mayManage || d.AudienceIn(cluster) == DocumentAudience.Public || (isAtTable && d.AudienceIn(cluster) != DocumentAudience.Coordinators)).ToDictionary(d => d.Id);
        return new(cluster, Lifecycle.States(milestones).LastOrDefault(), [.. benchmarks.Select(b => new BenchmarkLine(b, b.DocumentId is { } id ? seen.GetValueOrDefault(id) : null))], mayManage, mayManage ? documents : []) { NamesJudges = user.May(Right.SeeUnpublished, RightScope.Of(operation)) };
    }
}
