namespace Tessera.Domain.Analysis;

/// <summary>What rows of one place, group, cluster and kind are compared by.</summary>
/// <param name="Segment">Index in the table's segments; Row the row in it.</param>
internal readonly record struct ReachEntry(long Line, uint Period, int Partner, int Row, ushort Segment, bool IsNew)
{
    public static readonly Comparison<ReachEntry> InLines = (a, b) =>
        a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.IsNew != b.IsNew ? a.IsNew.CompareTo(b.IsNew) : a.Period != b.Period ? a.Period.CompareTo(b.Period) : a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Row.CompareTo(b.Row);
}
