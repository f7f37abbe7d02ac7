namespace Tessera.Domain.Clusters;

/// <summary>The numbers are stored.</summary>
public enum BenchmarkState : byte { Open = 1, Partly = 2, Met = 3, Dropped = 4 }

/// <summary>What must be so before others take a cluster's work over, and what shows that it is.</summary>
public sealed class TransitionBenchmark
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required string Title { get; set; }
    public BenchmarkState State { get; set; } = BenchmarkState.Open;
    /// <summary>What shows it; needed for everything but an open one.</summary>
    public string? Evidence { get; set; }
    /// <summary>A document of the library that shows it.</summary>
    public long? DocumentId { get; set; }
    public LooseDate? JudgedOn { get; set; }
    /// <summary>Whoever wrote the judgement down.</summary>
    public string? JudgedBy { get; set; }
    public int Version { get; set; }

    /// <summary>Why it cannot be judged so, null when it can: a judgement shows why, and when it was made.</summary>
    public Problem? Refusal() => State == BenchmarkState.Open ? null
        : string.IsNullOrWhiteSpace(Evidence) && DocumentId is null ? Problem.Invalid("benchmark.evidence-missing")
        : JudgedOn is { IsKnown: true } ? null : Problem.Invalid("benchmark.date-missing");
}
