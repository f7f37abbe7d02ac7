namespace Tessera.Domain.Activities.Import;

/// <summary>A row of a wide table as one row for each of its slices, and what is found there told of the cells it stands in.</summary>
internal sealed class WideRows
{
    private readonly WideTable _table;
    private readonly ColumnPlan _plan;
    private readonly NumberStyle[] _styles;
    private readonly int[] _cleared, _ids, _ofWhole, _others;
    private readonly SheetRow _part = new();
    private readonly ColumnProofs _proofs;
    private readonly QuestionBook _book;

    public WideRows(WideTable table, ColumnPlan plan, ColumnProofs proofs, QuestionBook book)
    {
        (_table, _plan, _proofs, _book) = (table, plan, proofs, book);
        _styles = [.. table.Into.Select(column => proofs.Style(column, book))];
        // A span of days would date each month of it alike.
        IEnumerable<int> dates = table.IsMonths ? plan.Columns(ActivityField.StartDate).Concat(plan.Columns(ActivityField.EndDate)) : [];
        _cleared = [.. table.Slices.SelectMany(s => s.Columns).Concat(table.Into).Concat(table.Wholes).Concat(dates).Distinct()];
        _others = [.. plan.NumberColumns.Except(_cleared)];
        var ways = new CutSets(table.Targets);
        _ofWhole = [.. Enumerable.Range(0, table.Targets.Count).Where(i => table.Targets[i] is { Cut: { } cut, Field: var field } && ways.Of(new(field, cut, 0)) == 0 && ways.IsWhole(field, 0))];
        _ids = [.. new[] { plan.Column(ActivityField.RowId), plan.Column(ActivityField.SourceId) }.Where(column => column >= 0)];
    }

    public bool IsMonths => _table.IsMonths;

    /// <summary>Where a total beside the slices, or a quarter beside its months, says otherwise than they do.</summary>
    /// <param name="isAlone">The row says a total and nothing of its slices.</param>
    public bool Differs(SheetRow row, out string total, out string parts, out bool isAlone)
    {
        (total, parts) = ("", "");
        var said = Said(row);
        isAlone = said.Count == 0 && Sums(said).Any(sum => NumberReading.Read(row[sum.Column], sum.Style).Scaled > 0);
        foreach (var (column, style, summed) in Sums(said))
        {
            if (NumberReading.Read(row[column], style).Scaled is not { } whole) continue;
            var cells = summed.ToList();
            // Slices of children or of people with disabilities alone add up to no whole: it stands for itself.
            var isApart = cells.Count == 0 && said.Count > 0;
            var known = (isApart ? Cells(said, [.. Enumerable.Range(0, _table.Targets.Count)]) : cells).Select(cell => NumberReading.Read(row[cell.Column], cell.Style).Scaled).OfType<long>().ToList();
            var sum = known.Sum(k => (decimal)k);
            if (!isApart && (known.Count == 0 || sum == whole)) continue;
            (total, parts) = (NumberReading.Text(whole), NumberReading.Text((long)Math.Min(sum, long.MaxValue)));
            return true;
        }
        return false;
    }

    /// <summary>Columns that add up others, and those of the slices said.</summary>
    private IEnumerable<(int Column, NumberStyle Style, IEnumerable<(int Column, NumberStyle Style)> Of)> Sums(List<WideSlice> said)
    {
        for (var i = 0; i < _table.Totals.Count; i++)
            if (_table.Totals[i] >= 0) yield return (_table.Totals[i], _styles[i], Cells(said, [i]));
        foreach (var whole in _table.Wholes)
            yield return (whole, _proofs.Style(whole, _book), Cells(said, [.. _ofWhole.Where(i => _table.Targets[i].Field == _plan.Maps.First(m => m.Index == whole).Target.Field)]));
        foreach (var quarter in _table.Slices.Where(s => s.Within.Any(said.Contains)))
            for (var i = 0; i < quarter.Columns.Count; i++) yield return (quarter.Columns[i], _styles[i], Cells([.. quarter.Within.Where(said.Contains)], [i]));
    }

    private IEnumerable<(int Column, NumberStyle Style)> Cells(List<WideSlice> slices, int[] targets) => slices.SelectMany(s => targets.Select(i => (s.Columns[i], _styles[i])));

