using System.Globalization;
using System.Text;

namespace Tessera.Web.Layout;

/// <summary>
/// Rings cut where borders meet. Each piece is kept once, whichever of its two areas walks along it, and is simplified
/// by leaving out the points whose triangle with their neighbours is smallest (Visvalingam and Whyatt, 1993).
/// </summary>
internal sealed class MapArcs
{
    private readonly Dictionary<(MapPoint, MapPoint, MapPoint, int), MapArc> _arcs = [];
    private readonly List<(int Area, List<(MapArc Arc, bool Reversed)> Way)> _rings = [];

    public MapArcs(IReadOnlyList<MapRing> rings)
    {
        var meetings = Meetings(rings);
        foreach (var ring in rings) _rings.Add((ring.Area, Cut(ring.Points, meetings)));
        // A ring of one or two pieces needs a point of each, or it would collapse to a line.
        foreach (var (_, way) in _rings.Where(ring => ring.Way.Count <= 2))
            foreach (var (arc, _) in way) arc.KeepShape(way.Count == 1 ? 2 : 1);
    }

    /// <summary>Path data of each area, as detailed as the budget allows.</summary>
    public string[] Write(int areas, int budget)
    {
        const double LeastWorth = 2;
        var paths = Write(areas, LeastWorth);
        var (low, high) = (LeastWorth, 1e6);
        if (Length(paths) <= budget) return paths;
        // Halving on a logarithmic scale: the worth of points spans six orders of magnitude.
        for (var step = 0; step < 16; step++)
        {
            var middle = Math.Sqrt(low * high);
            var tried = Write(areas, middle);
            if (Length(tried) <= budget) (high, paths) = (middle, tried);
            else low = middle;
        }
        return paths;
    }

    private static int Length(string[] paths) => paths.Sum(path => path.Length);

    // A point where the line does not always go on between the same two neighbours is where areas meet.
    private static HashSet<MapPoint> Meetings(IReadOnlyList<MapRing> rings)
    {
        var neighbours = new Dictionary<MapPoint, (MapPoint, MapPoint)>();
        var meetings = new HashSet<MapPoint>();
        foreach (var points in rings.Select(ring => ring.Points))
            for (var i = 0; i < points.Count; i++)
            {
                var (before, after) = (points[(i + points.Count - 1) % points.Count], points[(i + 1) % points.Count]);
                var pair = before.CompareTo(after) <= 0 ? (before, after) : (after, before);
                if (!neighbours.TryAdd(points[i], pair) && neighbours[points[i]] != pair) meetings.Add(points[i]);
            }
        return meetings;
    }

    private List<(MapArc, bool)> Cut(IReadOnlyList<MapPoint> points, HashSet<MapPoint> meetings)
    {
        var cuts = Enumerable.Range(0, points.Count).Where(i => meetings.Contains(points[i])).ToList();
        // A ring nobody touches starts at its smallest point, so that a hole and the island in it start alike.
        if (cuts.Count == 0) cuts.Add(Enumerable.Range(0, points.Count).MinBy(i => points[i]));
        var way = new List<(MapArc, bool)>(cuts.Count);
        for (var i = 0; i < cuts.Count; i++)
        {
            var steps = (cuts[(i + 1) % cuts.Count] - cuts[i] + points.Count) % points.Count;
            if (steps == 0) steps = points.Count;
            way.Add(Keep([.. Enumerable.Range(cuts[i], steps + 1).Select(step => points[step % points.Count])]));
        }
        return way;
    }

    private (MapArc, bool) Keep(MapPoint[] points)
    {
        var ends = points[0].CompareTo(points[^1]);
        var reversed = ends > 0 || (ends == 0 && points[1].CompareTo(points[^2]) > 0);
        if (reversed) Array.Reverse(points);
        var key = (points[0], points[1], points[^1], points.Length);
        if (!_arcs.TryGetValue(key, out var arc)) _arcs[key] = arc = new MapArc(points);
        return (arc, reversed);
    }

    private string[] Write(int areas, double worth)
    {
        var paths = Enumerable.Range(0, areas).Select(_ => new StringBuilder()).ToArray();
        var at = new MapPoint[areas];
        foreach (var (area, way) in _rings)
        {
            var points = way.SelectMany(part => part.Arc.Points(worth, part.Reversed).SkipLast(1)).ToList();
            if (points.Count >= 3) Append(paths[area], points, ref at[area]);
        }
        return [.. paths.Select(path => path.ToString())];
    }

    // After "z" the pen stands at the ring's start, so the next ring is relative to it; pairs after "m" are lines.
    private static void Append(StringBuilder path, List<MapPoint> points, ref MapPoint at)
    {
        var pen = at;
        path.Append('m');
        for (var i = 0; i < points.Count; i++)
        {
            Append(path, points[i].X - pen.X, i > 0);
            Append(path, points[i].Y - pen.Y, true);
            pen = points[i];
        }
        at = points[0];
        path.Append('z');
    }

    private static void Append(StringBuilder path, int step, bool follows)
    {
        if (follows && step >= 0) path.Append(' ');
        path.Append(CultureInfo.InvariantCulture, $"{step}");
    }
}

/// <summary>A piece of border between two meeting points, in its one direction.</summary>
internal sealed class MapArc
{
    private readonly MapPoint[] _points;
    /// <summary>Twice the square units that leaving the point out would change; endless at both ends.</summary>
    private readonly double[] _worth;

    public MapArc(MapPoint[] points)
    {
        _points = points;
        _worth = Weigh(points);
    }

    public IEnumerable<MapPoint> Points(double worth, bool reversed)
    {
        for (var i = 0; i < _points.Length; i++)
        {
            var index = reversed ? _points.Length - 1 - i : i;
            if (_worth[index] >= worth) yield return _points[index];
        }
    }

    /// <summary>Makes the weightiest inner points stay whatever the budget.</summary>
    public void KeepShape(int points)
    {
        var inner = Enumerable.Range(1, Math.Max(0, _points.Length - 2)).OrderByDescending(i => _worth[i]).ThenBy(i => i);
        foreach (var index in inner.Take(points).ToList()) _worth[index] = double.PositiveInfinity;
    }

    private static double[] Weigh(MapPoint[] points)
    {
        var worth = new double[points.Length];
        worth[0] = worth[^1] = double.PositiveInfinity;
        var (before, after) = (new int[points.Length], new int[points.Length]);
        var queue = new PriorityQueue<int, (long, int)>();
        var current = new long[points.Length];
        for (var i = 0; i < points.Length; i++) (before[i], after[i]) = (i - 1, i + 1);
        for (var i = 1; i < points.Length - 1; i++) Enqueue(i);
        var least = 0L;
        while (queue.TryDequeue(out var index, out var priority))
        {
            if (worth[index] > 0 || priority.Item1 != current[index]) continue;
            // Never less than a point left out before it, so that a higher worth always means a subset of the points.
            worth[index] = least = Math.Max(least, Math.Max(priority.Item1, 1));
            var (previous, next) = (before[index], after[index]);
            (after[previous], before[next]) = (next, previous);
            if (previous > 0) Enqueue(previous);
            if (next < points.Length - 1) Enqueue(next);
        }
        return worth;

        void Enqueue(int i)
        {
            current[i] = MapPoint.Doubled(points[before[i]], points[i], points[after[i]]);
            queue.Enqueue(i, (current[i], i));
        }
    }
}
