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
        copy.Position = 0;
        if (IsJson(copy)) return GeoJsonReading.Read(copy, countries);
        using var workbook = Workbook.Open(copy, fileName);
        var loads = workbook.Sheets.Where(s => s.Kind == SheetKind.Data).Select(s => GazetteerReading.Read(workbook.Rows(s.Index), countries))
            .Where(l => l.Layout is not (GazetteerLayout.Unknown or GazetteerLayout.Lines)).ToList();
        if (loads.Count == 0 || loads.All(l => l.Areas.Count == 0)) throw Problem.Invalid("gazetteer.nothing-read", fileName, string.Join(", ", countries));
        return new GazetteerFile(GazetteerLoad.Join(loads), new Dictionary<string, Geometry>());
    }

    private static bool IsJson(MemoryStream content)
    {
        foreach (var b in content.GetBuffer().AsSpan(0, (int)Math.Min(64, content.Length)))
            if (b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)) return b == '{';
        return false;
    }
}