    /// <summary>The slices that say anything; a quarter only where none of its months does.</summary>
    private List<WideSlice> Said(SheetRow row)
    {
        var filled = _table.Slices.Where(s => s.Columns.Any(column => !row[column].IsBlank)).ToList();
        // Months that nobody filled in stand as zeros beside a quarter that somebody did.
        var empty = filled.Where(s => Counts(row, s) && !s.Within.Any(month => Counts(row, month))).SelectMany(s => s.Within).ToHashSet();
        filled.RemoveAll(empty.Contains);
        return filled.FindAll(s => !s.Within.Any(filled.Contains));
    }

    private static bool Counts(SheetRow row, WideSlice slice) => slice.Columns.Any(column => row[column].AsTyped().Any(sign => sign is > '0' and <= '9'));

    /// <summary>The row without the columns of slices: what it counts in all.</summary>
    public SheetRow Whole(SheetRow row)
    {
        _part.Copy(row);
        foreach (var column in _table.Slices.SelectMany(s => s.Columns)) _part.Set(column, Cell.Empty);
        return _part;
    }

    /// <summary>Whether numbers beside the slices were read with the first of several, and not with the others.</summary>
    public bool IsReadOnce(SheetRow row) => Said(row).Count > 1 && _others.Any(column => !row[column].IsBlank);

    /// <summary>One row for every slice that says anything; the same instance each time. What stands beside them is counted with the first.</summary>
    public IEnumerable<(SheetRow Row, WideSlice Slice)> Parts(SheetRow row)
    {
        var others = Array.Empty<int>();
        foreach (var slice in Said(row))
        {
            _part.Copy(row);
            foreach (var column in others) _part.Set(column, Cell.Empty);
            others = _others;
            foreach (var column in _cleared) _part.Set(column, Cell.Empty);
            for (var i = 0; i < slice.Columns.Count; i++) _part.Set(_table.Into[i], row[slice.Columns[i]]);
            _part.Set(_table.LabelColumn, Cell.Of(slice.Label));
            // An id names the row of the sheet: here it names one month or group of it.
            foreach (var id in _ids.Where(id => !row[id].IsBlank)) _part.Set(id, Cell.Of($"{row[id].AsTyped().Trim()} / {slice.Label}"));
            yield return (_part, slice);
        }
    }

    /// <summary>Findings and texts kept as typed stand in the columns of the slice.</summary>
    public void Place(ActivityDraft draft, WideSlice slice, int earlier)
    {
        (draft.RowIdTyped, draft.SourceId) = (Renamed(draft.RowIdTyped, draft, slice), Renamed(draft.SourceId, draft, slice));
        for (var f = earlier; f < draft.Findings.Count; f++)
            if (Actual(draft.Findings[f].Column, slice) is var column && column != draft.Findings[f].Column) draft.Findings[f] = draft.Findings[f] with { Column = column };
        for (var t = 0; t < draft.Typed.Count; t++)
            for (var i = 0; i < slice.Columns.Count; i++)
                if (draft.Typed[t].Key == _plan.Header(_table.Into[i])) draft.Typed[t] = new(_plan.Header(slice.Columns[i]), draft.Typed[t].Value);
        draft.Add(new Finding(_table.IsMonths ? "row.of-month" : "row.of-group", FindingEffect.Note, draft.SourceRow, slice.Columns[0], slice.Label));
    }

    /// <summary>By what the header means: "Jan 2024" and "January 2024" are one month, and next year's "Jan" is another.</summary>
    private string? Renamed(string? id, ActivityDraft draft, WideSlice slice)
    {
        if (id is null || !id.EndsWith(slice.Label, StringComparison.Ordinal)) return id;
        var meant = _table.IsMonths ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{draft.FromMonth}-{draft.ToMonth}") : Folding.Fold(draft.Group ?? slice.Label);
        return id[..^slice.Label.Length] + meant;
    }

    private int Actual(int column, WideSlice slice)
    {
        if (column == _table.LabelColumn) return slice.Columns[0];
        for (var i = 0; i < slice.Columns.Count; i++) if (column == _table.Into[i]) return slice.Columns[i];
        return column;
    }
}
