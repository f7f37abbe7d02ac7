using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Transitions;

/// <summary>Says what must be so before others take the cluster's work over.</summary>
internal sealed class SetBenchmark(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<TransitionBenchmark> Run(Operation operation, Cluster cluster, string? title)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var words = TypedWords.Filled(title, "benchmark.title-missing");
        var folded = Folding.Fold(words);
        var others = await db.TransitionBenchmarks.AsNoTracking().Where(b => b.OperationId == operation.Id && b.ClusterId == cluster.Id).Select(b => b.Title).ToListAsync();
        if (others.Exists(other => Folding.Fold(other) == folded)) throw Problem.Conflict("benchmark.twice", words);
        var benchmark = new TransitionBenchmark { OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, Title = words };
        db.TransitionBenchmarks.Add(benchmark);
        await db.SaveChangesAsync();
        return benchmark;
    }
}

/// <param name="Evidence">What shows it; or Document, the id of one of the cluster's documents.</param>
/// <param name="On">A loose date.</param>
/// <param name="Version">The version the person saw; null is whatever stands.</param>
public sealed record JudgementInput(string? State, string? Evidence, string? Document, string? On, int? Version = null);

/// <summary>Judges how far a benchmark is met, with evidence, a date and a name.</summary>
internal sealed class JudgeBenchmark(TesseraDb db, CurrentUser user)
{
    public async Task<TransitionBenchmark> Run(Operation operation, Cluster cluster, long id, JudgementInput input)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var benchmark = await db.Benchmark(cluster, id);
        TypedWords.DemandSeen(input.Version, benchmark.Version);
        benchmark.State = TypedWords.Choice<BenchmarkState>(input.State, "benchmark.state-unknown");
        benchmark.Evidence = TypedWords.Blank(input.Evidence);
        benchmark.DocumentId = await Document(cluster, input.Document);
        benchmark.JudgedOn = LooseDate.ParseOptional(input.On);
        benchmark.JudgedBy = user.Name;
        if (benchmark.Refusal() is { } refusal) throw refusal;
        await db.SaveChangesAsync();
        return benchmark;
    }

    private async Task<long?> Document(Cluster cluster, string? text)
    {
        if (TypedWords.Blank(text) is not { } typed) return null;
        var id = TypedWords.Id(typed);
        return await db.Documents.AnyAsync(d => d.OperationId == cluster.OperationId && d.ClusterId == cluster.Id && d.Id == id && d.WithdrawnAt == null) ? id : throw Problem.Invalid("benchmark.document-unknown");
    }
}

/// <summary>Takes away a benchmark nobody judged yet; a judged one is dropped, with the reason.</summary>
internal sealed class RemoveBenchmark(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, Cluster cluster, long id)
    {
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var benchmark = await db.Benchmark(cluster, id);
        if (benchmark.JudgedOn is not null) throw Problem.Conflict("benchmark.judged");
        db.TransitionBenchmarks.Remove(benchmark);
        await db.SaveChangesAsync();
    }
}

internal static class BenchmarkRecords
{
    public static async Task<TransitionBenchmark> Benchmark(this TesseraDb db, Cluster cluster, long id) =>
        await db.TransitionBenchmarks.FirstOrDefaultAsync(b => b.OperationId == cluster.OperationId && b.ClusterId == cluster.Id && b.Id == id) ?? throw Problem.NotFound("benchmark.unknown");
}
