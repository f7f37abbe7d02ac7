namespace Tessera.Domain.Activities.Import;

/// <summary>Where header, tags and data lie among the rows looked at. Positions are in those rows; First is -1 without a header.</summary>
internal readonly record struct TableSpan(int First, int Last, int TagAt, int DataAt);

/// <summary>Finds the header rows of a table: around the HXL row when there is one, else the row that reads most like a header.</summary>
internal sealed class TableHeader(IReadOnlyList<IReadOnlyList<Cell>> rows, IReadOnlyList<int> numbers)
{
    private const int MostRows = 3, RowsLookedAt = 50, LongestTitle = 120, FewestNamed = 3;
    private const double MostKnown = 0.4;

    /// <summary>The name of a column nobody named: "Column F".</summary>
    public static string NameOf(int index)
    {
        var letters = "";
        for (var i = index; i >= 0; i = i / 26 - 1) letters = (char)('A' + i % 26) + letters;
        return "Column " + letters;
    }

    public static bool IsMadeUp(ColumnMap column) => column.Header == column.Tag || column.Header == NameOf(column.Index);

    public TableSpan? Find()
    {
        var tagAt = HxlTag.RowIn(rows);
        return tagAt >= 0 ? AroundTags(tagAt) : Untagged();
    }

    private TableSpan AroundTags(int tagAt)
    {
        var data = tagAt + 1;
        while (data < rows.Count && HxlTag.IsTagRow(rows[data])) data++;
        if (tagAt > 0 && IsOverTags(rows[tagAt - 1], rows[tagAt])) return new(FirstAbove(tagAt - 1), tagAt - 1, tagAt, data);
        if (data >= rows.Count || !IsHeaderText(rows[data])) return new(-1, -1, tagAt, data);
        var last = LastBelow(data);
        return new(data, last, tagAt, last + 1);
    }

    /// <summary>Text over at least two in five of the tagged columns.</summary>
    private static bool IsOverTags(IReadOnlyList<Cell> row, IReadOnlyList<Cell> tags)
    {
        var tagged = Enumerable.Range(0, tags.Count).Where(c => HxlTag.Read(tags[c].Text) is not null).ToList();
        var named = tagged.Count(c => c < row.Count && IsText(row[c]));
        return IsMostlyText(row) && (named * 5 >= tagged.Count * 2 || (named > 0 && KnownShare(row) >= 0.5));
    }

    private TableSpan? Untagged()
    {
        var best = -1;
        var bestScore = 0.0;
        var width = rows.Select(r => Filled(r)).DefaultIfEmpty(0).Max();
        for (var i = 0; i < rows.Count && i < RowsLookedAt; i++)
        {
            var score = Score(rows[i], width) - 0.04 * i;
            if (score > bestScore + 0.001) (best, bestScore) = (i, score);
        }
        if (best < 0) return null;
        best = FirstComplete(best);
        var (first, last) = (FirstAbove(best), LastBelow(best));
        return last + 1 < rows.Count ? new(first, last, -1, last + 1) : null;
    }

    /// <summary>
    /// A table with a header and rows of its own above the one that reads best is where the sheet begins; what stands below
    /// is then its header once more or a second table. A few cells about the file above a wide table are no such table.
    /// </summary>
    private int FirstComplete(int best)
    {
        for (var i = 0; i < best; i++)
        {
            if (Filled(rows[i]) * 2 < Filled(rows[best]) || !HeadsTable(rows[i])) continue;
            if (DataBetween(i + 1, best).Count > 0) return i;
        }
        return best;
    }

    /// <summary>Rows of data above the header, below a header that was not taken.</summary>
    public IReadOnlyList<int> DataAbove(TableSpan span)
    {
        var end = span.First >= 0 ? span.First : span.TagAt;
        var header = Enumerable.Range(0, end).Where(r => HeadsTable(rows[r])).DefaultIfEmpty(end).First();
        return [.. DataBetween(header + 1, end).Select(r => numbers[r])];
    }

    /// <summary>Names of columns, among them who and where.</summary>
    private static bool HeadsTable(IReadOnlyList<Cell> row)
    {
        if (Filled(row) < FewestNamed || !IsHeaderText(row)) return false;
        var fields = Texts(row).Select(t => HeaderReading.Of(t).Target.Field).ToList();
        return fields.Exists(ColumnReading.IsPartner) && fields.Exists(f => ColumnReading.IsAdmin(f) || f == ActivityField.SiteName);
    }

