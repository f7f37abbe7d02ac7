namespace Tessera.Domain.Analysis;

/// <summary>People of one cut in a figure of reach; scaled by 10,000.</summary>
public readonly record struct CutCount(short Cut, long Value);

/// <summary>
/// Sex, age and disability of the people counted, as their rows state it (design.md 5, rule 3): only rows that made the
/// figure, never reckoned for the others, and two ways of splitting the same people never added. Scaled by 10,000.
/// </summary>
/// <param name="BySex">Of rows that say so: the cut by sex alone or, without one, its ages added up.</param>
/// <param name="StatedBySex">People of the rows behind BySex; with the figure it gives the share that is known.</param>
/// <param name="ByAge">By ages as they were typed; bands of several forms may overlap.</param>
public sealed record ReachSplit(IReadOnlyDictionary<Sex, long> BySex, long StatedBySex, IReadOnlyList<AgeCount> ByAge, long StatedByAge, long Disabled, long StatedDisabled)
{
    public bool IsEmpty => StatedBySex == 0 && StatedByAge == 0 && StatedDisabled == 0;
}

/// <summary>Years of age, both ends included; null is open. Scaled by 10,000.</summary>
public readonly record struct AgeCount(int? From, int? To, long Value);

/// <summary>Adds up the cuts of rows, one after another.</summary>
internal sealed class ReachSplitSum(CodeDictionary<Disaggregation> cuts)
{
    private readonly Dictionary<Sex, long> _bySex = [], _rowBySex = [], _rowByAge = [];
    private readonly Dictionary<(int? From, int? To), long> _ages = [];
    private readonly List<(Disaggregation Cut, long Value)> _row = [];
    private long _statedBySex, _statedByAge, _disabled, _statedDisabled;

    /// <summary>A row that reached so many people and cut them so.</summary>
    public void Add(long people, ReadOnlySpan<CutCount> row)
    {
        _row.Clear();
        foreach (var (cut, value) in row) _row.Add((cuts[cut], value));
        Sexes(people);
        Ages(people);
        var disabled = _row.Where(c => c.Cut.Disabled).ToList();
        if (disabled.Count == 0) return;
        // A cut of all persons with disability and one by their sex count the same people.
        _disabled += disabled.Exists(c => c.Cut is { Sex: Sex.All, AgeFrom: null, AgeTo: null }) ? disabled.Where(c => c.Cut is { Sex: Sex.All, AgeFrom: null, AgeTo: null }).Sum(c => c.Value) : disabled.Sum(c => c.Value);
        _statedDisabled += people;
    }

    public ReachSplit Sum() => new(_bySex, _statedBySex,
        [.. _ages.Select(a => new AgeCount(a.Key.From, a.Key.To, a.Value)).OrderBy(a => a.From ?? 0).ThenBy(a => a.To ?? int.MaxValue)], _statedByAge, _disabled, _statedDisabled);

    private void Sexes(long people)
    {
        _rowBySex.Clear();
        _rowByAge.Clear();
        foreach (var (cut, value) in _row.Where(c => !c.Cut.Disabled && c.Cut.Sex != Sex.All))
        {
            var into = cut is { AgeFrom: null, AgeTo: null } ? _rowBySex : _rowByAge;
            into[cut.Sex] = into.GetValueOrDefault(cut.Sex) + value;
        }
        if (_rowBySex.Count == 0 && _rowByAge.Count == 0) return;
        foreach (var (sex, value) in _rowBySex.Count > 0 ? _rowBySex : _rowByAge) _bySex[sex] = _bySex.GetValueOrDefault(sex) + value;
        _statedBySex += people;
    }

    private void Ages(long people)
    {
        var aged = _row.Where(c => !c.Cut.Disabled && (c.Cut.AgeFrom ?? c.Cut.AgeTo) is not null).ToList();
        if (aged.Count == 0) return;
        var whole = aged.Exists(c => c.Cut.Sex == Sex.All);
        foreach (var (cut, value) in aged.Where(c => !whole || c.Cut.Sex == Sex.All)) _ages[(cut.AgeFrom, cut.AgeTo)] = _ages.GetValueOrDefault((cut.AgeFrom, cut.AgeTo)) + value;
        _statedByAge += people;
    }
}
