namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Rows between the activities: headers once more, headings and remarks that stand alone, and where a second table with
/// other columns begins. What stands below such a header would be read in the wrong columns, so it is refused.
/// </summary>
internal sealed class RowSections
{
    private const int FewestColumns = 3, FewestHeaders = 3, MostTexts = 20_000;
    private static readonly ActivityField[] Words = [ActivityField.Kind, ActivityField.Description, ActivityField.Indicator, ActivityField.Item];

    private readonly string[] _headers;
    private readonly int[] _columns;
    private readonly Dictionary<int, ColumnTarget> _targets;
    private readonly HashSet<int> _places;
    private readonly bool _isWide, _hasSender;
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);
    private bool _isBelowHeader;

    /// <param name="hasSender">Rows need not say whose they are.</param>
    public RowSections(ColumnPlan plan, bool hasSender)
    {
        _columns = [.. plan.Maps.Select(m => m.Index)];
        _headers = [.. plan.Maps.Select(m => Folding.Fold(m.Header))];
        _targets = plan.Maps.Where(m => m.Target.Field != ActivityField.None).ToDictionary(m => m.Index, m => m.Target);
        _places = [.. plan.PlaceCodes.Concat(plan.PlaceNames).SelectMany(c => c)];
        (_isWide, _hasSender) = (_targets.Count >= FewestColumns, hasSender);
    }

    /// <summary>The row in which another table begins, while its rows last.</summary>
    public int? OtherTable { get; private set; }

    /// <summary>Why the row is no activity; null when it may be one.</summary>
    public string? Reason(SheetRow row)
    {
        var below = _isBelowHeader;
        _isBelowHeader = true;
        if (IsHeader(row))
        {
            OtherTable = null;
            return "row.header";
        }
        if (HasWordsOnly(row, out var texts))
        {
            if (texts.Count >= FewestHeaders && IsTableHeader(texts))
            {
                OtherTable = texts.TrueForAll(Fits) ? null : row.Number;
                return OtherTable is null ? "row.header" : "row.other-header";
            }
            if (below && texts.Count > 1 && texts.TrueForAll(t => !IsWho(t.Column) && IsKnown(t.Text))) return "row.header";
        }
        _isBelowHeader = false;
        return _isWide && IsAlone(row) ? "row.alone" : null;
    }

    private bool IsWho(int column) => _targets.TryGetValue(column, out var target) && ColumnReading.IsPartner(target.Field);

    /// <summary>One cell says nothing of who, where and what together.</summary>
    private bool IsAlone(SheetRow row)
    {
        var (filled, at, column) = (0, -1, -1);
        foreach (ref readonly var cell in row.Cells)
        {
            at++;
            if (cell.IsBlank) continue;
            if (++filled > 1) return false;
            column = at;
        }
        return filled == 1 && !(_hasSender && _places.Contains(column));
    }

    private bool IsHeader(SheetRow row)
    {
        int equal = 0, filled = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (row[_columns[i]] is not { Kind: CellKind.Text } cell) continue;
            filled++;
            if (_headers[i].Length > 0 && MayFoldTo(_headers[i], cell.Text!) && _headers[i] == Folding.Fold(cell.Text)) equal++;
            else if (filled - equal > 3) return false;
        }
        return equal >= FewestHeaders && equal * 2 > filled;
    }

    // A plain letter stays the letter it is, so a text that begins with another one need not be folded.
    private static bool MayFoldTo(string folded, string text) => !char.IsAsciiLetter(text[0]) || (text[0] | ' ') == folded[0];

    /// <summary>Nearly every row of activities has a number or a date and is done here.</summary>
    private static bool HasWordsOnly(SheetRow row, out List<(int Column, string Text)> texts)
    {
        texts = [];
        var at = -1;
        foreach (ref readonly var cell in row.Cells)
        {
            at++;
            if (cell.IsBlank) continue;
            if (cell.Kind != CellKind.Text || !cell.Text!.Any(char.IsLetter)) return false;
            texts.Add((at, cell.Text!));
        }
        return true;
    }

    /// <summary>Names of columns, among them who and where.</summary>
    private bool IsTableHeader(List<(int Column, string Text)> texts)
    {
        // The first two decide most rows without reading the others.
        if (!IsKnown(texts[0].Text) && !IsKnown(texts[1].Text)) return false;
        return texts.Count(t => IsKnown(t.Text)) * 10 >= texts.Count * 6
            && texts.Exists(t => ColumnReading.IsPartner(HeaderReading.Of(t.Text).Target.Field)) && texts.Exists(t => ColumnReading.IsAdmin(HeaderReading.Of(t.Text).Target.Field));
    }

    private bool IsKnown(string text)
    {
        if (_known.TryGetValue(text, out var known) || _known.Count == MostTexts) return known;
        return _known[text] = HeaderReading.IsHeaderLike(text);
    }

    /// <summary>The column means here what it means in the table above.</summary>
    private bool Fits((int Column, string Text) header)
    {
        var own = HeaderReading.Of(header.Text).Target;
        if (own.Field == ActivityField.None) return true;
        if (!_targets.TryGetValue(header.Column, out var target)) return false;
        return own.Field == target.Field ? own.Cut?.Sex == target.Cut?.Sex
            : (ColumnReading.IsPartner(own.Field) && ColumnReading.IsPartner(target.Field)) || (ColumnReading.IsAdmin(own.Field) && ColumnReading.IsAdmin(target.Field))
                || (Words.Contains(own.Field) && Words.Contains(target.Field));
    }
}
