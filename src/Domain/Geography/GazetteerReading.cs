using System.Globalization;

namespace Tessera.Domain.Geography;

/// <summary>
/// Reads a table of areas or of people by area, whatever of the known layouts its header shows. Sources: OCHA's global
/// p-code list, COD-AB workbooks, COD-PS tables, our own lists.
/// </summary>
public sealed class GazetteerReading
{
    private readonly IReadOnlyList<string> _countries;
    private readonly GazetteerHeader _header;
    private readonly Dictionary<(int, string), LoadedArea> _areas = [];
    private readonly Dictionary<string, (int Count, int Row, string Example)> _skipped = [];
    private int _rows;

    private GazetteerReading(GazetteerHeader header, IReadOnlyList<string> countries) => (_header, _countries) = (header, countries);

    /// <param name="rows">Header first, after any blank rows; a row of HXL tags is passed over.</param>
    /// <param name="countries">Alpha-3 codes to keep; none keeps everything.</param>
    public static GazetteerLoad Read(IEnumerable<SheetRow> rows, IReadOnlyList<string> countries)
    {
        GazetteerReading? reading = null;
        foreach (var row in rows)
        {
            if (row.IsBlank) continue;
            if (reading is null) reading = new(new GazetteerHeader(row), countries);
            else reading.Take(row);
            if (reading._header.Layout is GazetteerLayout.Unknown or GazetteerLayout.Lines) break;
        }
        return reading?.Load() ?? new(GazetteerLayout.Unknown, [], 0, [new("gazetteer.layout-unknown", FindingEffect.Refused, 0, -1, "")]);
    }

    private GazetteerLoad Load()
    {
        var layout = _header.Layout;
        if (layout == GazetteerLayout.Unknown) return new(layout, [], 0, [new("gazetteer.layout-unknown", FindingEffect.Refused, 1, -1, "")]);
        if (layout == GazetteerLayout.Lines) return new(layout, [], 0, [new("gazetteer.lines-left-out", FindingEffect.Note, 1, -1, "")]);
        if (layout != GazetteerLayout.Population) AddCountries();
        var areas = _areas.Values.OrderBy(a => a.Level).ThenBy(a => a.Pcode, StringComparer.Ordinal);
        return new(layout, [.. areas], _rows, [.. _skipped.Select(s => new Finding(s.Key, FindingEffect.Note, s.Value.Row, -1, s.Value.Count.ToString(CultureInfo.InvariantCulture), s.Value.Example))]);
    }

    private void Take(SheetRow row)
    {
        if (IsTags(row)) return;
        _rows++;
        var level = Level(row);
        var code = Text(row, CodeColumn(level));
        if (code.Length == 0) Skip("gazetteer.row-without-code", row, FirstText(row));
        else if (level is < 0 or > 4) Skip("gazetteer.level-unreadable", row, code);
        else if (Country(row, code) is { } iso3 && _countries.Count > 0 && !_countries.Contains(iso3)) Skip("gazetteer.other-country", row, code);
        else if (!IsTotal(row)) Skip("gazetteer.part-of-population", row, code);
        else if (GazetteerHeader.Day(Cell(row, "valid to")) is not null) Skip("gazetteer.no-longer-valid", row, code);
        else Add(row, level, code);
    }

    private void Add(SheetRow row, int level, string code)
    {
        var iso3 = Country(row, code);
        var area = new LoadedArea(level == 0 ? iso3 ?? code : code, level, Parent(row, level, iso3), Names(row),
            GazetteerHeader.Day(Cell(row, "valid from date", "valid on", "valid from")),
            GazetteerHeader.Number(Cell(row, "center lat", "latitude", "lat")), GazetteerHeader.Number(Cell(row, "center lon", "longitude", "lon")), People(row, code));
        if (!_areas.TryAdd((level, area.Pcode.ToUpperInvariant()), area)) Skip("gazetteer.code-twice", row, code);
    }

    private int Level(SheetRow row)
    {
        var column = _header.Column("admin level", "level", "adm level");
        if (column < 0) return _header.Layout == GazetteerLayout.Population ? DeepestFilled(row) : _header.Deepest;
        return GazetteerHeader.Number(row[column]) is { } level && level == Math.Floor(level) && level is >= 0 and <= 9 ? (int)level : -1;
    }

