using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>Whom and how many: totals, households, cuts by sex, age and disability, quantities.</summary>
internal sealed class RowNumbers
{
    private readonly ColumnPlan _plan;
    private readonly QuestionBook _book;
    private readonly Dictionary<int, NumberStyle> _styles;
    private readonly (int Column, ColumnTarget Target, NumberStyle Style)[] _people;
    private readonly int _quantity;
    private readonly RowParts _parts;
    private readonly (int Column, string Question)[] _answered;
    private readonly Gazetteer _gazetteer;
    private readonly int _reached;
    private const long HouseholdsOfManyKinds = 10 * NumberShape.Scale;

    public RowNumbers(ColumnPlan plan, ActivityReference reference, ColumnProofs proofs, QuestionBook book)
    {
        (_plan, _book, _gazetteer) = (plan, book, reference.Gazetteer);
        _reached = plan.People.FirstOrDefault(map => map.Target is { Field: ActivityField.Reached, Cut: null or { IsTotal: true } })?.Index ?? -1;
        _styles = plan.NumberColumns.Distinct().ToDictionary(column => column, column => proofs.Style(column, book));
        _people = [.. plan.People.Select(map => (map.Index, map.Target, _styles[map.Index]))];
        _quantity = plan.Column(ActivityField.Quantity);
        _parts = new RowParts(plan, book);
        _answered = [.. _styles.Keys.Select(column => (column, proofs.StyleQuestion(column, book))).Where(c => c.Item2 is not null && book.Answer(c.Item2) is not null)!];
    }

    public void Read(SheetRow row, ActivityDraft draft)
    {
        var (broken, marked) = (false, false);
        foreach (var (column, question) in _answered)
            if (row[column] is { Kind: CellKind.Text } typed && NumberStyleProof.IsAmbiguous(typed.Text!)) _book.Decide(question, typed.AsTyped(), _book.Answer(question)!, row.Number);
        foreach (var (column, target, style) in _people)
        {
            if (row[column] is not { Kind: not CellKind.Empty } cell) continue;
            var read = NumberReading.ReadCount(cell, style);
            if (Taken(read, row, column, draft) is { } value) Set(draft, target, value);
            else if (target.Cut is { IsTotal: false }) (broken, marked) = (broken || read.Effect is not null, marked || !cell.IsBlank);
        }
        if (_quantity >= 0 && row[_quantity] is { Kind: not CellKind.Empty } quantity)
            draft.Quantity = Taken(NumberReading.Read(quantity, _styles[_quantity]), row, _quantity, draft);
        // A split with a part that could not be read says neither what the total is nor that it is wrong; one marked as nothing ("–", "n/a") not the latter.
        if (draft.Cuts.Count > 0 && !broken) _parts.Compare(row, draft, isHeld: !marked);
        if (draft.Reached is { } reached and > 0) Doubt(reached, row, draft);
    }

    /// <summary>What cannot well be, though it was typed so: noted, never changed.</summary>
    private void Doubt(long reached, SheetRow row, ActivityDraft draft)
    {
        if (draft.Targeted is { } targeted and > 0 && reached > targeted) Note("number.above-target", row, draft);
        if (draft.ReachedHouseholds is { } households and >= HouseholdsOfManyKinds && reached <= households) Note("number.as-households", row, draft);
        if (draft.AreaId is { } area && _gazetteer.ById(area)?.Population is { } people and > 0 && reached / NumberShape.Scale > people) Note("number.above-population", row, draft);
    }

    // One line for all rows of the file: each has its own numbers.
    private void Note(string code, SheetRow row, ActivityDraft draft) => draft.Add(new Finding(code, FindingEffect.Note, row.Number, _reached, ""));

    private long? Taken(NumberResult read, SheetRow row, int column, ActivityDraft draft)
    {
        if (read.Effect is not { } effect) return read.Scaled;
        var found = row[column].AsTyped();
        var question = effect == FindingEffect.Ask ? NumberStyle.Question : null;
        draft.Add(new Finding(read.Code!, effect, row.Number, column, found, read.Suggestion, question));
        if (effect is FindingEffect.SetAside or FindingEffect.Ask) draft.Typed.Add(new(_plan.Header(column), found));
        if (question is not null)
            _book.Ask(question, NumberStyle.Question, found, row.Number, false, () => [new("point", "1,234.5"), new("comma", "1.234,5")]);
        return read.Scaled;
    }

    private static void Set(ActivityDraft draft, ColumnTarget target, long value)
    {
        if (target.Cut is { IsTotal: false } cut) { draft.Cuts.Add(new CutValue(target.Field, cut, value)); return; }
        switch (target.Field)
        {
            case ActivityField.TargetedHouseholds: draft.TargetedHouseholds ??= value; break;
            case ActivityField.Targeted: draft.Targeted ??= value; break;
            case ActivityField.ReachedHouseholds: draft.ReachedHouseholds ??= value; break;
            default: draft.Reached ??= value; break;
        }
    }
}
