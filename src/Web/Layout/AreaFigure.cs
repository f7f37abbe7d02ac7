namespace Tessera.Web.Layout;

/// <summary>
/// What a map says about one area. A null value is "no report" and hatched; 0 is a report of nothing; they are never
/// drawn alike.
/// </summary>
public sealed record AreaFigure(long AreaId, string Name, long? Value, string? Href = null)
{
    /// <summary>The sentence a reader hears or sees on pointing; without it the name and the value.</summary>
    public string? Title { get; init; }

    public MapScale Scale { get; init; } = MapScale.Organisations;

    /// <summary>The place the map is about: drawn last, with a heavy border.</summary>
    public bool IsMarked { get; init; }

    public string Class => IsMarked ? $"{Scale.Class(Value)} marked" : Scale.Class(Value);
}

/// <summary>One area's place in a schematic map, counted from 0 at the north-west.</summary>
public sealed record MapTile(long AreaId, int Column, int Row);

/// <summary>One area's outline in the units of its sheet.</summary>
/// <param name="Path">SVG path data with relative integer steps.</param>
/// <param name="LabelRadius">Of the largest circle inside the area around the label point.</param>
public sealed record MapShape(long AreaId, string Path, int LabelX, int LabelY, int LabelRadius);

/// <summary>A drawn map. One unit is the same length in both directions at the middle latitude.</summary>
public sealed record MapSheet(int Width, int Height, double KilometresPerUnit, IReadOnlyList<MapShape> Shapes, IReadOnlyList<MapInset> Insets);

/// <summary>A square box with parts drawn out of their place, and perhaps smaller.</summary>
public sealed record MapInset(int X, int Y, int Side);
