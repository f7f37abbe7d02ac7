using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Tessera.Domain;
using Tessera.Domain.Geography;

namespace Tessera.Web.Features.Geography;

/// <summary>
/// Boundaries as GeoJSON features with a p-code among their properties (pcode, adm2_pcode, ADM1_PCODE ...). The deepest
/// level whose code a feature carries is the feature's own.
/// </summary>
internal static partial class GeoJsonReading
{
    private const int MaxVertices = 5_000_000;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static GazetteerFile Read(Stream content, IReadOnlyList<string> countries)
    {
        using var document = Parse(content);
        try { return Read(document, countries); }
        // Parts that are not what GeoJSON says they are: a list where a number belongs, a shape without a type.
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException or TopologyException) { throw Problem.Invalid("gazetteer.geojson-shape"); }
    }

    private static GazetteerFile Read(JsonDocument document, IReadOnlyList<string> countries)
    {
        if (!document.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array) throw Problem.Invalid("gazetteer.geojson-shape");
        var areas = new Dictionary<string, LoadedArea>();
        var shapes = new Dictionary<string, Geometry>();
        foreach (var feature in features.EnumerateArray())
        {
            if (Area(feature, countries) is not { } area) continue;
            if (Geometry(feature) is not { } shape) continue;
            var centre = shape.Centroid;
            areas[area.Pcode] = area with { Latitude = centre.Y, Longitude = centre.X };
            shapes[area.Pcode] = shapes.TryGetValue(area.Pcode, out var part) ? part.Union(shape) : shape;
        }
        if (areas.Count == 0) throw Nothing(features, countries);
        // Boundaries of some areas say nothing about those without: never a complete list.
        return new GazetteerFile(new GazetteerLoad(GazetteerLayout.Population, [.. areas.Values], areas.Count, []), shapes);
    }

    /// <summary>What a file lacks of which no area could be taken: features, codes, codes of this country, or boundaries.</summary>
    private static Problem Nothing(JsonElement features, IReadOnlyList<string> countries)
    {
        if (features.GetArrayLength() == 0) return Problem.Invalid("gazetteer.geojson-empty");
        if (features.EnumerateArray().Any(f => Area(f, countries) is not null)) return Problem.Invalid("gazetteer.geojson-no-boundaries");
        return Found(features) is { Length: > 0 } found ? Problem.Invalid("gazetteer.geojson-no-codes", string.Join(", ", countries), found) : Problem.Invalid("gazetteer.geojson-no-properties");
    }

    private static string Found(JsonElement features) => features.EnumerateArray().Take(1)
        .Select(f => f.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? string.Join(", ", properties.EnumerateObject().Take(8).Select(p => $"{p.Name}: {Words(p.Value)}")) : "").FirstOrDefault("");

    private static JsonDocument Parse(Stream content)
    {
        try { return JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 32 }); }
        catch (JsonException damaged) { throw Problem.Invalid("gazetteer.geojson-damaged", (damaged.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?"); }
    }

    private static LoadedArea? Area(JsonElement feature, IReadOnlyList<string> countries)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return null;
        var texts = properties.EnumerateObject().GroupBy(p => p.Name.ToLowerInvariant()).ToDictionary(g => g.Key, g => Words(g.First().Value));
        for (var level = 4; level >= 1; level--)
            if (texts.GetValueOrDefault($"adm{level}_pcode") is { Length: > 0 } code)
                return Own(new LoadedArea(code, level, level == 1 ? Iso3(code, texts) : texts.GetValueOrDefault($"adm{level - 1}_pcode"), Names(texts, $"adm{level}_")), countries);
        if (texts.FirstOrDefault(t => CodeKey().IsMatch(t.Key) && t.Value.Length > 0).Value is not { } only) return null;
        var own = LevelOf(texts);
        var parent = own <= 1 ? Iso3(only, texts) : texts.GetValueOrDefault("parent_pcode");
        return Own(new LoadedArea(only, own, parent, Names(texts, "")), countries);
    }

    private static LoadedArea? Own(LoadedArea area, IReadOnlyList<string> countries) =>
        Iso3(area.Pcode, []) is { } iso3 && countries.Count > 0 && !countries.Contains(iso3) ? null : area;

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    /// <summary>Alpha-3 of the country a code starts with, or that stands beside it.</summary>
    private static string? Iso3(string code, Dictionary<string, string> texts)
    {
        var letters = PlaceCode.Letters(PlaceCode.Normalise(code));
        if (letters is 2 or 3 && CountryCodes.Find(PlaceCode.Normalise(code)[..letters]) is { } country) return country.Iso3;
        return CountryCodes.Find(texts.GetValueOrDefault("iso3") ?? texts.GetValueOrDefault("adm0_pcode"))?.Iso3;
    }

    private static int LevelOf(Dictionary<string, string> texts) =>
        int.TryParse(texts.GetValueOrDefault("level") ?? texts.GetValueOrDefault("adm_level"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 4 ? level : 1;

    private static List<AreaName> Names(Dictionary<string, string> texts, string prefix)
    {
        var names = texts.Where(t => t.Value.Length > 0 && t.Key.StartsWith(prefix, StringComparison.Ordinal) && NameKey().IsMatch(t.Key[prefix.Length..]))
            .OrderBy(t => t.Key.Contains("cod_name", StringComparison.Ordinal) ? 0 : 1)
            .Select(t => new AreaName(t.Key.Length > prefix.Length + 1 && (t.Key.Length == prefix.Length + 2 || t.Key[^3] == '_') ? t.Key[^2..] : "", t.Value));
        // One name a language: a second spelling of the same place is none.
        return [.. names.DistinctBy(n => n.Language)];
    }

    private static Geometry? Geometry(JsonElement feature)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object) return null;
        var (type, coordinates) = (geometry.GetProperty("type").GetString(), geometry.GetProperty("coordinates"));
        if (type == "Polygon") return Polygon(coordinates);
        return type == "MultiPolygon" ? Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Take(MaxVertices).Select(Polygon)]) : null;
    }

    private static Polygon Polygon(JsonElement rings)
    {
        try
        {
            return Rings(rings);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw Problem.Invalid("gazetteer.geojson-ring");
        }
    }

    private static Polygon Rings(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(ring => Factory.CreateLinearRing([.. ring.EnumerateArray().Select(c => new Coordinate(Finite(c[0]), Finite(c[1])))])).ToList();
        return Factory.CreatePolygon(all[0], [.. all.Skip(1)]);
    }

    private static double Finite(JsonElement number) => number.GetDouble() is var value && double.IsFinite(value) ? value : throw new FormatException();

    [GeneratedRegex("^(p_?code|code|adm_?pcode|(?!parent|adm0).*_pcode)$")]
    private static partial Regex CodeKey();

    [GeneratedRegex("^(cod_name|name|name_[a-z]{2}|en|fr|es|pt|vi|ar)$")]
    private static partial Regex NameKey();
}
