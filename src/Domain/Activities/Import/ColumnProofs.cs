namespace Tessera.Domain.Activities.Import;

/// <summary>
/// What whole columns prove before any row is read: decimal marks, day and month order, whether the file's own ids are
/// unique. Nothing of this is ever decided row by row (trust.md 6c, D06).
/// </summary>
public sealed class ColumnProofs
{
    private readonly ColumnPlan _plan;
    private readonly bool _isTextFile;
    private readonly Dictionary<int, NumberStyleProof> _numbers;
    private readonly DateOrderProof _dates = new();
    private readonly int[] _dateColumns, _periodColumns;
    private readonly int _idColumn;
    private readonly int[] _codeColumns;
    private readonly PartnerColumns[] _partners;
    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public ColumnProofs(ColumnPlan plan, bool isTextFile)
    {
        (_plan, _isTextFile) = (plan, isTextFile);
        _numbers = plan.NumberColumns.Distinct().ToDictionary(column => column, _ => new NumberStyleProof());
        _dateColumns = [.. plan.DateColumns.Distinct()];
        _periodColumns = [.. plan.Columns(ActivityField.Period)];
        _idColumn = plan.Column(ActivityField.SourceId);
        _codeColumns = [.. plan.PlaceCodes.SelectMany(columns => columns)];
        _partners = [.. plan.Partners.Where(columns => columns.IsMapped)];
    }

    public bool IsTextFile => _isTextFile;
    public bool IdsAreUnique { get; private set; } = true;
    public DateOrderProof Dates => _dates;
    /// <summary>Columns of periods, which prove more than days do; see PeriodOrder.</summary>
    public DateOrderProof Periods { get; } = new();

    /// <summary>Rows that the sheet does not show; they are read as all others.</summary>
    public int HiddenRows { get; private set; }

    /// <summary>Letters that no encoding brings back, in any column.</summary>
    public LostLetters Lost { get; } = new();

    /// <summary>Whose places it names by code.</summary>
    public CodePrefixes Codes { get; } = new();

    /// <summary>The organisations it names.</summary>
    public TypedNames Names { get; } = new();

    /// <summary>A row of a wide table counts in many columns what its plan has in one.</summary>
    public WideTable? Wide { get; init; }

    public void Observe(SheetRow row)
    {
        Lost.Observe(row);
        if (row.Hidden && !row.IsBlank) HiddenRows++;
        foreach (var columns in _partners) Names.Observe(RowPartners.Typed(row, columns));
        foreach (var column in _codeColumns)
        {
            if (row[column] is not { Kind: CellKind.Text } code) continue;
            Codes.Observe(code.Text!);
            break;
        }
        if (Wide is not null) ObserveSlices(row, Wide);
        foreach (var (column, proof) in _numbers)
            if (row[column] is { Kind: CellKind.Text } cell) proof.Observe(cell.Text!);
        foreach (var column in _dateColumns)
            if (row[column] is { Kind: CellKind.Text } cell) _dates.Observe(cell.Text!);
        foreach (var column in _periodColumns)
            if (row[column] is { Kind: CellKind.Text } cell) Periods.Observe(cell.Text!);
        if (_idColumn >= 0 && IdsAreUnique && row[_idColumn] is { IsBlank: false } id && !_ids.Add(id.AsTyped().Trim())) IdsAreUnique = false;
    }

    private void ObserveSlices(SheetRow row, WideTable wide)
    {
        foreach (var slice in wide.Slices)
            for (var i = 0; i < slice.Columns.Count; i++)
                if (row[slice.Columns[i]] is { Kind: CellKind.Text } cell && _numbers.TryGetValue(wide.Into[i], out var proof)) proof.Observe(cell.Text!);
    }

    /// <summary>The question whose answer the style of this column needs; null when it is proven or needs none.</summary>
    public string? StyleQuestion(int column, QuestionBook book)
    {
        if (!_numbers.TryGetValue(column, out var proof) || !proof.NeedsAnswer) return null;
        var own = $"{NumberStyle.Question}:{Folding.Fold(_plan.Header(column))}";
        return book.Answer(own) is not null ? own : NumberStyle.Question;
    }

    /// <summary>The style the column proves, or the one a person answered for it or for the whole file.</summary>
    public NumberStyle Style(int column, QuestionBook book)
    {
        if (!_numbers.TryGetValue(column, out var proof)) return new NumberStyle(DecimalMark.Unknown, _isTextFile);
        var style = proof.Style(_isTextFile);
        return style.Mark == DecimalMark.Unknown && (book.Answer($"{NumberStyle.Question}:{Folding.Fold(_plan.Header(column))}") ?? book.Answer(NumberStyle.Question)) is { } answer ? style with { Mark = NumberStyle.MarkOf(answer) } : style;
    }
}
