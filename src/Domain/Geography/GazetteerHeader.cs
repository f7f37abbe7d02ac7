using System.Globalization;

namespace Tessera.Domain.Geography;

/// <summary>The columns of a gazetteer or population table, by folded header ("adm1_pcode" is "adm1 pcode").</summary>
internal sealed class GazetteerHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    internal GazetteerHeader(SheetRow row)
    {
        for (var i = 0; i < row.Count; i++)
            if (!row[i].IsBlank) _columns.TryAdd(Folding.Fold(row[i].AsTyped()), i);
        Deepest = Enumerable.Range(0, 6).LastOrDefault(level => Has($"adm{level} pcode"), -1);
        Layout = Recognised();
        Names = [.. NameColumns()];
        Population = Column("population", "t tl", "total population") is var exact and >= 0 ? exact
            : _columns.Where(c => c.Key.StartsWith("population ", StringComparison.Ordinal) && c.Key != "population group").Select(c => c.Value).DefaultIfEmpty(-1).Min();
    }

    internal GazetteerLayout Layout { get; }
    /// <summary>Deepest level with a code column, -1 when none.</summary>
    internal int Deepest { get; }
    /// <summary>Column of the total, -1 when none.</summary>
    internal int Population { get; }
    /// <summary>Name columns with their language, or with the column that holds it.</summary>
    internal IReadOnlyList<(int Column, string Language, int LanguageColumn)> Names { get; }

    internal bool Has(string header) => _columns.ContainsKey(header);

    /// <summary>The first of the headers that is there, -1 when none is.</summary>
    internal int Column(params ReadOnlySpan<string> headers)
    {
        foreach (var header in headers) if (_columns.TryGetValue(header, out var column)) return column;
        return -1;
    }

    private GazetteerLayout Recognised()
    {
        if (Has("location") && Has("admin level") && Has("p code")) return GazetteerLayout.GlobalList;
        if (Has("left pcod") && Has("right pcod")) return GazetteerLayout.Lines;
        if (Has("t tl") && Deepest >= 0 || Has("population") && (Has("adm level") || Has("population group"))) return GazetteerLayout.Population;
        if (Has("level") && Has("pcode")) return GazetteerLayout.MixedTable;
        return Deepest >= 0 ? GazetteerLayout.LevelTable : GazetteerLayout.Unknown;
    }

    private IEnumerable<(int, string, int)> NameColumns()
    {
        foreach (var (header, column) in _columns.OrderBy(c => c.Value))
        {
            var own = $"adm{Deepest} name";
            if (Layout == GazetteerLayout.LevelTable && header.StartsWith(own, StringComparison.Ordinal) && (header.Length == own.Length || char.IsAsciiDigit(header[^1])))
                yield return (column, "", Column("lang" + header[own.Length..]));
            else if (header is "name" or "cod name" or "name cod") yield return (column, "", -1);
            else if (LanguageOf(header) is { } language) yield return (column, language, -1);
        }
    }

    /// <summary>"name vi", "full name vi" and the older "adm1 vi".</summary>
    private string? LanguageOf(string header)
    {
        foreach (var lead in new[] { "name ", "full name ", $"adm{Deepest} " })
            if (header.StartsWith(lead, StringComparison.Ordinal) && header.Length == lead.Length + 2 && IsLanguage(header[lead.Length..])) return header[lead.Length..];
        return null;
    }

    private static bool IsLanguage(string code) => code.All(char.IsAsciiLetterLower) && code is not "id" and not "on" and not "to";

    /// <summary>The day of a date cell or of ISO text; null when it is neither.</summary>
    internal static DateOnly? Day(in Cell cell) => cell.Kind switch
    {
        CellKind.Date => DateOnly.FromDateTime(DateTime.FromOADate(cell.Number)),
        CellKind.Text when DateOnly.TryParseExact(cell.Text!.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    internal static double? Number(in Cell cell) => cell.Kind switch
    {
        CellKind.Number => cell.Number,
        CellKind.Text when double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>Whole people; "448,465" and "448 465" are read; null when it is no such number.</summary>
    internal static long? People(in Cell cell)
    {
        var text = cell.AsTyped().Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var people) && people is >= 0 and < 1e11 ? (long)Math.Round(people) : null;
    }
}
