using NetTopologySuite.Geometries;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Geography;

/// <summary>What a file brings: areas, and boundaries by p-code where it is GeoJSON.</summary>
internal sealed record GazetteerFile(GazetteerLoad Load, IReadOnlyDictionary<string, Geometry> Shapes)
{
    public static GazetteerFile Read(string fileName, Stream content, IReadOnlyList<string> countries)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        if (copy.Length == 0) throw Problem.Invalid("file.empty");
        copy.Position = 0;
        if (IsJson(copy)) return GeoJsonReading.Read(copy, countries);
        using var workbook = Workbook.Open(copy, fileName);
        var all = workbook.Sheets.Where(s => s.Kind == SheetKind.Data).Select(s => GazetteerReading.Read(workbook.Rows(s.Index), countries)).ToList();
        var loads = all.Where(l => l.Layout is not (GazetteerLayout.Unknown or GazetteerLayout.Lines)).ToList();
        if (loads.Count == 0) throw Problem.Invalid("gazetteer.layout-unknown", fileName);
        if (loads.All(l => l.Areas.Count == 0)) throw Problem.Invalid("gazetteer.nothing-read", fileName, string.Join(", ", countries), Found(loads));
        return new GazetteerFile(GazetteerLoad.Join(loads), new Dictionary<string, Geometry>());
    }

    /// <summary>
    /// The areas as they are to be compared. Boundaries carry spellings of their own and a centre that is only computed:
    /// they name and place what has no name or point yet, and change none.
    /// </summary>
    public IReadOnlyList<LoadedArea> Beside(IReadOnlyList<AdminArea> present)
    {
        if (Shapes.Count == 0) return Load.Areas;
        var known = present.Where(Gazetteer.IsCurrent).GroupBy(a => PlaceCode.Normalise(a.Pcode)).ToDictionary(g => g.Key, g => g.First());
        return [.. Load.Areas.Select(a => !known.TryGetValue(PlaceCode.Normalise(a.Pcode), out var there) ? a : a with
        {
            Level = there.Level,
            ParentPcode = null,
            Names = [],
            Latitude = there.Latitude is null ? a.Latitude : null,
            Longitude = there.Latitude is null ? a.Longitude : null,
        })];
    }

    private static string Found(List<GazetteerLoad> loads) => string.Join(", ", loads.SelectMany(l => l.Findings).Select(f => f.Expected).OfType<string>().Distinct().Take(3));

    private static bool IsJson(MemoryStream content)
    {
        foreach (var b in content.GetBuffer().AsSpan(0, (int)Math.Min(64, content.Length)))
            if (b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)) return b == '{';
        return false;
    }
}
