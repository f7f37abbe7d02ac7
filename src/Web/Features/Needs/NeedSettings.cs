using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;

namespace Tessera.Web.Features.Needs;

/// <summary>What whoever loads a file says about it; every part may be left open.</summary>
public sealed record NeedSettings
{
    /// <summary>The caseload's name; a later one of the same name takes its place.</summary>
    public string? Name { get; init; }
    public string? Source { get; init; }
    public string? Sheet { get; init; }
    /// <summary>"2023", "2023-07", "2023-Q3" or "2023-01/2023-06".</summary>
    public string? Period { get; init; }
    /// <summary>Code of the cluster of figures that name none.</summary>
    public string? Cluster { get; init; }
    /// <summary>The parts that together are everybody.</summary>
    public NeedPartition Complete { get; init; }
    public DecimalMark Mark { get; init; }
    /// <summary>What was answered about names nobody knew: "place:" and the text as typed to a P-code, "cluster:" and the text to a code.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}
