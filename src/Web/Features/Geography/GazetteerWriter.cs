using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Geography;

/// <summary>Turns the changes of a load into rows; the caller's transaction decides.</summary>
internal sealed class GazetteerWriter(TesseraDb db, Ids ids, int operationId, int number, DateOnly today)
{
    private const int IdsAtOnce = 500;
    private readonly Dictionary<(int, string), long> _current = [];
    private readonly Dictionary<long, IReadOnlyList<AreaName>> _renamed = [];
    private Dictionary<long, AreaRow> _rows = [];
    private Dictionary<(string, DateOnly?), AreaRow> _versions = [];
    private HashSet<(string, long)> _aliases = [];

    public async Task Apply(IReadOnlyList<AreaChange> changes)
    {
        _rows = await db.Areas.Where(a => a.OperationId == operationId).ToDictionaryAsync(a => a.Id);
        _aliases = [.. (await db.AreaAliases.AsNoTracking().Where(a => a.OperationId == operationId).ToListAsync()).Select(a => (a.Folded, a.AreaId))];
        _versions = _rows.Values.GroupBy(r => (r.Pcode, r.ValidFrom)).ToDictionary(g => g.Key, g => g.First());
        foreach (var row in _rows.Values.Where(r => r.ValidTo is null)) _current[Key(row.Level, row.Pcode)] = row.Id;
        foreach (var change in changes) Apply(change);
        await WriteNames();
        await db.SaveChangesAsync();
    }

    private void Apply(AreaChange change)
    {
        switch (change.Kind)
        {
            case AreaChangeKind.New: Add(change, change.Loaded!.ValidFrom); break;
            case AreaChangeKind.Moved: Move(change); break;
            case AreaChangeKind.Renamed or AreaChangeKind.Enriched: Revise(change); break;
            case AreaChangeKind.Retired: _rows[change.Present!.Id].ValidTo = today; break;
            default: break;
        }
    }

    private void Add(AreaChange change, DateOnly? from)
    {
        var loaded = change.Loaded!;
        // A version that was retired and is listed again is the same version: it comes back under its own id.
        if (from is not null && _versions.TryGetValue((loaded.Pcode, from), out var before) && before.Level == loaded.Level)
        {
            before.ValidTo = null;
            _current[Key(before.Level, before.Pcode)] = before.Id;
            Take(before, change);
            return;
        }
        var row = new AreaRow { OperationId = operationId, Id = ids.Next(), Pcode = loaded.Pcode, Level = loaded.Level, ValidFrom = from, LoadNumber = number };
        db.Areas.Add(row);
        _rows[row.Id] = _versions[(row.Pcode, from)] = row;
        _current[Key(row.Level, row.Pcode)] = row.Id;
        Take(row, change);
    }

    private void Take(AreaRow row, AreaChange change)
    {
        var loaded = change.Loaded!;
        row.ParentId = Parent(loaded) ?? row.ParentId;
        row.Latitude = loaded.Latitude ?? row.Latitude ?? change.Present?.Latitude;
        row.Longitude = loaded.Longitude ?? row.Longitude ?? change.Present?.Longitude;
        row.Population = loaded.Population ?? row.Population ?? change.Present?.Population;
        if (change.Present?.Id != row.Id || !change.Names.SequenceEqual(change.Present.Names)) _renamed[row.Id] = change.Names;
        if (change.AliasFolded is { Length: > 0 } folded && _aliases.Add((folded, row.Id)))
            db.AreaAliases.Add(new AreaAliasRow { OperationId = operationId, Id = ids.Next(), Folded = folded, AreaId = row.Id });
    }

    private long? Parent(LoadedArea loaded) =>
        loaded.Level > 0 && loaded.ParentPcode is { } code && _current.TryGetValue(Key(loaded.Level - 1, code), out var parent) ? parent : null;

    private void Revise(AreaChange change) => Take(_rows[change.Present!.Id], change);

    private void Move(AreaChange change)
    {
        var old = _rows[change.Present!.Id];
        var from = change.Loaded!.ValidFrom > old.ValidFrom ? change.Loaded.ValidFrom.Value : today;
        // A second move within the day corrects the first one.
        if (old.ValidFrom == from)
        {
            Take(old, change);
            return;
        }
        old.ValidTo = change.ValidTo ?? today.AddDays(-1);
        Add(change, from);
        var next = _current[Key(old.Level, old.Pcode)];
        // What lies in it goes with it; a child that the file puts elsewhere follows in its own turn, being deeper.
        foreach (var child in _rows.Values.Where(r => r.ParentId == old.Id && r.ValidTo is null)) child.ParentId = next;
    }

    private async Task WriteNames()
    {
        foreach (var some in _renamed.Keys.Chunk(IdsAtOnce))
            await db.AreaNames.Where(n => n.OperationId == operationId && some.Contains(n.AreaId)).ExecuteDeleteAsync();
        foreach (var (areaId, names) in _renamed)
            db.AreaNames.AddRange(names.Select((name, i) => new AreaNameRow { OperationId = operationId, AreaId = areaId, Position = i, Language = name.Language, Name = name.Name, Folded = Folding.Fold(name.Name) }));
    }

    public async Task<int> ApplyShapes(IReadOnlyDictionary<string, Geometry> shapes)
    {
        var byCode = _rows.Values.Where(r => r.ValidTo is null).GroupBy(r => PlaceCode.Normalise(r.Pcode)).ToDictionary(g => g.Key, g => g.First().Id);
        var found = shapes.Where(s => byCode.ContainsKey(PlaceCode.Normalise(s.Key))).GroupBy(s => byCode[PlaceCode.Normalise(s.Key)]).ToDictionary(g => g.Key, g => g.First().Value);
        foreach (var some in found.Keys.Chunk(IdsAtOnce))
            await db.AreaShapes.Where(s => s.OperationId == operationId && some.Contains(s.AreaId)).ExecuteDeleteAsync();
        db.AreaShapes.AddRange(found.Select(s => new AreaShapeRow { OperationId = operationId, AreaId = s.Key, Wkb = new WKBWriter().Write(s.Value) }));
        await db.SaveChangesAsync();
        return found.Count;
    }

    private static (int, string) Key(int level, string code) => (level, level == 0 ? CountryCodes.Iso3(code) : PlaceCode.Normalise(code));
}
