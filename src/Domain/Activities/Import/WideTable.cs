using System.Text;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>One month, quarter or group of a wide table and the columns that count in it, in the order of the table's targets.</summary>
public sealed record WideSlice(string Label, IReadOnlyList<int> Columns)
{
    /// <summary>The months of a quarter that stand beside it: where one of them is said, the quarter only adds them up.</summary>
    public IReadOnlyList<WideSlice> Within { get; init; } = [];
}

/// <summary>
/// A table with months, quarters, or groups of people, side by side: what a list of activities has in rows. Each slice becomes a
/// row. Months need their header or an answer to say what is counted; groups are read where the header says it plainly.
/// </summary>
public sealed class WideTable
{
    public const string Question = "months", Leave = "leave-months";
    /// <summary>Notes on the columns of slices.</summary>
    public const string Month = "by-month", Group = "by-group";
    private readonly List<int> _totals, _wholes;
    private const int Fewest = 2, Many = 3;
    public static readonly IReadOnlyList<string> Choices = [nameof(ActivityField.Reached), nameof(ActivityField.Targeted), nameof(ActivityField.Quantity), Leave];

    private WideTable(IReadOnlyList<ColumnMap> maps, ActivityField label, IReadOnlyList<ColumnTarget> targets, IReadOnlyList<WideSlice> slices)
    {
        (Label, Targets, Slices) = (label, targets, slices);
        LabelColumn = maps.Max(m => m.Index) + 1;
        var inside = slices.SelectMany(s => s.Columns.Select((column, i) => (column, i))).ToDictionary(c => c.column, c => c.i);
        _totals = [.. targets.Select(t => maps.FirstOrDefault(m => !inside.ContainsKey(m.Index) && (m.Target == t || IsTaken(m, t, inside)))?.Index ?? -1)];
        // Everybody beside slices that tell only sexes or ages: never read with each of them.
        _wholes = [.. maps.Where(m => !inside.ContainsKey(m.Index) && m.Target.Cut is { IsTotal: true } && targets.Any(t => t.Field == m.Target.Field) && !targets.Contains(m.Target)).Select(m => m.Index)];
        Into = [.. _totals.Select((total, i) => total >= 0 ? total : slices[0].Columns[i])];
        var note = label == ActivityField.Period ? Month : Group;
        Columns = [.. maps.Select(m => inside.TryGetValue(m.Index, out var i) ? m with { Target = targets[i], Source = "header", Note = note, TakenBy = null, Rival = null }
            : m.TakenBy is not null && _totals.IndexOf(m.Index) is >= 0 and var total ? m with { Target = targets[total], Source = "header", Note = null, TakenBy = null } : m)];
        var field = new ColumnMap(LabelColumn, label.ToString(), null, new(label), "header", 1, []);
        Plan = [field, .. Columns.Select(m => inside.ContainsKey(m.Index) && !Into.Contains(m.Index) ? m with { Target = ColumnTarget.Unmapped } : m)];
    }

    /// <summary>A total that had to give way to the columns it adds up.</summary>
    private static bool IsTaken(ColumnMap map, ColumnTarget target, Dictionary<int, int> inside) =>
        map.TakenBy is { } other && inside.ContainsKey(other) && HeaderReading.Of(map.Header).Target == target;

    /// <summary>What the slices tell apart: Period or Group.</summary>
    public ActivityField Label { get; }
    public bool IsMonths => Label == ActivityField.Period;
    public IReadOnlyList<ColumnTarget> Targets { get; }
    public IReadOnlyList<WideSlice> Slices { get; }
    /// <summary>The mapping as people see it: every column of a slice with what it counts.</summary>
    public IReadOnlyList<ColumnMap> Columns { get; }
    /// <summary>The mapping of one slice's row: its numbers stand in the columns Into, its month or group in LabelColumn, which no sheet has.</summary>
    public IReadOnlyList<ColumnMap> Plan { get; }
    public int LabelColumn { get; }
    public IReadOnlyList<int> Into { get; }
    /// <summary>The column beside the slices that adds them up, for each target; -1 without one.</summary>
    public IReadOnlyList<int> Totals => _totals;
    /// <summary>Columns beside slices of sexes or ages that count all people of all slices.</summary>
    public IReadOnlyList<int> Wholes => _wholes;

