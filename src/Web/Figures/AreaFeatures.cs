using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>
/// Areas with their figures as GeoJSON (RFC 7946): the boundary as loaded, else the centre point, else no geometry.
/// Coordinates are those of areas, never of sites.
/// </summary>
internal sealed class AreaFeatures(TesseraDb db)
{
    /// <param name="properties">Figures of an area; an area without any is left out.</param>
    public async Task<byte[]> Of(OperationLists lists, int level, Func<AdminArea, IReadOnlyList<(string Name, Cell Value)>?> properties)
    {
        var areas = lists.Gazetteer.AtLevel(level).ToList();
        var ids = areas.Select(a => a.Id).ToList();
        var shapes = await db.AreaShapes.AsNoTracking().Where(s => s.OperationId == lists.Operation.Id && EF.Parameter(ids).Contains(s.AreaId)).ToDictionaryAsync(s => s.AreaId, s => s.Wkb);
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var area in areas) if (properties(area) is { } figures) Write(json, area, shapes.GetValueOrDefault(area.Id), figures);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return content.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AdminArea area, byte[]? wkb, IReadOnlyList<(string Name, Cell Value)> figures)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        if (wkb is not null) Write(json, new WKBReader().Read(wkb));
        else if (area is { Latitude: { } latitude, Longitude: { } longitude }) Write(json, new Point(longitude, latitude));
        else json.WriteNullValue();
        json.WriteStartObject("properties");
        json.WriteString("admin_code", area.Pcode);
        json.WriteString("admin_name", area.Name);
        foreach (var (name, value) in figures)
        {
            if (value.Kind == CellKind.Empty) json.WriteNull(name);
            else if (value.Kind == CellKind.Number) json.WriteNumber(name, value.Number);
            else json.WriteString(name, value.AsTyped());
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WritePropertyName("coordinates");
        Coordinates(json, geometry);
        json.WriteEndObject();
    }

    private static void Coordinates(Utf8JsonWriter json, Geometry geometry)
    {
        if (geometry is Point point) { Pair(json, point.Coordinate); return; }
        json.WriteStartArray();
        if (geometry is Polygon polygon)
        {
            Ring(json, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings) Ring(json, hole);
        }
        else if (geometry is GeometryCollection parts) foreach (var part in parts.Geometries) Coordinates(json, part);
        json.WriteEndArray();
    }

    private static void Ring(Utf8JsonWriter json, LineString ring)
    {
        json.WriteStartArray();
        foreach (var coordinate in ring.Coordinates) Pair(json, coordinate);
        json.WriteEndArray();
    }

    private static void Pair(Utf8JsonWriter json, Coordinate at)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(at.X, 6));
        json.WriteNumberValue(Math.Round(at.Y, 6));
        json.WriteEndArray();
    }
}
