using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;

namespace Tessera.Web.Layout;

/// <summary>
/// Areas as SVG path data within a budget of bytes. Degrees are projected (equirectangular, true at the middle latitude)
/// onto a grid of whole units; a border that two areas share is simplified once and drawn the same on both sides, so
/// simplifying opens no gaps and makes no overlaps.
/// </summary>
public static class MapShapes
{
    private const double KilometresPerDegree = 111.195;

    /// <param name="areas">Shapes in degrees (WGS 84); neighbours must share their borders' vertices.</param>
    /// <param name="budget">Bytes of path data for the whole sheet; more detail than a unit is never written.</param>
    /// <param name="longestSide">Units along the longer side.</param>
    public static MapSheet Draw(IReadOnlyList<KeyValuePair<long, Geometry>> areas, int budget = 22_000, int longestSide = 2000)
    {
        var parts = areas.Select(area => PartsOf(area.Value).ToList()).ToList();
        if (parts.TrueForAll(part => part.Count == 0)) return new MapSheet(1, 1, 1, [], []);
        var plan = new MapPlan([.. parts.SelectMany(part => part)], longestSide);
        var rings = parts.SelectMany((own, area) => own.SelectMany(part => Rings(part, area, plan))).ToList();
        var paths = new MapArcs(Worth(rings)).Write(areas.Count, budget);
        var shapes = areas.Select((area, index) => Shape(area.Key, parts[index], paths[index], plan)).Where(shape => shape.Path.Length > 0);
        return new MapSheet(plan.Width, plan.Height, KilometresPerDegree / plan.UnitsPerDegree, [.. shapes], plan.Insets);
    }

    /// <summary>The largest of 1, 2, 5, 10, 20, 50 … kilometres that is not longer than asked; never below 1.</summary>
    public static long RoundLength(double kilometres)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, kilometres))));
        var leading = kilometres / power;
        return (long)(power * (leading >= 5 ? 5 : leading >= 2 ? 2 : 1));
    }

    private static IEnumerable<Polygon> PartsOf(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Where(part => !part.IsEmpty);

    private static IEnumerable<MapRing> Rings(Polygon part, int area, MapPlan plan)
    {
        var projection = plan.For(part.EnvelopeInternal);
        return part.Holes.Prepend(part.Shell).Select(ring => new MapRing(area, projection.Snap(ring.Coordinates)));
    }

    // Islets too small to draw are left out near larger land. Far from it they become a dot, and one dot stands for those
    // around it: an archipelago must not vanish from a country's map because its islands are small.
    private static List<MapRing> Worth(List<MapRing> rings)
    {
        const long Speck = 8;
        const int Far = 24;
        var kept = rings.Where(ring => ring.DoubledSize >= Speck && ring.Points.Count >= 3).ToList();
        foreach (var islet in rings.Where(ring => ring.DoubledSize < Speck || ring.Points.Count < 3))
        {
            var place = islet.Points[0];
            var near = kept.Any(ring => ring.Points.Any(point => Math.Abs(point.X - place.X) < Far && Math.Abs(point.Y - place.Y) < Far));
            if (!near || kept.TrueForAll(ring => ring.Area != islet.Area)) kept.Add(Dot(islet.Area, place));
        }
        return kept;
    }

    private static MapRing Dot(int area, MapPoint place) => new(area,
    [
        new(place.X - 6, place.Y), new(place.X, place.Y - 6), new(place.X + 6, place.Y), new(place.X, place.Y + 6),
    ]);

    private static MapShape Shape(long area, List<Polygon> parts, string path, MapPlan plan)
    {
        if (parts.MaxBy(part => part.Area) is not { } widest) return new MapShape(area, "", 0, 0, 0);
        var flat = (Polygon)widest.Copy();
        flat.Apply(plan.For(widest.EnvelopeInternal));
        var circle = new MaximumInscribedCircle(flat, 4);
        var centre = circle.GetCenter();
        return new MapShape(area, path, (int)centre.X, (int)centre.Y, (int)circle.GetRadiusLine().Length);
    }
}

/// <summary>A point of the sheet's grid.</summary>
internal readonly record struct MapPoint(int X, int Y) : IComparable<MapPoint>
{
    public int CompareTo(MapPoint other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);

    /// <summary>Twice the area of the triangle of three points.</summary>
    public static long Doubled(MapPoint a, MapPoint b, MapPoint c) =>
        Math.Abs((long)(b.X - a.X) * (c.Y - a.Y) - (long)(c.X - a.X) * (b.Y - a.Y));
}

/// <summary>A closed line without its closing point, belonging to the area with this index.</summary>
internal sealed record MapRing(int Area, IReadOnlyList<MapPoint> Points)
{
    public long DoubledSize { get; } = Size(Points);

    private static long Size(IReadOnlyList<MapPoint> points)
    {
        var sum = 0L;
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            sum += (long)a.X * b.Y - (long)b.X * a.Y;
        }
        return Math.Abs(sum);
    }
}
