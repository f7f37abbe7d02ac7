namespace Tessera.Domain.Geography;

/// <summary>One area as a file gives it, before it is compared with what the operation has.</summary>
/// <param name="Pcode">As written in the file; ISO 3166-1 alpha-3 at level 0.</param>
/// <param name="Level">0 country to 4.</param>
/// <param name="ParentPcode">Alpha-3 at level 1, null at level 0 and where the file does not say.</param>
/// <param name="Names">None in population tables, whose spellings are not the gazetteer's.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Population">People, both sexes and all ages; null is unknown.</param>
public sealed record LoadedArea(string Pcode, int Level, string? ParentPcode, IReadOnlyList<AreaName> Names,
    DateOnly? ValidFrom = null, double? Latitude = null, double? Longitude = null, long? Population = null)
{
    /// <summary>What both give, this one first; names of both.</summary>
    internal LoadedArea With(LoadedArea other) => this with
    {
        ParentPcode = ParentPcode ?? other.ParentPcode,
        Names = [.. Names.Concat(other.Names).Distinct()],
        ValidFrom = ValidFrom ?? other.ValidFrom,
        Latitude = Latitude ?? other.Latitude,
        Longitude = Longitude ?? other.Longitude,
        Population = Population ?? other.Population,
    };
}

public enum GazetteerLayout : byte
{
    /// <summary>No layout we know.</summary>
    Unknown,
    /// <summary>OCHA's global list: Location, Admin Level, P-Code, Name, Parent P-Code, Valid from date.</summary>
    GlobalList,
    /// <summary>One level a table: adm1_pcode with adm1_name, cod_name or name_xx (COD-AB workbooks and our own lists).</summary>
    LevelTable,
    /// <summary>Every level in one table: level, pcode, parent_pcode, name...</summary>
    MixedTable,
    /// <summary>People by code; brings no names and covers nothing completely.</summary>
    Population,
    /// <summary>Boundary lines; holds no areas.</summary>
    Lines,
}

/// <param name="Rows">Data rows seen, skipped ones included.</param>
/// <param name="Findings">What was left out and why; Found is the number of rows, Expected the first example.</param>
public sealed record GazetteerLoad(GazetteerLayout Layout, IReadOnlyList<LoadedArea> Areas, int Rows, IReadOnlyList<Finding> Findings)
{
    public int CountAt(int level) => Areas.Count(a => a.Level == level);

    /// <summary>Whether an area it lacks can be taken as retired (see <see cref="GazetteerComparison"/>).</summary>
    public bool IsList => Layout is GazetteerLayout.GlobalList or GazetteerLayout.LevelTable or GazetteerLayout.MixedTable;

    /// <summary>The sheets of one workbook, or a list and its population table, as one load: one entry per level and code.</summary>
    public static GazetteerLoad Join(IEnumerable<GazetteerLoad> loads)
    {
        var all = loads.ToList();
        var areas = new Dictionary<(int, string), LoadedArea>();
        foreach (var area in all.OrderBy(l => !l.IsList).SelectMany(l => l.Areas))
        {
            var key = (area.Level, area.Pcode.ToUpperInvariant());
            areas[key] = areas.TryGetValue(key, out var there) ? there.With(area) : area;
        }
        var layout = all.Find(l => l.IsList)?.Layout ?? all.FirstOrDefault()?.Layout ?? GazetteerLayout.Unknown;
        return new(layout, [.. areas.Values.OrderBy(a => a.Level).ThenBy(a => a.Pcode, StringComparer.Ordinal)], all.Sum(l => l.Rows), [.. all.SelectMany(l => l.Findings)]);
    }
}
