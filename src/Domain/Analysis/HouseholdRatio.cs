namespace Tessera.Domain.Analysis;

/// <summary>
/// Whether people were reckoned from households by one fixed number: a note on the figure, since such people were never
/// counted (design.md 5, rule 1).
/// </summary>
internal sealed class HouseholdRatio
{
    /// <summary>Fewer rows prove nothing.</summary>
    private const int FewestRows = 10;
    private const decimal Share = 0.9m;
    private readonly Dictionary<long, int> _ratios = [];
    private int _rows;

    /// <summary>Both scaled by 10,000; rows of no people or no households say nothing.</summary>
    public void Add(long people, long households)
    {
        if (people <= 0 || households <= 0) return;
        _rows++;
        var ratio = (long)(people * 10_000m / households);
        _ratios[ratio] = _ratios.GetValueOrDefault(ratio) + 1;
    }

    public long? Fixed
    {
        get
        {
            if (_rows < FewestRows) return null;
            var (ratio, rows) = _ratios.MaxBy(r => r.Value);
            return rows >= _rows * Share && ratio != 10_000 ? ratio : null;
        }
    }
}
