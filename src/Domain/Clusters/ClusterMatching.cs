namespace Tessera.Domain.Clusters;

/// <summary>Which cluster of the operation a typed sector means. Two sectors in one cell are asked, never split.</summary>
public static class ClusterMatching
{
    private const int Offered = 5;
    private const double AlikeText = 0.8;
    private const int ShortestAlike = 5;

    /// <summary>
    /// Pure: the same registry, text and answers give the same match. Answers are keyed by <see cref="QuestionKey"/>; an
    /// answer that points to a cluster no longer known is passed over.
    /// </summary>
    public static ClusterMatch Match(ClusterRegistry registry, string? typed, IReadOnlyDictionary<string, long>? answers = null)
    {
        if (Folding.Fold(typed).Length == 0) return Unknown(ClusterNote.Missing);
        if (answers is not null && answers.TryGetValue(QuestionKey(typed), out var answer) && registry.Find(answer) is { } chosen)
            return Fixed(chosen.Id, chosen.Code, ClusterNote.Answered);
        return MatchWhole(registry, typed!) ?? MatchParts(registry, typed!) ?? MatchLikeness(registry, typed!);
    }

    /// <summary>
    /// One match from two columns (code and name, cluster and sub-cluster): the more precise of the two when they agree,
    /// the known one when only one is, a question when they contradict.
    /// </summary>
    public static ClusterMatch Agree(ClusterRegistry registry, ClusterMatch first, ClusterMatch second)
    {
        if (first.ClusterId is not { } one) return second.ClusterId is null && first.Verdict == ClusterVerdict.Ask ? first : second;
        if (second.ClusterId is not { } other || one == other) return first;
        if (registry.IsAbove(one, other)) return second;
        return registry.IsAbove(other, one) ? first : Ask(ClusterNote.OfTwo, [one, other]);
    }

    /// <summary>The key of the question a typed sector raises.</summary>
    public static string QuestionKey(string? typed) => Folding.Fold(typed);

    private static ClusterMatch? MatchWhole(ClusterRegistry registry, string typed)
    {
        var key = ClusterText.Key(typed);
        var own = registry.Own(key);
        if (own.Count > 1) return Ask(ClusterNote.OfTwo, own);
        if (own is [var id]) return MatchOwn(registry.Find(id)!, typed.Trim());
        if (registry.Sector(key) is not { } sector) return null;
        if (registry.ByCode(sector) is { } cluster) return Fixed(cluster.Id, sector, ClusterNote.Synonym);
        return registry.Nearest(sector) is { } above
            ? Fixed(above, sector, ClusterNote.Coarser)
            : new(ClusterVerdict.Unknown, null, sector, 0, ClusterNote.NotHere, []);
    }

    private static ClusterMatch MatchOwn(Cluster cluster, string typed) =>
        typed == cluster.Code || typed == cluster.Name || typed == cluster.ShortName
            ? new(ClusterVerdict.Exact, cluster.Id, cluster.Code, 1, null, [])
            : Fixed(cluster.Id, cluster.Code, ClusterNote.Folded);

    private static ClusterMatch? MatchParts(ClusterRegistry registry, string typed)
    {
        ClusterMatch? partly = null;
        foreach (var parts in ClusterText.Splits(typed))
        {
            var known = parts.Select(part => MatchWhole(registry, part)).OfType<ClusterMatch>().ToList();
            if (known.Count == parts.Length) return Joined(registry, known, false);
            if (known.Count > 0) partly = Joined(registry, known, true);
        }
        return partly;
    }

    private static ClusterMatch Joined(ClusterRegistry registry, List<ClusterMatch> known, bool partly)
    {
        var clusters = known.SelectMany(match => match.ClusterId is { } id ? [id] : match.Candidates).Distinct().ToList();
        var elsewhere = known.Find(match => match.ClusterId is null && match.Candidates.Count == 0);
        if (clusters.Count == 0) return elsewhere ?? known[0];
        var lowest = clusters.Where(id => !clusters.Exists(other => registry.IsAbove(id, other))).ToList();
        if (partly || elsewhere is not null) return Ask(lowest.Count > 1 ? ClusterNote.OfTwo : ClusterNote.Suggested, lowest);
        if (lowest is not [var one] || known.Exists(match => match.Verdict == ClusterVerdict.Ask)) return Ask(ClusterNote.OfTwo, lowest);
        var sectors = known.Select(match => match.Sector!).Distinct().ToList();
        var deepest = sectors.Where(sector => !sectors.Exists(other => registry.ParentSector(other) == sector)).ToList();
        // Two areas of responsibility in an operation that only has their cluster: the cluster is certain, the area is not.
        return Fixed(one, deepest is [var sector] ? sector : registry.Find(one)!.Code, ClusterNote.Combined);
    }

    private static ClusterMatch MatchLikeness(ClusterRegistry registry, string typed)
    {
        var plain = ClusterText.Plain(typed);
        var alike = plain.Length < ShortestAlike ? [] : registry.Alike(plain, AlikeText).Take(Offered).ToList();
        return alike.Count > 0 ? Ask(ClusterNote.Suggested, alike) : Unknown(ClusterNote.Unknown);
    }

    private static ClusterMatch Fixed(long id, string sector, string code) => new(ClusterVerdict.Fixed, id, sector, 1, code, []);

    private static ClusterMatch Ask(string code, IEnumerable<long> candidates) =>
        new(ClusterVerdict.Ask, null, null, 0.5, code, [.. candidates.Distinct().Take(Offered)]);

    private static ClusterMatch Unknown(string code) => new(ClusterVerdict.Unknown, null, null, 0, code, []);
}
