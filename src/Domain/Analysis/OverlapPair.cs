using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>Why two partners may report the same people, strongest first.</summary>
public enum OverlapKind : byte
{
    /// <summary>One names the other as its implementer, and both report.</summary>
    LeadAndImplementer,
    /// <summary>Their numbers differ by at most 20 % of the larger.</summary>
    SimilarNumbers,
    /// <summary>They do the same for the same group in the same place at the same time.</summary>
    SameActivity,
}

/// <summary>What a decision is about: one cluster, activity kind, lowest place and group (0: none stated), two partners.</summary>
/// <param name="PartnerA">The lower id of the two; survivors of merges.</param>
public readonly record struct OverlapKey(long ClusterId, long KindId, long PlaceId, long GroupId, long PartnerA, long PartnerB)
{
    public static OverlapKey Of(long cluster, long kind, long place, long group, long a, long b) => new(cluster, kind, place, group, Math.Min(a, b), Math.Max(a, b));

    /// <summary>The same for the same key, always positive.</summary>
    public long Id
    {
        get
        {
            var hash = new QuickHash();
            foreach (var part in (ReadOnlySpan<long>)[ClusterId, KindId, PlaceId, GroupId, PartnerA, PartnerB]) hash.Add(part);
            return hash.Value.Low & long.MaxValue;
        }
    }
}

/// <summary>Two partners whose rows may report the same people.</summary>
/// <param name="FromMonth">First month in which both report; 0 and 0 where neither says when.</param>
/// <param name="FigureA">What partner A's lines come to, scaled by 10,000; null when no row states a number.</param>
public sealed record OverlapPair(OverlapKey Key, OverlapKind Kind, int FromMonth, int ToMonth, long? FigureA, long? FigureB)
{
    /// <summary>How many people are counted twice if the two are the same.</summary>
    public long AtStake => Math.Min(FigureA ?? 0, FigureB ?? 0);
}
