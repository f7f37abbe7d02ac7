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
    private readonly Dictionary<(int, string), long> _current = [];
    private Dictionary<long, AreaRow> _rows = [];

    public async Task Apply(IReadOnlyList<AreaChange> changes)
    {
        _rows = await db.Areas.Where(a => a.OperationId == operationId).ToDictionaryAsync(a => a.Id);
        foreach (var row in _rows.Values.Where(r => r.ValidTo is null)) _current[Key(row.Level, row.Pcode)] = row.Id;
        foreach (var change in changes) Apply(change);
        await db.SaveChangesAsync();
    }

    private void Apply(AreaChange change)
    {
        switch (change.Kind)
        {
            case AreaChangeKind.New: Add(change); break;
            case AreaChangeKind.Moved: Move(change); break;
            case AreaChangeKind.Renamed or AreaChangeKind.Enriched: Revise(change); break;
            case AreaChangeKind.Retired: _rows[change.Present!.Id].ValidTo = today; break;
            default: break;
        }
    }

    private long Add(AreaChange change, DateOnly? from = null)
    {
        var loaded = change.Loaded!;
        var row = new AreaRow
        {
            OperationId = operationId,
            Id = ids.Next(),
            Pcode = loaded.Pcode,
            Level = loaded.Level,
            ParentId = Parent(loaded),
            ValidFrom = from ?? loaded.ValidFrom,
            Latitude = loaded.Latitude,
            Longitude = loaded.Longitude,
            Population = loaded.Population,
            LoadNumber = number,
        };
        db.Areas.Add(row);
        _rows[row.Id] = row;
        _current[Key(row.Level, row.Pcode)] = row.Id;
        AddNames(row.Id, change.Names);
        return row.Id;
    }

    private long? Parent(LoadedArea loaded)
    {
        if (loaded.Level == 0) return null;
        return loaded.ParentPcode is { } code && _current.TryGetValue(Key(loaded.Level - 1, code), out var parent) ? parent : null;
    }

    private void Move(AreaChange change)
    {
        var old = _rows[change.Present!.Id];
        old.ValidTo = change.ValidTo ?? today.AddDays(-1);
        Add(change, change.Loaded!.ValidFrom > old.ValidFrom ? change.Loaded.ValidFrom : today);
        AddAlias(change, _current[Key(old.Level, old.Pcode)]);
    }

    private void Revise(AreaChange change)
    {
        var row = _rows[change.Present!.Id];
        row.Latitude = change.Loaded!.Latitude ?? row.Latitude;
        row.Longitude = change.Loaded.Longitude ?? row.Longitude;
        row.Population = change.Loaded.Population ?? row.Population;
        if (!change.Names.SequenceEqual(change.Present.Names))
        {
            db.AreaNames.RemoveRange(db.AreaNames.Where(n => n.OperationId == operationId && n.AreaId == row.Id));
            db.SaveChanges();
            AddNames(row.Id, change.Names);
        }
        AddAlias(change, row.Id);
    }

    private void AddNames(long areaId, IReadOnlyList<AreaName> names)
    {
        for (var i = 0; i < names.Count; i++)
            db.AreaNames.Add(new AreaNameRow { OperationId = operationId, AreaId = areaId, Position = i, Language = names[i].Language, Name = names[i].Name, Folded = Folding.Fold(names[i].Name) });
    }

    private void AddAlias(AreaChange change, long areaId)
    {
        if (change.AliasFolded is { Length: > 0 } folded && !db.AreaAliases.Any(a => a.OperationId == operationId && a.Folded == folded && a.AreaId == areaId))
            db.AreaAliases.Add(new AreaAliasRow { OperationId = operationId, Id = ids.Next(), Folded = folded, AreaId = areaId });
    }

    public async Task<int> ApplyShapes(IReadOnlyDictionary<string, Geometry> shapes)
    {
        var written = 0;
        foreach (var (code, shape) in shapes)
        {
            var area = _rows.Values.FirstOrDefault(r => r.ValidTo is null && Same(r.Pcode, code));
            if (area is null) continue;
            await db.AreaShapes.Where(s => s.OperationId == operationId && s.AreaId == area.Id).ExecuteDeleteAsync();
            db.AreaShapes.Add(new AreaShapeRow { OperationId = operationId, AreaId = area.Id, Wkb = new WKBWriter().Write(shape) });
            written++;
        }
        await db.SaveChangesAsync();
        return written;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    private static (int, string) Key(int level, string code) => (level, level == 0 ? CountryCodes.Iso3(code) : code.ToUpperInvariant());
}
