namespace Tessera.Web.Layout;

/// <summary>The classes of a map, five at most: 0, then up to each bound, then more than the last.</summary>
public sealed class MapScale
{
    private readonly long[] _bounds;

    private MapScale(params long[] bounds) => _bounds = bounds;

    /// <summary>Key of the words for an area without a value.</summary>
    public string None { get; private init; } = "map.class.none";

    /// <summary>OCHA's classes of operational presence: 0, 1–2, 3–5, 6–10, 11 and more.</summary>
    public static readonly MapScale Organisations = new(2, 5, 10);

    public static readonly MapScale Percent = new(25, 50, 75);

    /// <summary>Bounds at the quarters of the values, to two digits so that people can say them; quarters that are said alike are one class.</summary>
    public static MapScale Of(IEnumerable<long> values, string none = "map.class.none")
    {
        var sorted = values.Where(value => value > 0).Order().ToList();
        if (sorted.Count == 0) return new(10, 100, 1000) { None = none };
        return new([.. Enumerable.Range(1, 3).Select(quarter => Round(sorted[(sorted.Count - 1) * quarter / 4])).Distinct()]) { None = none };
    }

    /// <summary>How many classes there are: as many as a legend names.</summary>
    public int Classes => _bounds.Length + 2;

    public string Class(long? value) => value is not { } known ? "out" : known <= 0 ? "c0" : $"c{1 + _bounds.Count(bound => known > bound)}";

    /// <summary>A class as a legend says it: "0", "1–2", "3–5", "6–10", "11+".</summary>
    public string Words(int step, Text text)
    {
        if (step == 0) return "0";
        var from = text.Short(step == 1 ? 1 : _bounds[step - 2] + 1);
        if (step > _bounds.Length) return $"{from}+";
        var to = text.Short(_bounds[step - 1]);
        return from == to ? from : $"{from}–{to}";
    }

    private static long Round(long value)
    {
        long unit = 1;
        while (value / unit >= 100) unit *= 10;
        return value / unit * unit;
    }
}
