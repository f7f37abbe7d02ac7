namespace Tessera.Domain.Analysis;

public sealed partial class FactTable
{
    /// <summary>The table through a carrier: one that takes gives back the same, one that brings fills an empty table.</summary>
    public FactTable Carry(ColumnCarrier carrier)
    {
        var sequence = carrier.Carry(Sequence);
        foreach (var codes in new[] { Partners, Areas, Clusters, Kinds, Groups, Units }) Fill(codes, carrier.Whole(codes.Keys));
        Fill(TypedOrganisations, Texts(carrier, TypedOrganisations.Keys));
        Fill(Cuts, [.. Texts(carrier, [.. Cuts.Keys.Select(cut => cut.ToString())]).Select(text => Disaggregation.Parse(text) ?? throw new FormatException($"No cut of people: {text}"))]);
        var segments = new List<VisibleSegment>();
        for (int i = 0, count = (int)carrier.Carry(Segments.Count); i < count; i++) segments.Add(Carry(carrier, i < Segments.Count ? Segments[i] : null));
        return Copy(segments, sequence);
    }

    private static VisibleSegment Carry(ColumnCarrier carrier, VisibleSegment? taken)
    {
        var (import, at, count) = ((int)carrier.Carry(taken?.Segment.Import ?? 0), carrier.Carry(taken?.Segment.CommitSequence ?? 0), (int)carrier.Carry(taken?.Segment.Count ?? 0));
        if (taken is null)
        {
            var segment = new FactSegment(import, at, count);
            segment.Carry(carrier);
            return new VisibleSegment(segment, carrier.Perhaps<ulong>(null));
        }
        taken.Segment.Carry(carrier);
        carrier.Perhaps(taken.Superseded);
        return taken;
    }

    /// <summary>Columns hold codes, so each key has to get the one it had.</summary>
    private static void Fill<T>(CodeDictionary<T> codes, T[] keys) where T : notnull
    {
        for (var code = 0; code < keys.Length; code++)
            if (codes.Code(keys[code]) != code) throw new FormatException($"Two codes for {keys[code]}");
    }

    private static string[] Texts(ColumnCarrier carrier, string[] texts)
    {
        var all = new string[carrier.Carry(texts.Length)];
        for (var i = 0; i < all.Length; i++) all[i] = carrier.Carry(i < texts.Length ? texts[i] : "");
        return all;
    }
}
