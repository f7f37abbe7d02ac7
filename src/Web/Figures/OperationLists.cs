using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Figures;

/// <summary>An operation's gazetteer, partners and clusters as one state of them, indexed for matching and for figures.</summary>
public sealed class OperationLists
{
    public required Operation Operation { get; init; }
    public required Gazetteer Gazetteer { get; init; }
    public required IReadOnlyDictionary<long, AreaRow> AreaRows { get; init; }
    /// <summary>The operation's own partners; the global list is not among them.</summary>
    public required IReadOnlyDictionary<long, Partner> Partners { get; init; }
    /// <summary>Own partners and, where not yet taken over, the global list.</summary>
    public required PartnerRegistry Registry { get; init; }
    public required ClusterRegistry Clusters { get; init; }
    public required IReadOnlyList<Cluster> ClusterList { get; init; }
    public required ILookup<long, LeadershipTerm> Leadership { get; init; }
    /// <summary>Tables of clusters below the country, open and closed.</summary>
    public IReadOnlyDictionary<long, ClusterHub> Hubs { get; init; } = new Dictionary<long, ClusterHub>();

    public AdminArea? Area(long id) => Gazetteer.ById(id);
    public long? AreaAtLevel(long id, int level) => Gazetteer.Ancestor(id, level)?.Id;
    public long Survivor(long partnerId) => Registry.Survivor(partnerId) ?? partnerId;
    public string PartnerName(long id) => Partners.GetValueOrDefault(id)?.Short ?? Registry.Find(id)?.Short ?? "?";
    /// <summary>The filter value that means exactly the rows counted at a place; those of a coarser one stand for themselves.</summary>
    public string PlaceValue(long areaId, bool isOnly)
    {
        var code = Area(areaId)?.Pcode ?? "?";
        var named = Gazetteer.ByCode(code) is [var first, ..] && first.Id == areaId ? code : PresenceFilter.Id + areaId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return isOnly ? PresenceFilter.Only + named : named;
    }

    /// <summary>"Quảng Nam · WASH"; the place alone where no cluster is meant.</summary>
    public string PlaceAndCluster(long areaId, long? clusterId, string language)
    {
        var place = Area(areaId)?.NameIn(language) ?? "?";
        return clusterId is { } id ? $"{place} · {Cluster(id)?.ShortName ?? "?"}" : place;
    }

    /// <summary>Whose table it is: "WASH", of a hub "WASH · Quảng Nam".</summary>
    public string TableName(long clusterId, long? hubId, string language)
    {
        var cluster = Cluster(clusterId)?.ShortName ?? "?";
        return hubId is { } id && Hubs.TryGetValue(id, out var hub) ? $"{cluster} · {Area(hub.AreaId)?.NameIn(language) ?? "?"}" : cluster;
    }

    /// <summary>The organisation that holds a term; null for a vacant place.</summary>
    public string? Holder(LeadershipTerm term) => term.PartnerId is { } partner ? PartnerName(Survivor(partner)) : term.Name;

    /// <summary>Who leads a cluster on a date: "UNICEF, Save the Children"; null when nobody is known.</summary>
    public string? Leads(long clusterId, LooseDate asked) => Holders(clusterId, asked, Domain.Clusters.Leadership.IsLead);

    public string? Counterparts(long clusterId, LooseDate asked) => Holders(clusterId, asked, role => role == LeadershipRole.Counterpart);

    private string? Holders(long clusterId, LooseDate asked, Func<LeadershipRole, bool> isAsked)
    {
        var names = Domain.Clusters.Leadership.On(Leadership[clusterId].Where(term => isAsked(term.Role)), asked).Select(pair => Holder(pair.Term)).OfType<string>().Distinct().ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    public Cluster? Cluster(long id) => Clusters.Find(id);
    public IReadOnlySet<long> SensitiveClusters => ClusterList.Where(c => c.IsSensitive).Select(c => c.Id).ToHashSet();
}

/// <summary>Loads an operation's lists; kept until the operation's list stamp differs.</summary>
public sealed class ListsCache(IServiceScopeFactory scopes, Engine engine)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, (long Stamp, long Global, OperationLists Lists)> _kept = [];

    public async Task<OperationLists> For(Operation operation)
    {
        var global = await GlobalStamp();
        if (_kept.TryGetValue(operation.Id, out var kept) && kept.Stamp == operation.ListStamp && kept.Global == global) return kept.Lists;
        await using var scope = scopes.CreateAsyncScope();
        var lists = await Load(scope.ServiceProvider.GetRequiredService<TesseraDb>(), operation);
        _kept[operation.Id] = (operation.ListStamp, global, lists);
        return lists;
    }

