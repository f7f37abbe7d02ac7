namespace Tessera.Domain.Needs;

/// <summary>An operation's needs at one state of them: every line that counts, and the answers to what is asked of them.</summary>
public sealed class NeedTable
{
    private static readonly Dictionary<long, NeedAnswer> None = [];
    private readonly IReadOnlyDictionary<NeedQuestion, IReadOnlyDictionary<long, NeedAnswer>> _answers;
    private readonly Dictionary<(long, long?), int> _severity = [];
    private readonly Dictionary<int, Caseload> _caseloads;

    /// <param name="loaded">The caseloads that count, in the order of loading.</param>
    /// <param name="parent">The area above an area; null at the top.</param>
    public NeedTable(long sequence, IReadOnlyList<LoadedCaseload> loaded, Func<long, long?> parent)
    {
        (Sequence, Loaded) = (sequence, loaded);
        Lines = [.. loaded.SelectMany(c => c.Lines)];
        _caseloads = loaded.ToDictionary(c => c.Head.Number, c => c.Head);
        _answers = NeedTotals.Of(loaded, parent);
        foreach (var line in loaded.OrderBy(c => c.Head.LastMonth).ThenBy(c => c.Head.LoadedAt).ThenByDescending(c => c.Head.Number).SelectMany(c => c.Lines))
            if (line is { Severity: { } grade, Group: null, Cut.IsTotal: true }) _severity[(line.AreaId, line.ClusterId)] = grade;
    }

    /// <summary>The same without what is said of some clusters; itself where nothing is.</summary>
    public NeedTable Without(IReadOnlySet<long> clusters, Func<long, long?> parent)
    {
        bool IsKept(NeedLine line) => line.ClusterId is not { } id || !clusters.Contains(id);
        return Lines.All(IsKept) ? this : new NeedTable(Sequence, [.. Loaded.Select(c => c with { Lines = [.. c.Lines.Where(IsKept)] })], parent);
    }

    public static NeedTable Empty { get; } = new(-1, [], _ => null);

    /// <summary>The operation's sequence number it was read at.</summary>
    public long Sequence { get; }
    public IReadOnlyList<LoadedCaseload> Loaded { get; }
    /// <summary>All lines that count, of all cuts: to be shown, never to be added up.</summary>
    public IReadOnlyList<NeedLine> Lines { get; }
    public bool IsEmpty => Lines.Count == 0;

    public IEnumerable<NeedQuestion> Questions => _answers.Keys;

    /// <summary>Clusters with a figure of their own.</summary>
    public IReadOnlyList<long> Clusters => [.. _answers.Keys.Select(q => q.ClusterId).OfType<long>().Distinct().Order()];

    /// <summary>Population groups with a figure of their own.</summary>
    public IReadOnlyList<string> Groups => [.. _answers.Keys.Select(q => q.Group).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Scaled by 10,000; null where nobody says. A place coarser than the data is the sum of what lies in it.</summary>
    public long? Value(NeedFigure figure, long areaId, long? clusterId, string? group = null) => Answer(figure, areaId, clusterId, group)?.Value;
    public long? InNeed(long areaId, long? clusterId, string? group = null) => Value(NeedFigure.InNeed, areaId, clusterId, group);
    public long? Targeted(long areaId, long? clusterId, string? group = null) => Value(NeedFigure.Targeted, areaId, clusterId, group);
    public long? Population(long areaId) => Value(NeedFigure.Population, areaId, null);

    /// <summary>1 to 5 as stated for exactly this area; grades are neither added nor averaged.</summary>
    public int? Severity(long areaId, long? clusterId) => _severity.TryGetValue((areaId, clusterId), out var grade) ? grade : null;

    public NeedAnswer? Answer(NeedFigure figure, long areaId, long? clusterId, string? group = null) =>
        All(new(figure, clusterId, group)).GetValueOrDefault(areaId);

    /// <summary>The answer for every area that has one.</summary>
    public IReadOnlyDictionary<long, NeedAnswer> All(NeedQuestion question) => _answers.GetValueOrDefault(question) ?? None;

    public Caseload Caseload(int number) => _caseloads[number];
}
