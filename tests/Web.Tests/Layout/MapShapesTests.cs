using System.Globalization;
using NetTopologySuite.Geometries;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

public sealed class MapShapesTests
{
    [Fact]
    public void Two_neighbours_keep_one_common_border()
    {
        // Two squares of one degree share the meridian 1, which has a notch; whatever is left of it must be left in both.
        Coordinate[] border = [new(1, 0), new(1, 0.3), new(1.2, 0.5), new(1, 0.7), new(1, 1)];
        var west = new Polygon(new LinearRing([new(0, 0), .. border, new(0, 1), new(0, 0)]));
        var east = new Polygon(new LinearRing([new(2, 0), new(2, 1), .. border.Reverse(), new(2, 0)]));

        var sheet = MapShapes.Draw([KeyValuePair.Create(1L, (Geometry)west), KeyValuePair.Create(2L, (Geometry)east)], budget: 10_000, longestSide: 402);

        var (left, right) = (Points(sheet.Shapes[0].Path), Points(sheet.Shapes[1].Path));
        // 400 units for 2 degrees: the meridian 1 is at 201, the notch at 241.
        Assert.Equal([(201, 1), (201, 61), (201, 141), (201, 201), (241, 101)], left.Intersect(right).Order());
    }

    [Theory]
    [InlineData("vnm_adm1.geojson", 63)]
    [InlineData("npl_adm1.geojson", 7)]
    [InlineData("moz_adm2.geojson", 159)]
    public void A_country_keeps_every_area_within_the_budget_and_without_gaps(string file, int areas)
    {
        if (SharedGeography.Shapes(file) is not { } shapes) { Assert.Skip($"../shared/data/geo/{file} is absent."); return; }

        var sheet = MapShapes.Draw([.. shapes.Values.Select((shape, index) => KeyValuePair.Create((long)index, shape))], budget: 22_000);

        Assert.Equal(areas, sheet.Shapes.Count);
        Assert.InRange(sheet.Shapes.Sum(shape => shape.Path.Length), 1, 22_000);
        // Each inner step of a border is walked twice, once from either side, in opposite directions; were a border
        // simplified differently on its two sides, the areas would overlap or gape, and the outside would be longer.
        var outlines = sheet.Shapes.SelectMany(shape => Steps(shape.Path)).ToList();
        var inner = outlines.Count(step => outlines.Contains((step.To, step.From)));
        Assert.True(inner > outlines.Count / 4, $"{inner} of {outlines.Count} steps are shared.");
        Assert.All(sheet.Shapes, shape => Assert.InRange(shape.LabelX, 0, sheet.Width));
        Assert.All(sheet.Shapes, shape => Assert.InRange(shape.LabelY, 0, sheet.Height));
    }

    [Fact]
    public void Simplifying_changes_the_area_of_no_province_of_Viet_Nam_by_more_than_a_tenth()
    {
        if (SharedGeography.Shapes("vnm_adm1.geojson") is not { } shapes) { Assert.Skip("../shared/data/geo/vnm_adm1.geojson is absent."); return; }
        var names = shapes.Keys.ToList();

        var sheet = MapShapes.Draw([.. names.Select((name, index) => KeyValuePair.Create((long)index, shapes[name]))]);

        // Khanh Hoa and Da Nang have islands in boxes, which are drawn smaller.
        foreach (var shape in sheet.Shapes.Where(shape => names[(int)shape.AreaId] is not ("VN511" or "VN501")))
        {
            var drawn = Rings(shape.Path).Sum(Doubled) / 2.0 * sheet.KilometresPerUnit * sheet.KilometresPerUnit;
            // Square kilometres of the source: a degree is 111.195 km, narrowed by the cosine of the map's middle latitude (16°).
            var real = shapes[names[(int)shape.AreaId]].Area * 111.195 * 111.195 * Math.Cos(15.97 * Math.PI / 180);
            Assert.True(Math.Abs(drawn - real) / real < 0.1, $"{names[(int)shape.AreaId]}: {drawn:0} instead of {real:0} km²");
        }
    }

    [Fact]
    public void Far_islands_of_Viet_Nam_stand_in_boxes_and_stay_on_the_map()
    {
        if (SharedGeography.Shapes("vnm_adm1.geojson") is not { } shapes) { Assert.Skip("../shared/data/geo/vnm_adm1.geojson is absent."); return; }
        var provinces = shapes.Keys.ToList();

        var sheet = MapShapes.Draw([.. provinces.Select((name, index) => KeyValuePair.Create((long)index, shapes[name]))]);

        // Hoang Sa belongs to Da Nang (VN501), Truong Sa to Khanh Hoa (VN511).
        foreach (var province in new[] { "VN501", "VN511" })
        {
            var points = Points(sheet.Shapes.Single(shape => shape.AreaId == provinces.IndexOf(province)).Path);
            Assert.Contains(sheet.Insets, box => points.Any(point => point.X > box.X && point.X < box.X + box.Side && point.Y > box.Y && point.Y < box.Y + box.Side));
        }
    }

    [Fact]
    public void A_speck_of_an_area_is_drawn_as_a_dot()
    {
        var land = new Polygon(new LinearRing([new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)]));
        var islet = new Polygon(new LinearRing([new(5, 5), new(5.0001, 5), new(5, 5.0001), new(5, 5)]));

        var sheet = MapShapes.Draw([KeyValuePair.Create(1L, (Geometry)land), KeyValuePair.Create(2L, (Geometry)islet)]);

        Assert.Equal(4, Points(sheet.Shapes.Single(shape => shape.AreaId == 2).Path).Count);
    }

    [Fact]
    public void Nothing_to_draw_is_an_empty_sheet() => Assert.Empty(MapShapes.Draw([]).Shapes);

    [Theory]
    [InlineData(0.4, 1)]
    [InlineData(19.9, 10)]
    [InlineData(250, 200)]
    [InlineData(500, 500)]
    public void A_scale_bar_has_a_round_length(double room, long expected) => Assert.Equal(expected, MapShapes.RoundLength(room));

    private static double Doubled(List<(int X, int Y)> ring) => Math.Abs(ring.Select((a, i) => (a, b: ring[(i + 1) % ring.Count])).Sum(edge => (double)edge.a.X * edge.b.Y - (double)edge.b.X * edge.a.Y));

    private static HashSet<(int X, int Y)> Points(string path) => [.. Rings(path).SelectMany(ring => ring)];

    private static IEnumerable<((int X, int Y) From, (int X, int Y) To)> Steps(string path) =>
        Rings(path).SelectMany(ring => ring.Select((point, i) => (point, ring[(i + 1) % ring.Count])));

    /// <summary>An independent reading of "m x y dx dy … z": after z the pen is at the ring's start.</summary>
    private static IEnumerable<List<(int X, int Y)>> Rings(string path)
    {
        var (x, y) = (0, 0);
        foreach (var part in path.Split('z', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = System.Text.RegularExpressions.Regex.Matches(part, "-?[0-9]+").Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
            var ring = new List<(int, int)>();
            for (var i = 0; i < numbers.Length; i += 2) ring.Add((x += numbers[i], y += numbers[i + 1]));
            (x, y) = ring[0];
            yield return ring;
        }
    }
}