    /// <summary>Asked by nearly every page, so by plain SQL.</summary>
    private async Task<long> GlobalStamp()
    {
        var found = await engine.Read("SELECT list_stamp FROM operation WHERE code = @code", reader => reader.GetInt64(0), ("code", GlobalLists.Code));
        return found[0];
    }

    private static async Task<OperationLists> Load(TesseraDb db, Operation operation)
    {
        var id = operation.Id;
        var rows = await db.Areas.AsNoTracking().Where(a => a.OperationId == id).ToListAsync();
        var partners = await db.Partners.AsNoTracking().Where(p => p.OperationId == id).ToListAsync();
        var aliases = await db.PartnerAliases.AsNoTracking().Where(a => a.OperationId == id).ToListAsync();
        await AddGlobal(db, partners, aliases);
        var clusters = await db.Clusters.AsNoTracking().Where(c => c.OperationId == id).OrderBy(c => c.Code).ToListAsync();
        var synonyms = await db.ClusterSynonyms.AsNoTracking().Where(s => s.OperationId == id).ToListAsync();
        return new OperationLists
        {
            Operation = operation,
            AreaRows = rows.ToDictionary(r => r.Id),
            Gazetteer = new Gazetteer(await Areas(db, id, rows), await Aliases(db, id), operation.CountryList),
            Partners = partners.Where(p => p.OperationId == id).ToDictionary(p => p.Id),
            Registry = new PartnerRegistry(partners, aliases),
            ClusterList = clusters,
            Leadership = (await db.LeadershipTerms.AsNoTracking().Where(t => t.OperationId == id).ToListAsync()).ToLookup(t => t.ClusterId),
            Clusters = GlobalLists.Registry(clusters, synonyms),
            Hubs = await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == id).ToDictionaryAsync(h => h.Id),
        };
    }

    /// <summary>A listed partner counts only while the operation has none of the same id, name or acronym of its own.</summary>
    private static async Task AddGlobal(TesseraDb db, List<Partner> partners, List<PartnerAlias> aliases)
    {
        if (await db.Operations.Where(o => o.Code == GlobalLists.Code).Select(o => (int?)o.Id).FirstOrDefaultAsync() is not { } global) return;
        var own = partners.SelectMany(p => new[] { p.Name, p.Acronym }).OfType<string>().Select(Domain.Folding.Fold).Concat(aliases.Select(a => a.Folded)).ToHashSet();
        var ids = partners.Select(p => p.Id).ToHashSet();
        var listed = (await db.Partners.AsNoTracking().Where(p => p.OperationId == global).ToListAsync())
            .Where(p => !ids.Contains(p.Id) && !own.Contains(Domain.Folding.Fold(p.Name)) && (p.Acronym is null || !own.Contains(Domain.Folding.Fold(p.Acronym)))).ToList();
        var taken = aliases.Select(a => a.Folded).ToHashSet();
        var known = listed.Select(p => p.Id).Concat(ids).ToHashSet();
        partners.AddRange(listed);
        aliases.AddRange((await db.PartnerAliases.AsNoTracking().Where(a => a.OperationId == global).ToListAsync()).Where(a => known.Contains(a.PartnerId) && !taken.Contains(a.Folded) && !own.Contains(a.Folded)));
    }

    private static async Task<List<AdminArea>> Areas(TesseraDb db, int operationId, List<AreaRow> rows)
    {
        var names = (await db.AreaNames.AsNoTracking().Where(n => n.OperationId == operationId).OrderBy(n => n.Position).ToListAsync()).ToLookup(n => n.AreaId);
        return [.. rows.Select(r => new AdminArea
        {
            Id = r.Id,
            Pcode = r.Pcode,
            Level = r.Level,
            ParentId = r.ParentId,
            Names = [.. names[r.Id].Select(n => new AreaName(n.Language, n.Name))],
            ValidFrom = r.ValidFrom,
            ValidTo = r.ValidTo,
            Latitude = r.Latitude,
            Longitude = r.Longitude,
            Population = r.Population,
        })];
    }

    private static async Task<List<AreaAlias>> Aliases(TesseraDb db, int operationId) =>
        await db.AreaAliases.AsNoTracking().Where(a => a.OperationId == operationId).Select(a => new AreaAlias(a.Folded, a.AreaId)).ToListAsync();
}
