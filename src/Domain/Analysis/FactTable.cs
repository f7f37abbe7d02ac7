using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>
/// An operation's accepted rows at one sequence number. A commit or an undo makes a new table that shares every
/// unchanged segment (copy on write); nothing is rebuilt.
/// </summary>
public sealed partial class FactTable
{
    public long Sequence { get; private init; }
    public IReadOnlyList<VisibleSegment> Segments { get; private init; } = [];
    public CodeDictionary<long> Partners { get; private init; } = new();
    public CodeDictionary<long> Areas { get; private init; } = new();
    public CodeDictionary<long> Clusters { get; private init; } = new();
    public CodeDictionary<long> Kinds { get; private init; } = new();
    public CodeDictionary<long> Groups { get; private init; } = new();
    public CodeDictionary<long> Units { get; private init; } = new();
    public CodeDictionary<string> TypedOrganisations { get; private init; } = new();
    public CodeDictionary<Disaggregation> Cuts { get; private init; } = new();

    public int Rows => Segments.Sum(s => s.Segment.Count - Hidden(s));

    public static FactTable Empty(long sequence) => new() { Sequence = sequence };

    public FactTable With(FactSegment added, long sequence)
    {
        added.Arrange();
        return Rebuilt([.. Segments.Where(s => s.Segment.Import != added.Import), new(added, null)], added, sequence);
    }

    public FactTable Without(int import, long sequence)
    {
        var gone = Segments.FirstOrDefault(s => s.Segment.Import == import);
        return gone is null ? At(sequence) : Rebuilt([.. Segments.Where(s => s != gone)], gone.Segment, sequence);
    }

    public FactTable At(long sequence) => Copy(Segments, sequence);

    /// <summary>Only rows that the changed segment also holds can change their visibility.</summary>
    private FactTable Rebuilt(List<VisibleSegment> segments, FactSegment changed, long sequence)
    {
        segments.Sort((a, b) => a.Segment.CommitSequence.CompareTo(b.Segment.CommitSequence));
        // A lone segment may still hide rows under versions that have just been undone, or hold versions that hide themselves.
        if (segments.Count > 1 || segments.Exists(s => s.Superseded is not null || s.Segment.HasReplaced))
        {
            var masks = segments.Select(s => s.Superseded).ToArray();
            for (var i = 0; i < changed.Count; i++) Settle(segments, masks, changed.RowId[i]);
            for (var s = 0; s < segments.Count; s++) segments[s] = segments[s] with { Superseded = masks[s] };
        }
        return Copy(segments, sequence);
    }

    /// <summary>Of all versions of a row the one of the latest commit counts, unless it says that other rows replace it.</summary>
    private static void Settle(List<VisibleSegment> segments, ulong[]?[] masks, long rowId)
    {
        var latest = true;
        for (var s = segments.Count - 1; s >= 0; s--)
        {
            var segment = segments[s];
            if (segment.Segment.Count == 0 || rowId < segment.Segment.RowId[0] || rowId > segment.Segment.RowId[^1]) continue;
            var found = Array.BinarySearch(segment.Segment.RowId, rowId);
            if (found < 0) continue;
            var at = segment.Segment.Position[found];
            if ((latest && segment.Segment.Status[at] != (byte)ActivityStatus.Replaced) == IsMarked(masks[s], at))
            {
                if (masks[s] is null || ReferenceEquals(masks[s], segment.Superseded))
                    masks[s] = segment.Superseded is { } before ? [.. before] : new ulong[(segment.Segment.Count + 63) >> 6];
                masks[s]![at >> 6] ^= 1UL << (at & 63);
            }
            latest = false;
        }
    }

    private static bool IsMarked(ulong[]? mask, int row) => mask is not null && (mask[row >> 6] >> (row & 63) & 1) != 0;

    private static int Hidden(VisibleSegment segment)
    {
        var hidden = 0;
        foreach (var word in segment.Superseded ?? []) hidden += System.Numerics.BitOperations.PopCount(word);
        return hidden;
    }

    private FactTable Copy(IReadOnlyList<VisibleSegment> segments, long sequence) => new()
    {
        Sequence = sequence,
        Segments = segments,
        Partners = Partners,
        Areas = Areas,
        Clusters = Clusters,
        Kinds = Kinds,
        Groups = Groups,
        Units = Units,
        TypedOrganisations = TypedOrganisations,
        Cuts = Cuts,
    };
}
