using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Gathers findings over all rows: one line for each kind and column, with every row counted. Of the values only so many are
/// kept, and those exactly, so that a file wrong in every cell in its own way has a report of bounded size.
/// </summary>
internal sealed class ProblemBook
{
    private const int GroupsShown = 400, LongestFound = 400;
    /// <summary>Sums of so many rows stay far below what a decimal holds.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;
    private const string LeftOutNumber = "number.not-whole";
    private const int MostGroups = 20_000, MostValues = 20_000, ValuesOfGroup = 2_000, ValuesOfAny = 20;

    private readonly Dictionary<(string Code, int Column, FindingEffect Effect), Group> _groups = [];
    private readonly Dictionary<FindingEffect, int> _leftOut = [];
    private int _values;

    private sealed class Value(string? expected)
    {
        public string? Expected { get; set; } = expected;
        public RowTally Rows { get; } = new();
    }

    private sealed class Group
    {
        public RowTally Rows { get; } = new();
        public Dictionary<string, Value> Values { get; } = [];
        public bool IsCut { get; set; }
        public string? Expected { get; set; }
        public bool IsSame { get; set; } = true;
        /// <summary>Null for what is not a number, and as soon as one value is none.</summary>
        public decimal? Sum { get; set; }

        public void Add(Finding finding)
        {
            if (Rows.Add(finding.Row) && Sum is { } sum) Sum = decimal.TryParse(finding.Found, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > -Largest and < Largest ? sum + number : null;
        }
    }

    public void Note(Finding finding)
    {
        var key = (finding.Code, finding.Column, finding.Effect);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count >= MostGroups) { _leftOut[finding.Effect] = _leftOut.GetValueOrDefault(finding.Effect) + 1; return; }
            _groups[key] = group = new Group { Expected = finding.Expected, Sum = finding.Code == LeftOutNumber ? 0 : null };
        }
        group.IsSame &= group.Expected == finding.Expected;
        group.Add(finding);
        if (Of(group, finding) is not { } value) { group.IsCut = true; return; }
        if (value.Expected != finding.Expected) value.Expected = null;
        value.Rows.Add(finding.Row);
    }

    private Value? Of(Group group, Finding finding)
    {
        var found = finding.Found.Length <= LongestFound ? finding.Found : finding.Found[..LongestFound] + "…";
        if (group.Values.TryGetValue(found, out var value)) return value;
        if (group.Values.Count >= ValuesOfGroup || (_values >= MostValues && group.Values.Count >= ValuesOfAny)) return null;
        _values++;
        return group.Values[found] = new Value(finding.Expected);
    }

    /// <summary>Rows noted with a finding of this code, and the commonest of what was found in them.</summary>
    public (int Rows, IEnumerable<string> Found) Of(string code)
    {
        var groups = _groups.Where(g => g.Key.Code == code).Select(g => g.Value).ToList();
        return (groups.Sum(g => g.Rows.Rows), groups.SelectMany(g => g.Values).Where(v => v.Key.Length > 0).OrderByDescending(v => v.Value.Rows.Rows).Select(v => v.Key).Distinct());
    }

    /// <summary>Rows of every effect, also of kinds that are not listed.</summary>
    public FindingCounts Counts()
    {
        int Of(FindingEffect effect) => _groups.Where(g => g.Key.Effect == effect).Sum(g => g.Value.Rows.Rows) + _leftOut.GetValueOrDefault(effect);
        return new FindingCounts(Of(FindingEffect.Refused), Of(FindingEffect.Ask), Of(FindingEffect.SetAside), Of(FindingEffect.Fixed), Of(FindingEffect.Note));
    }

    /// <summary>The gravest first, then the commonest; no effect takes the place of another.</summary>
    public (IReadOnlyList<ProblemGroup> Shown, int LeftOut) Problems(ColumnPlan plan, int values)
    {
        var all = _groups.Select(g => Shown(g.Key, g.Value, plan, values)).GroupBy(g => g.Effect).OrderByDescending(g => g.Key)
            .SelectMany(g => g.OrderByDescending(p => p.Rows).ThenBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Column).Take(GroupsShown)).ToList();
        return (all, _groups.Count - all.Count + _leftOut.Values.Sum());
    }

    private static ProblemGroup Shown((string Code, int Column, FindingEffect Effect) key, Group group, ColumnPlan plan, int values)
    {
        List<FoundValue> shown = [.. group.Values.Select(v => new FoundValue(v.Key, v.Value.Expected, v.Value.Rows.Rows, v.Value.Rows.First))
            .OrderByDescending(v => v.Rows).ThenBy(v => v.Found, StringComparer.Ordinal).Take(values)];
        return new ProblemGroup(key.Code, key.Effect, key.Column, plan.Header(key.Column), shown[0].Found, group.IsSame ? group.Expected : null, group.Rows.Rows, group.Rows.First)
        {
            Values = shown,
            Sum = group.Sum,
            IsSeveral = group.Values.Count > 1 || !group.IsSame,
            OtherRows = Math.Max(0, group.Rows.Rows - shown.Sum(v => v.Rows)),
            OtherValues = group.IsCut ? null : group.Values.Count - shown.Count,
        };
    }
}
