namespace Tessera.Domain.Activities.Import;

/// <summary>
/// A total of people and its parts by sex and age. Parts that do not add up to their total are set aside, both shown;
/// without a total they give it. Several ways of splitting the same people are never added, and where they differ none of
/// them is taken for the total. A total of 0 beside parts that are filled is asked about, once for the file.
/// </summary>
public sealed class RowParts(ColumnPlan plan, QuestionBook book)
{
    public const string Question = "total-zero", Total = "total", Parts = "parts";

    private readonly CutSets _sets = new(plan.People.Select(map => map.Target));
    private readonly string? _answer = book.Answer(Question);
    private readonly ILookup<ActivityField, int> _totals = plan.People.Where(map => map.Target.Cut is null or { IsTotal: true }).ToLookup(map => map.Target.Field, map => map.Index);

    /// <param name="isHeld">Whether the parts are all that was typed, and must be what a total beside them says.</param>
    public void Compare(SheetRow row, ActivityDraft draft, bool isHeld = true)
    {
        foreach (var field in (ReadOnlySpan<ActivityField>)[ActivityField.Targeted, ActivityField.Reached])
        {
            var sets = draft.Cuts.Where(c => c.Field == field).GroupBy(_sets.Of).Where(set => _sets.IsWhole(field, set.Key)).Select(set => set.ToList()).ToList();
            if (sets.Count == 0) continue;
            if ((field == ActivityField.Targeted ? draft.Targeted : draft.Reached) is not { } total) Sum(row, draft, field, sets);
            else if (isHeld) Hold(row, draft, field, total, sets);
        }
    }

    private static void Sum(SheetRow row, ActivityDraft draft, ActivityField field, List<List<CutValue>> sets)
    {
        var sums = sets.Select(Sum).Where(sum => sum > 0).Distinct().ToList();
        if (sums.Count > 1) draft.Add(new Finding("number.splits-differ", FindingEffect.Note, row.Number, -1, string.Join(" ≠ ", sums.Select(NumberReading.Text)), field.ToString()));
        if (sums.Count != 1) return;
        Take(draft, field, sums[0]);
        draft.Add(new Finding("number.total-from-cuts", FindingEffect.Note, row.Number, -1, NumberReading.Text(sums[0]), field.ToString()));
    }

    private void Hold(SheetRow row, ActivityDraft draft, ActivityField field, long total, List<List<CutValue>> sets)
    {
        // Parts left at 0 beside a total were not filled in; that is "total only", not a contradiction.
        foreach (var blank in sets.Where(set => Sum(set) == 0 && total != 0)) Drop(draft, blank);
        var wrong = sets.FindAll(set => Sum(set) is var sum && sum != total && sum != 0);
        if (wrong.Count == 0) return;
        var sums = wrong.Select(Sum).Distinct().ToList();
        if (total == 0 && _answer is not null) book.Decide(Question, "", _answer, row.Number);
        if (total == 0 && _answer == Parts && sums.Count == 1) TakeParts(row, draft, field, sums[0], sets);
        else LeaveParts(row, draft, field, total, wrong, sums);
    }

    private void TakeParts(SheetRow row, ActivityDraft draft, ActivityField field, long sum, List<List<CutValue>> sets)
    {
        Take(draft, field, sum);
        foreach (var blank in sets.Where(set => Sum(set) == 0)) Drop(draft, blank);
        draft.Add(Of("number.total-by-parts", FindingEffect.Fixed, row, field, 0, [sum]));
    }

    /// <summary>The total counts; the parts are kept as typed.</summary>
    private void LeaveParts(SheetRow row, ActivityDraft draft, ActivityField field, long total, List<List<CutValue>> wrong, List<long> sums)
    {
        foreach (var set in wrong)
        {
            Drop(draft, set);
            draft.Typed.Add(new($"{field}.Cuts", string.Join("; ", set.Select(c => $"{c.Cut} {NumberReading.Text(c.Value)}"))));
        }
        var isAsked = total == 0 && _answer is null;
        draft.Add(Of(isAsked ? "number.total-zero" : "number.cuts-differ", isAsked ? FindingEffect.Ask : FindingEffect.SetAside, row, field, total, sums));
        if (isAsked) book.Ask(Question, Question, "", row.Number, false, () => [new(Total, ""), new(Parts, "")], amount: sums[0]);
    }

    /// <summary>On the cell of the total, which says what was found.</summary>
    private Finding Of(string code, FindingEffect effect, SheetRow row, ActivityField field, long total, List<long> sums)
    {
        var column = -1;
        foreach (var one in _totals[field]) if (column < 0 && !row[one].IsBlank) column = one;
        return new Finding(code, effect, row.Number, column, column < 0 ? NumberReading.Text(total) : row[column].AsTyped(), string.Join("; ", sums.Select(NumberReading.Text)), effect == FindingEffect.Ask ? Question : null);
    }

    private static void Take(ActivityDraft draft, ActivityField field, long value)
    {
        if (field == ActivityField.Targeted) draft.Targeted = value;
        else draft.Reached = value;
    }

    private static long Sum(List<CutValue> set) => set.Sum(c => c.Value);

    private static void Drop(ActivityDraft draft, List<CutValue> set)
    {
        foreach (var cut in set) draft.Cuts.Remove(cut);
    }
}
