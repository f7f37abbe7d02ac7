using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>How the areas of a level can be drawn: by their shapes, else by the tiles somebody placed them on, else not at all.</summary>
public sealed record LevelMap(MapSheet? Sheet, IReadOnlyList<MapTile> Tiles)
{
    public static readonly LevelMap None = new(null, []);
    public bool IsDrawn => Sheet is not null || Tiles.Count > 0;
}

/// <summary>Drawn maps, kept until the gazetteer is loaded anew: drawing costs a second, and nothing else changes a shape.</summary>
public sealed class MapCache(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(int Operation, int Level), (long Stamp, int Load, LevelMap Map)> _kept = [];
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<LevelMap> For(OperationLists lists, int level)
    {
        var key = (lists.Operation.Id, level);
        if (_kept.TryGetValue(key, out var kept) && kept.Stamp == lists.Operation.ListStamp) return kept.Map;
        await _gate.WaitAsync();
        try
        {
            if (_kept.TryGetValue(key, out kept) && kept.Stamp == lists.Operation.ListStamp) return kept.Map;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
            var load = await db.GazetteerLoads.Where(l => l.OperationId == key.Id).MaxAsync(l => (int?)l.Number) ?? 0;
            var map = kept.Map is not null && kept.Load == load && kept.Map.Sheet is not null ? kept.Map : await Draw(db, lists, level);
            _kept[key] = (lists.Operation.ListStamp, load, map);
            return map;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<LevelMap> Draw(TesseraDb db, OperationLists lists, int level)
    {
        var areas = lists.Gazetteer.AtLevel(level).Select(a => a.Id).ToHashSet();
        if (areas.Count == 0) return LevelMap.None;
        var operationId = lists.Operation.Id;
        var ofLevel = db.Areas.Where(a => a.OperationId == operationId && a.Level == level && a.ValidTo == null).Select(a => a.Id);
        var shapes = await db.AreaShapes.AsNoTracking().Where(s => s.OperationId == operationId && ofLevel.Contains(s.AreaId)).OrderBy(s => s.AreaId).ToListAsync();
        var reader = new WKBReader();
        if (shapes.Count > 0) return new LevelMap(MapShapes.Draw([.. shapes.Select(s => KeyValuePair.Create(s.AreaId, reader.Read(s.Wkb)))]), []);
        return new LevelMap(null, [.. lists.AreaRows.Values.Where(a => areas.Contains(a.Id) && a is { TileColumn: not null, TileRow: not null })
            .Select(a => new MapTile(a.Id, a.TileColumn!.Value, a.TileRow!.Value))]);
    }
}