    /// <summary>Population tables carry the code columns of every level and fill those down to their own.</summary>
    private int DeepestFilled(SheetRow row)
    {
        for (var level = _header.Deepest; level > 0; level--) if (Text(row, CodeColumn(level)).Length > 0) return level;
        return 0;
    }

    private int CodeColumn(int level) => _header.Column("p code", "adm pcode", "pcode") is var one and >= 0 ? one
        : _header.Column(string.Create(CultureInfo.InvariantCulture, $"adm{level} pcode"));

    private string? Parent(SheetRow row, int level, string? iso3)
    {
        if (level <= 1) return level == 0 ? null : iso3;
        var parent = Text(row, _header.Column("parent p code", "parent pcode", string.Create(CultureInfo.InvariantCulture, $"adm{level - 1} pcode")));
        return parent.Length > 0 ? parent : null;
    }

    /// <summary>Alpha-3 of the row's country: its own column, else what the code starts with.</summary>
    private string? Country(SheetRow row, string code)
    {
        var said = Text(row, _header.Column("location", "iso3", "alpha 3", "adm0 pcode"));
        if (CountryCodes.Find(said) is { } stated) return stated.Iso3;
        var normal = PlaceCode.Normalise(code);
        var letters = PlaceCode.Letters(normal);
        return letters is 2 or 3 ? CountryCodes.Find(normal[..letters])?.Iso3 : _countries is [var only] ? only : null;
    }

    private List<AreaName> Names(SheetRow row)
    {
        var names = new List<AreaName>(2);
        if (_header.Layout == GazetteerLayout.Population) return names;
        foreach (var (column, language, languageColumn) in _header.Names)
        {
            var (name, stated) = (Text(row, column), Text(row, languageColumn));
            if (name.Length == 0 || name.Contains('\uFFFD', StringComparison.Ordinal)) continue;
            var named = new AreaName(languageColumn >= 0 ? stated : language, name);
            if (!names.Contains(named)) names.Add(named);
        }
        return names;
    }

    private long? People(SheetRow row, string code)
    {
        if (_header.Population < 0 || row[_header.Population].IsBlank) return null;
        var people = GazetteerHeader.People(row[_header.Population]);
        if (people is null) Skip("gazetteer.population-unreadable", row, $"{code}: {row[_header.Population].AsTyped()}");
        return people;
    }

    /// <summary>Only rows of everybody: not one sex, one age or one group.</summary>
    private bool IsTotal(SheetRow row) => Is(row, "population group", "T_TL") && Is(row, "gender", "all") && Is(row, "age range", "all");

    private bool Is(SheetRow row, string header, string wanted) =>
        _header.Column(header) is var column && (column < 0 || row[column].IsBlank || string.Equals(Text(row, column), wanted, StringComparison.OrdinalIgnoreCase));

    /// <summary>Lists start at level 1; the country they lie in is added under its alpha-3 code.</summary>
    private void AddCountries()
    {
        foreach (var iso3 in _areas.Values.Where(a => a.Level == 1).Select(a => a.ParentPcode).OfType<string>().Distinct().ToList())
            if (CountryCodes.Find(iso3) is { } country) _areas.TryAdd((0, iso3), new LoadedArea(iso3, 0, null, country.Names));
    }

    private void Skip(string code, SheetRow row, string example) =>
        _skipped[code] = _skipped.TryGetValue(code, out var seen) ? seen with { Count = seen.Count + 1 } : (1, row.Number, example);

    private Cell Cell(SheetRow row, params ReadOnlySpan<string> headers) => _header.Column(headers) is var column and >= 0 ? row[column] : Domain.Cell.Empty;

    private static string Text(SheetRow row, int column) => column < 0 ? "" : row[column].AsTyped().Trim();

    private static string FirstText(SheetRow row) => row.Cells.ToArray().FirstOrDefault(c => !c.IsBlank).AsTyped();

    private static bool IsTags(SheetRow row)
    {
        foreach (var cell in row.Cells)
            if (!cell.IsBlank && !(cell.Kind == CellKind.Text && cell.Text!.TrimStart().StartsWith('#'))) return false;
        return true;
    }
}