    /// <summary>Null for a table that has a row for each thing it tells.</summary>
    public static WideTable? Of(IReadOnlyList<ColumnMap> maps, IReadOnlyDictionary<string, string> answers)
    {
        var open = maps.Where(m => m.Source is not ("chosen" or "remembered" or "tag")).ToList();
        return Of(maps, ActivityField.Period, Answered(Months(open), answers.GetValueOrDefault(Question)))
            ?? (maps.Any(m => m.Target.Field == ActivityField.Group) ? null : Of(maps, ActivityField.Group, [.. open.Select(WideHeader.OfGroup).OfType<WideHeader>()]));
    }

    /// <summary>Columns of months of which nothing says what they count: they are asked about.</summary>
    public static IReadOnlyList<ColumnMap> Unsaid(IReadOnlyList<ColumnMap> maps)
    {
        var months = Months([.. maps.Where(m => m.Source is not ("chosen" or "remembered" or "tag"))]);
        return AreMeant(months) && months.TrueForAll(m => m.Target is null) && months.DistinctBy(m => m.Value).Count() == months.Count ? [.. months.Select(m => m.Column)] : [];
    }

    /// <summary>Two may be two days, or words: they are months side by side where numbers stand below and nothing else.</summary>
    private static bool AreMeant(List<WideHeader> months) => months.Count >= Many
        || (months.Count >= Fewest && months.Exists(m => MonthColumns.HoldsNumbers(m.Column)) && months.TrueForAll(m => m.Column.Samples.Count == 0 || MonthColumns.HoldsNumbers(m.Column)));

    private static List<WideHeader> Months(List<ColumnMap> maps) =>
        [.. maps.Where(m => m.Target.Field is ActivityField.None or ActivityField.StartDate or ActivityField.EndDate or ActivityField.ReportDate or ActivityField.Period or ActivityField.Quantity || ColumnReading.IsPeople(m.Target.Field))
            .Where(m => !WideHeader.IsRunning(m.Header)).Select(m => WideHeader.OfPeriod(m, AreQuarters(maps) ? "Q" : "Tháng ")).OfType<WideHeader>()];

    private const string VietnameseSigns = "đĐ\u0306\u0309\u031b\u0323";

    /// <summary>"T1" to "T4" and no further, in a table that is not Vietnamese.</summary>
    private static bool AreQuarters(List<ColumnMap> maps) =>
        maps.Select(m => WideHeader.NumberOfT(m.Header)).OfType<int>().ToList() is var numbers && numbers.TrueForAll(n => n <= 4)
        && !maps.Exists(m => UnicodeForm.Of(m.Header, NormalizationForm.FormD).Any(VietnameseSigns.Contains));

    private static List<WideHeader> Answered(List<WideHeader> months, string? answer)
    {
        if (answer is null || !Choices.Contains(answer) || answer == Leave || months.Exists(m => m.Target is not null)) return months;
        var field = Enum.Parse<ActivityField>(answer);
        return [.. months.Select(m => m with { Target = new(field, Cut: field == ActivityField.Quantity ? null : Disaggregation.Total) })];
    }

    private static WideTable? Of(IReadOnlyList<ColumnMap> maps, ActivityField label, List<WideHeader> headers)
    {
        var slices = headers.Where(h => h.Target is not null).GroupBy(h => h.Value).Select(g => g.DistinctBy(h => h.Target).ToList()).ToList();
        if (slices.Count < Fewest) return null;
        // What only some of the slices count is a column beside them.
        var targets = slices[0].Select(h => h.Target!).Where(t => slices.TrueForAll(s => s.Exists(h => h.Target == t))).ToList();
        if (targets.Count == 0) return null;
        var made = slices.ToDictionary(s => s[0].Value, s => new WideSlice(s[0].Label, [.. targets.Select(t => s.First(h => h.Target == t).Column.Index)]));
        return new WideTable(maps, label, targets, [.. made.Select(s => IsQuarter(s.Key) ? s.Value with { Within = [.. made.Where(m => IsWithin(m.Key, s.Key)).Select(m => m.Value)] } : s.Value)]);
    }

    private static bool IsQuarter(string value) => ReportingPeriod.TryParse(value, out var period) && period.FirstMonth < period.LastMonth;

    /// <summary>Where one of the two names no year, it is the other's: "Q1" behind "Mar 2022".</summary>
    private static bool IsWithin(string month, string quarter)
    {
        if (month == quarter || !ReportingPeriod.TryParse(month, out var part) || !ReportingPeriod.TryParse(quarter, out var whole)) return false;
        var years = WideHeader.HasNoYear(part) || WideHeader.HasNoYear(whole) ? whole.FirstMonth / 12 - part.FirstMonth / 12 : 0;
        return part.FirstMonth + years * 12 >= whole.FirstMonth && part.LastMonth + years * 12 <= whole.LastMonth;
    }
}
