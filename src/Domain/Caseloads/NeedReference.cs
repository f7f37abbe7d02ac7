using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;

namespace Tessera.Domain.Caseloads;

/// <summary>What a file of needs is read against.</summary>
public sealed record NeedReference(Gazetteer Gazetteer, ClusterRegistry Clusters)
{
    private const double Misspelt = 0.85;

    /// <summary>What somebody answered about names that nobody knew.</summary>
    public NeedAnswers Told { get; init; } = NeedAnswers.None;

    /// <summary>The cluster a text means; a slip in the name of one cluster alone ("Educaton") is taken for it.</summary>
    public long? Cluster(string text) => ClusterMatching.Match(Clusters, text) is var match && match.ClusterId is { } id ? id : Alike(match, text);

    /// <summary>Whether the text was taken for a cluster in spite of its spelling.</summary>
    public bool IsMisspelt(string text) => ClusterMatching.Match(Clusters, text) is { ClusterId: null } match && Alike(match, text) is not null;

    private long? Alike(ClusterMatch match, string text) =>
        match.Candidates is [var one] && Spelling.Likeness(Folding.Fold(text), Folding.Fold(Clusters.Find(one)!.Name)) >= Misspelt ? one : null;

    /// <summary>What could have been meant: the names of the nearest clusters, else of all.</summary>
    public string ClustersLike(string text)
    {
        var near = ClusterMatching.Match(Clusters, text).Candidates.Select(id => Clusters.Find(id)!).ToList();
        return string.Join("; ", (near.Count > 0 ? near : Clusters.All).Select(c => $"{c.Code} {c.Name}").Take(12));
    }
}

/// <summary>Places and clusters by the folded text that a file has for them.</summary>
public sealed record NeedAnswers(IReadOnlyDictionary<string, long> Places, IReadOnlyDictionary<string, long> Clusters)
{
    public static readonly NeedAnswers None = new(new Dictionary<string, long>(), new Dictionary<string, long>());
}

/// <summary>What whoever brings a file says about it.</summary>
/// <param name="Sheet">Only this sheet of a workbook.</param>
/// <param name="Cluster">Of all its figures that name no cluster.</param>
/// <param name="Mark">How it writes decimals where its columns do not prove it.</param>
public sealed record NeedSaid(string? Sheet = null, long? Cluster = null, Activities.Import.DecimalMark Mark = default);
