namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Whether the numbers of months only ever grow: people reached since the beginning, typed as those of each month, would be
/// counted again every month. Looked at over the whole file, since a single activity may well grow.
/// </summary>
internal sealed class RowSeries(ColumnPlan plan)
{
    // Five steps that all go up come about by chance once in hundreds of files.
    private const int FewestSteps = 5;

    private readonly bool _isDated = plan.Has(ActivityField.Period) || plan.Has(ActivityField.StartDate);
    private readonly Dictionary<(long, long), (int Month, long Reached)> _last = [];
    private int _rises, _falls;

    public void Add(ActivityDraft draft)
    {
        // One fall decides it.
        if (_falls > 0 || !_isDated || draft.IsDatedByFile || draft.FromMonth == 0 || draft.FromMonth != draft.ToMonth || draft.Reached is not { } reached) return;
        var hash = new QuickHash();
        hash.Add(draft.Who);
        hash.Add(draft.ClusterId);
        hash.Add(draft.AreaId);
        foreach (var text in (ReadOnlySpan<string?>)[draft.Kind, draft.Indicator, draft.Site, draft.Group, draft.Modality]) hash.Add(text);
        if (_last.TryGetValue(hash.Value, out var before) && before.Month != draft.FromMonth)
        {
            var grown = Math.Sign(reached - before.Reached) * Math.Sign(draft.FromMonth - before.Month);
            if (grown > 0) _rises++;
            else _falls++;
        }
        _last[hash.Value] = (draft.FromMonth, reached);
    }

    public IEnumerable<Finding> Findings() => _falls == 0 && _rises >= FewestSteps ? [new Finding("number.never-falls", FindingEffect.Note, 0, plan.Column(ActivityField.Reached), "")] : [];
}
