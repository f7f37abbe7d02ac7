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
        var extent = new Envelope();
        foreach (var (_, shape) in areas) extent.ExpandToInclude(shape.EnvelopeInternal);
        if (extent.IsNull) return new MapSheet(1, 1, 1, []);
        var projection = new Projection(extent, longestSide);
        var rings = areas.SelectMany((area, index) => RingsOf(area.Value).Select(ring => new MapRing(index, projection.Snap(ring)))).ToList();
        var paths = new MapArcs(Worth(rings)).Write(areas.Count, budget);
        var shapes = areas.Select((area, index) => Shape(area, paths[index], projection)).Where(shape => shape.Path.Length > 0);
        return new MapSheet(projection.Width, projection.Height, KilometresPerDegree / projection.UnitsPerDegree, [.. shapes]);
    }

    /// <summary>The largest of 1, 2, 5, 10, 20, 50 … kilometres that is not longer than asked; never below 1.</summary>
    public static long RoundLength(double kilometres)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, kilometres))));
        var leading = kilometres / power;
        return (long)(power * (leading >= 5 ? 5 : leading >= 2 ? 2 : 1));
    }

    private static IEnumerable<Coordinate[]> RingsOf(Geometry shape)
    {
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            if (shape.GetGeometryN(part) is not Polygon { IsEmpty: false } polygon) continue;
            yield return polygon.Shell.Coordinates;
            foreach (var hole in polygon.Holes) yield return hole.Coordinates;
        }
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
        new(place.X - 4, place.Y), new(place.X, place.Y - 4), new(place.X + 4, place.Y), new(place.X, place.Y + 4),
    ]);

    private static MapShape Shape(KeyValuePair<long, Geometry> area, string path, Projection projection)
    {
        var widest = Enumerable.Range(0, area.Value.NumGeometries).Select(area.Value.GetGeometryN).OfType<Polygon>().MaxBy(part => part.Area);
        if (widest is null or { IsEmpty: true }) return new MapShape(area.Key, "", 0, 0, 0);
        var flat = (Polygon)widest.Copy();
        flat.Apply(projection);
        var circle = new MaximumInscribedCircle(flat, 4);
        var centre = circle.GetCenter();
        return new MapShape(area.Key, path, (int)centre.X, (int)centre.Y, (int)circle.GetRadiusLine().Length);
    }

    private sealed class Projection : ICoordinateFilter
    {
        private readonly Envelope _extent;
        private readonly double _narrowing;

        public Projection(Envelope extent, int longestSide)
        {
            _extent = extent;
            _narrowing = Math.Cos(extent.Centre.Y * Math.PI / 180);
            var longest = Math.Max(extent.Width * _narrowing, extent.Height);
            UnitsPerDegree = longest > 0 ? (longestSide - 2) / longest : 1;
            (Width, Height) = ((int)(extent.Width * _narrowing * UnitsPerDegree) + 2, (int)(extent.Height * UnitsPerDegree) + 2);
        }

        public double UnitsPerDegree { get; }
        public int Width { get; }
        public int Height { get; }

        public void Filter(Coordinate place) =>
            (place.X, place.Y) = ((place.X - _extent.MinX) * _narrowing * UnitsPerDegree + 1, (_extent.MaxY - place.Y) * UnitsPerDegree + 1);

        /// <summary>Whole units, repeated points and the closing point left out.</summary>
        public List<MapPoint> Snap(Coordinate[] ring)
        {
            var points = new List<MapPoint>(ring.Length);
            foreach (var place in ring)
            {
                var flat = place.Copy();
                Filter(flat);
                var point = new MapPoint((int)Math.Round(flat.X), (int)Math.Round(flat.Y));
                if (points.Count == 0 || points[^1] != point) points.Add(point);
            }
            while (points.Count > 1 && points[^1] == points[0]) points.RemoveAt(points.Count - 1);
            return points;
        }
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
