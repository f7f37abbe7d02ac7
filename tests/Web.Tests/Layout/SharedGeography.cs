using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Tessera.Web.Tests.Layout;

/// <summary>Geography files of the shared data, null when absent.</summary>
internal static class SharedGeography
{
    public static string[]? Lines(string file) => Path(file) is { } path ? File.ReadAllLines(path) : null;

    /// <summary>Shapes by p-code.</summary>
    public static Dictionary<string, Geometry>? Shapes(string file)
    {
        if (Path(file) is not { } path) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("features").EnumerateArray().ToDictionary(
            feature => feature.GetProperty("properties").GetProperty("pcode").GetString()!,
            feature => Shape(feature.GetProperty("geometry")));
    }

    private static Geometry Shape(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() == "Polygon" ? Polygon(coordinates)
            : new MultiPolygon([.. coordinates.EnumerateArray().Select(Polygon)]);
    }

    private static Polygon Polygon(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(ring => new LinearRing([.. ring.EnumerateArray().Select(place => new Coordinate(place[0].GetDouble(), place[1].GetDouble()))])).ToArray();
        return new Polygon(all[0], all[1..]);
    }

    private static string? Path(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "Tessera.slnx"))) continue;
            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "data", "geo", file);
            return File.Exists(path) ? path : null;
        }
        return null;
    }
}
