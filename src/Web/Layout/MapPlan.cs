using NetTopologySuite.Geometries;

namespace Tessera.Web.Layout;

/// <summary>
/// Where on the sheet each part of a country is drawn. Islands far from the mainland would shrink it to a corner, so
/// they stand in boxes at its side, and the map says so; nothing is left out.
/// </summary>
internal sealed class MapPlan
{
    private const double Margin = 0.05;

    private readonly MapProjection _main;
    private readonly List<(Envelope Extent, MapProjection Projection)> _apart = [];

    public MapPlan(IReadOnlyList<Polygon> parts, int longestSide)
    {
        var whole = Around(parts.Select(part => part.EnvelopeInternal));
        var main = Mainland(parts, whole);
        var narrowing = Math.Cos(main.Centre.Y * Math.PI / 180);
        var longest = Math.Max(main.Width * narrowing, main.Height);
        _main = new MapProjection(main, narrowing, longest > 0 ? (longestSide - 2) / longest : 1, 1, 1);
        (Width, Height) = (_main.WidthOf(main) + 2, _main.HeightOf(main) + 2);
        PlaceApart([.. Groups(parts.Select(part => part.EnvelopeInternal).Where(part => !main.Contains(part)), longest * 0.12)]);
    }

    public int Width { get; private set; }
    public int Height { get; }
    public double UnitsPerDegree => _main.UnitsPerDegree;
    public List<MapInset> Insets { get; } = [];

    public MapProjection For(Envelope part)
    {
        foreach (var (extent, projection) in _apart) if (extent.Contains(part)) return projection;
        return _main;
    }

    // The parts that make up most of the land, and what lies near them. Taking less than all must save a fifth of the sheet.
    private static Envelope Mainland(IReadOnlyList<Polygon> parts, Envelope whole)
    {
        var land = parts.Sum(part => part.Area);
        var main = Around(parts.Where(part => part.Area >= land / 1000).Select(part => part.EnvelopeInternal));
        // Measured from the land, not from islet to islet, or a chain of banks would reach the far archipelago.
        var reach = main.Copy();
        reach.ExpandBy(Math.Max(main.Width, main.Height) * Margin);
        foreach (var part in parts.Where(part => reach.Contains(part.EnvelopeInternal))) main.ExpandToInclude(part.EnvelopeInternal);
        return main.Area < whole.Area * 0.8 ? main : whole;
    }

    private void PlaceApart(IReadOnlyList<Envelope> groups)
    {
        if (groups.Count == 0) return;
        var (side, gap) = (Math.Min(Height / 4, Height / groups.Count - 20), Height / 60);
        foreach (var (index, group) in groups.OrderByDescending(group => group.Centre.Y).Index())
        {
            // Stacked from the middle down: the upper corner of a sheet is where a title or a zoom button may lie.
            var top = Height - (groups.Count - index) * (side + gap);
            var scale = Math.Min(_main.UnitsPerDegree, (side - 2 * gap) / Math.Max(group.Width * _main.Narrowing, group.Height));
            var projection = new MapProjection(group, _main.Narrowing, scale, 0, 0);
            var (left, above) = ((side - projection.WidthOf(group)) / 2, (side - projection.HeightOf(group)) / 2);
            _apart.Add((group, projection with { OffsetX = Width + gap + left, OffsetY = top + above }));
            Insets.Add(new MapInset(Width + gap, top, side));
        }
        Width += side + gap + 2;
    }

    private static List<Envelope> Groups(IEnumerable<Envelope> parts, double reach)
    {
        var groups = new List<Envelope>();
        foreach (var part in parts)
        {
            var joined = part.Copy();
            for (var i = groups.Count - 1; i >= 0; i--)
            {
                var near = joined.Copy();
                near.ExpandBy(reach);
                if (!near.Intersects(groups[i])) continue;
                joined.ExpandToInclude(groups[i]);
                groups.RemoveAt(i);
                i = groups.Count;
            }
            groups.Add(joined);
        }
        return groups;
    }

    private static Envelope Around(IEnumerable<Envelope> parts)
    {
        var all = new Envelope();
        foreach (var part in parts) all.ExpandToInclude(part);
        return all;
    }
}

/// <summary>Degrees to the sheet's units: equirectangular, true at the main part's middle latitude.</summary>
internal sealed record MapProjection(Envelope Extent, double Narrowing, double UnitsPerDegree, int OffsetX, int OffsetY) : ICoordinateFilter
{
    public int WidthOf(Envelope extent) => (int)Math.Ceiling(extent.Width * Narrowing * UnitsPerDegree);
    public int HeightOf(Envelope extent) => (int)Math.Ceiling(extent.Height * UnitsPerDegree);

    public void Filter(Coordinate coord) => (coord.X, coord.Y) =
        ((coord.X - Extent.MinX) * Narrowing * UnitsPerDegree + OffsetX, (Extent.MaxY - coord.Y) * UnitsPerDegree + OffsetY);

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
