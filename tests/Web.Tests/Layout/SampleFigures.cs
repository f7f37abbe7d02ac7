using NetTopologySuite.Geometries;
using Tessera.Web.Layout;

namespace Tessera.Web.Tests.Layout;

/// <summary>Made-up figures on real provinces, for looking at the components and for measuring pages.</summary>
internal static class SampleFigures
{
    public static readonly OperationHeading Operation = new("vnm-2009", "Viet Nam · Ketsana and Mirinae 2009", IsSample: true, IsPublished: false);

    public sealed record ClusterRow(string Code, string Name, string Lead, decimal? InNeed, decimal? Targeted, decimal? Reached)
    {
        public decimal? Gap => InNeed - Reached;
    }

    public static readonly IReadOnlyList<ClusterRow> Clusters =
    [
        new("WSH", "Water, sanitation, hygiene", "UNICEF · MARD", 412_000, 268_000, 171_000),
        new("FSC", "Food security", "FAO", 388_000, 240_000, 96_000),
        new("SHL", "Shelter", "IFRC · UN-Habitat", 251_000, 180_000, 122_000),
        new("HEA", "Health", "WHO · MoH", 640_000, 310_000, 265_000),
        new("EDU", "Education", "UNICEF · Save the Children · MoET", 97_000, 82_000, 61_000),
        new("NUT", "Nutrition", "UNICEF · NIN", 58_000, 40_000, 33_000),
        new("ERY", "Early recovery", "UNDP", null, null, 4_100),
    ];

    private static readonly Dictionary<string, long> Present = new()
    {
        ["VN101"] = 1, ["VN403"] = 1, ["VN405"] = 2, ["VN407"] = 3, ["VN409"] = 9, ["VN411"] = 12, ["VN503"] = 14, ["VN501"] = 6,
        ["VN505"] = 17, ["VN601"] = 11, ["VN507"] = 5, ["VN603"] = 4, ["VN605"] = 1, ["VN509"] = 7, ["VN607"] = 0, ["VN511"] = 2, ["VN701"] = 1,
    };

    public static IReadOnlyList<AreaFigure> Figures(IReadOnlyList<Province> provinces, Text text) =>
        [.. provinces.Select(province => new AreaFigure(province.Id, province.Name, Present.TryGetValue(province.Pcode, out var count) ? count : null, Links.Area(Operation.Code, province.Pcode))
        {
            Title = Present.TryGetValue(province.Pcode, out var known) ? $"{province.Name}: {known} organisations" : null,
        })];

    public sealed record Province(long Id, string Pcode, string Name, int Column, int Row)
    {
        public MapTile Tile => new(Id, Column, Row);
    }

    /// <summary>Null when the shared data are absent.</summary>
    public static IReadOnlyList<Province>? Provinces() => SharedGeography.Lines("vnm_tiles.csv")?.Skip(1)
        .Select(line => line.Split(','))
        .Select((cells, index) => new Province(index + 1, cells[0], cells[1], int.Parse(cells[2], Invariant), int.Parse(cells[3], Invariant))).ToList();

    public static MapSheet? Sheet(IReadOnlyList<Province> provinces) => SharedGeography.Shapes("vnm_adm1.geojson") is not { } shapes ? null
        : MapShapes.Draw([.. provinces.Where(province => shapes.ContainsKey(province.Pcode)).Select(province => KeyValuePair.Create(province.Id, (Geometry)shapes[province.Pcode]))]);

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;
}