    /// <summary>Rows of values. One row of words alone may as well be a line of instructions or a second language.</summary>
    private List<int> DataBetween(int from, int end)
    {
        var data = Enumerable.Range(from, Math.Max(0, end - from)).Where(r => Filled(rows[r]) >= FewestNamed && rows[r].Any(IsText) && KnownShare(rows[r]) < MostKnown).ToList();
        return data.Count > 1 || data.Exists(r => rows[r].Any(c => !c.IsBlank && !IsText(c) && c.Kind != CellKind.Error)) ? data : [];
    }

    /// <summary>Known header words weigh most; without any, the first full row of distinct texts is the header.</summary>
    private static double Score(IReadOnlyList<Cell> row, int width)
    {
        var filled = Filled(row);
        if (filled < 2 || !IsMostlyText(row)) return 0;
        var texts = Texts(row).ToList();
        var known = texts.Count(HeaderReading.IsHeaderLike);
        var distinct = texts.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (known == 0 && (filled * 5 < width * 3 || distinct * 10 < texts.Count * 9)) return 0;
        return 3.0 * known * known / texts.Count + 2.0 * filled / width;
    }

    /// <summary>Group headers ("WHO", "WHERE") and a second language stand directly above.</summary>
    private int FirstAbove(int last)
    {
        var first = last;
        while (first > 0 && last - first + 1 < MostRows && numbers[first] - numbers[first - 1] == 1 && IsUpperHeader(rows[first - 1], rows[first])) first--;
        return first;
    }

    private static bool IsUpperHeader(IReadOnlyList<Cell> upper, IReadOnlyList<Cell> lower)
    {
        var filled = Filled(upper);
        if (filled == 0 || upper.Any(c => !c.IsBlank && !IsText(c) && !IsYear(c))) return false;
        // Years over their months.
        if (upper.All(c => c.IsBlank || IsYear(c))) return FirstFilled(upper) > FirstFilled(lower);
        // A single text in the first column is a title, not a group.
        if (filled == 1 && FirstFilled(upper) <= FirstFilled(lower)) return false;
        return KnownShare(upper) >= 0.5;
    }

    private int LastBelow(int first)
    {
        var last = first;
        while (last + 1 < rows.Count && last - first + 1 < MostRows && numbers[last + 1] - numbers[last] == 1
               && (IsHeaderText(rows[last + 1]) || IsSubHeader(last + 1))) last++;
        return last;
    }

    private static bool IsHeaderText(IReadOnlyList<Cell> row) =>
        Filled(row) >= 2 && row.All(c => c.IsBlank || IsText(c)) && KnownShare(row) >= 0.6;

    /// <summary>Texts only below the gaps of the row above, and a first column that is filled again in the data.</summary>
    private bool IsSubHeader(int at)
    {
        var (upper, row) = (rows[at - 1], rows[at]);
        var start = FirstFilled(upper);
        if (at + 1 >= rows.Count || Filled(row) < 2 || row.Any(c => !c.IsBlank && !IsText(c))) return false;
        if (FirstFilled(row) <= start || FirstFilled(rows[at + 1]) > start) return false;
        var inGaps = Enumerable.Range(0, row.Count).Count(c => !row[c].IsBlank && (c >= upper.Count || upper[c].IsBlank));
        return inGaps * 2 >= Filled(row);
    }

    private static double KnownShare(IReadOnlyList<Cell> row)
    {
        var texts = Texts(row).ToList();
        return texts.Count == 0 ? 0 : (double)texts.Count(t => HeaderReading.IsHeaderLike(t) || WideHeader.IsPeriod(t)) / texts.Count;
    }

    private static int Filled(IReadOnlyList<Cell> row) => row.Count(c => !c.IsBlank);

    private static int FirstFilled(IReadOnlyList<Cell> row)
    {
        for (var i = 0; i < row.Count; i++)
            if (!row[i].IsBlank) return i;
        return int.MaxValue;
    }

    private static IEnumerable<string> Texts(IReadOnlyList<Cell> row) => row.Where(IsText).Select(c => c.AsTyped().Trim());

    private static bool IsMostlyText(IReadOnlyList<Cell> row) => row.Count(c => IsText(c) || IsYear(c)) * 10 >= Filled(row) * 7;

    private static bool IsYear(Cell cell) => cell.Kind == CellKind.Number && WideHeader.IsYear(cell.AsTyped());

    /// <summary>Words, or a month: a date on the first of it stands over many a column.</summary>
    private static bool IsText(Cell cell) =>
        (cell.Kind == CellKind.Date && cell.Number > 366 && DateTime.FromOADate(cell.Number).Day == 1 && cell.Number == Math.Floor(cell.Number)) || cell is { Kind: CellKind.Text, IsBlank: false } && cell.Text!.Length <= LongestTitle && cell.Text.Any(char.IsLetter);
}
