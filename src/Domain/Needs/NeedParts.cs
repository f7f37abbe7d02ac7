namespace Tessera.Domain.Needs;

/// <summary>What a caseload says about an area, before caseloads are compared.</summary>
internal sealed record Stated(long Value, NeedBasis Basis, Caseload Caseload)
{
    internal bool IsBefore(Stated other) =>
        (Caseload.LastMonth, other.Basis, Caseload.LoadedAt, other.Caseload.Number).CompareTo((other.Caseload.LastMonth, Basis, other.Caseload.LoadedAt, Caseload.Number)) > 0;
}

/// <summary>The answers one caseload gives by itself: its lines for everybody, else the parts it declares complete.</summary>
public static class NeedParts
{
    internal static Dictionary<(NeedQuestion Question, long Area), Stated> Of(LoadedCaseload caseload)
    {
        var stated = new Dictionary<(NeedQuestion, long), Stated>();
        var parts = new Dictionary<(NeedQuestion, long), long>();
        foreach (var line in caseload.Lines.Where(l => l.Figure != NeedFigure.Severity))
        {
            if (line.Cut.IsTotal) stated.TryAdd((new(line.Figure, line.ClusterId, line.Group), line.AreaId), new(line.Value, NeedBasis.Line, caseload.Head));
            if (!IsPart(line, caseload.Head.Complete)) continue;
            var group = caseload.Head.Complete == NeedPartition.Groups ? null : line.Group;
            var key = (new NeedQuestion(line.Figure, line.ClusterId, group), line.AreaId);
            parts[key] = checked(parts.GetValueOrDefault(key) + line.Value);
        }
        foreach (var (key, sum) in parts) stated.TryAdd(key, new(sum, NeedBasis.Partition, caseload.Head));
        return stated;
    }

    /// <summary>Whether a line is one of the parts of a partition.</summary>
    public static bool IsPart(NeedLine line, NeedPartition partition) => partition switch
    {
        NeedPartition.Groups => line.Group is not null && line.Cut.IsTotal,
        NeedPartition.Sexes => line.Cut is { Sex: not Sex.All, AgeFrom: null, AgeTo: null, Disabled: false },
        NeedPartition.Ages => line.Cut is { Sex: Sex.All, Disabled: false } && HasAges(line.Cut),
        NeedPartition.SexesAndAges => line.Cut is { Sex: not Sex.All, Disabled: false } && HasAges(line.Cut),
        _ => false,
    };

    /// <summary>Whether two cuts have a person in common: no partition may hold both ("women", "women incl. elderly").</summary>
    public static bool Overlap(Disaggregation one, Disaggregation other) =>
        (one.Sex == other.Sex || one.Sex == Sex.All || other.Sex == Sex.All)
        && (one.AgeFrom ?? 0) <= (other.AgeTo ?? int.MaxValue) && (other.AgeFrom ?? 0) <= (one.AgeTo ?? int.MaxValue);

    private static bool HasAges(Disaggregation cut) => cut.AgeFrom is not null || cut.AgeTo is not null;
}
