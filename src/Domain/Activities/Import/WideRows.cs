namespace Tessera.Domain.Activities.Import;

/// <summary>A row of a wide table as one row for each of its slices, and what is found there told of the cells it stands in.</summary>
internal sealed class WideRows
{
    private readonly WideTable _table;
    private readonly ColumnPlan _plan;
    private readonly NumberStyle[] _styles;
    private readonly int[] _cleared, _ids;
    private readonly SheetRow _part = new();

    public WideRows(WideTable table, ColumnPlan plan, ColumnProofs proofs, QuestionBook book)
    {
        (_table, _plan) = (table, plan);
        _styles = [.. table.Into.Select(column => proofs.Style(column, book))];
        // A span of days would date each month of it alike.
        IEnumerable<int> dates = table.IsMonths ? plan.Columns(ActivityField.StartDate).Concat(plan.Columns(ActivityField.EndDate)) : [];
        _cleared = [.. table.Slices.SelectMany(s => s.Columns).Concat(table.Into).Concat(dates).Distinct()];
        _ids = [.. new[] { plan.Column(ActivityField.RowId), plan.Column(ActivityField.SourceId) }.Where(column => column >= 0)];
    }

    public bool IsMonths => _table.IsMonths;

    /// <summary>Whether its groups are only some of the people that the row counts: then it is read by its total.</summary>
    public bool IsMoreThanItsParts(SheetRow row, out string total, out string parts)
    {
        (total, parts) = ("", "");
        for (var i = 0; i < _table.Totals.Count; i++)
        {
            if (_table.Totals[i] < 0 || NumberReading.Read(row[_table.Totals[i]], _styles[i]).Scaled is not { } whole) continue;
            var known = _table.Slices.Select(s => NumberReading.Read(row[s.Columns[i]], _styles[i]).Scaled).OfType<long>().ToList();
            var sum = known.Sum(k => (decimal)k);
            if (known.Count == 0 || sum == whole) continue;
            (total, parts) = (NumberReading.Text(whole), NumberReading.Text((long)Math.Min(sum, long.MaxValue)));
            return true;
        }
        return false;
    }

    /// <summary>The row without the columns of slices: what it counts in all.</summary>
    public SheetRow Whole(SheetRow row)
    {
        _part.Copy(row);
        foreach (var column in _table.Slices.SelectMany(s => s.Columns)) _part.Set(column, Cell.Empty);
        return _part;
    }

    /// <summary>One row for every slice that says anything; the same instance each time.</summary>
    public IEnumerable<(SheetRow Row, WideSlice Slice)> Parts(SheetRow row)
    {
        foreach (var slice in _table.Slices)
        {
            if (!slice.Columns.Any(column => !row[column].IsBlank)) continue;
            _part.Copy(row);
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
