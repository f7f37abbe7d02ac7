using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Figures;

/// <summary>
/// What was decided about pairs of partners, at one state of it. When lines come to be compared by smaller places, what was
/// decided of the larger one still holds in those within it, until something else is decided there.
/// </summary>
public sealed class OverlapDecisionList
{
    private readonly OperationLists _lists;
    private readonly ILookup<OverlapKey, OverlapDecisionRow> _byPair;

    /// <param name="rows">In the order they were made.</param>
    public OverlapDecisionList(IEnumerable<OverlapDecisionRow> rows, OperationLists lists)
    {
        _lists = lists;
        _byPair = rows.ToLookup(row => OverlapKey.Of(row.ClusterId, row.KindId, row.PlaceId, row.GroupId, lists.Survivor(row.PartnerA), lists.Survivor(row.PartnerB)));
        Same = new SameReports(SameKeys());
    }

    /// <summary>The pairs that count as one in figures.</summary>
    public SameReports Same { get; }

    /// <summary>The same figures as if this pair were, or were not, decided the same.</summary>
    public SameReports With(OverlapKey key, bool isSame) => new(SameKeys().Where(known => known != key).Concat(isSame ? [key] : []));

    /// <summary>What holds of a pair; null while it is open.</summary>
    public OverlapDecisionRow? Of(OverlapKey key)
    {
        if (_byPair[key].LastOrDefault() is { } own) return own.IsWithdrawn ? null : own;
        for (var place = Above(key.PlaceId); place is { } at; place = Above(at))
            if (_byPair[key with { PlaceId = at }].LastOrDefault() is { } made && WasLowest(made)) return made.IsWithdrawn ? null : made;
        return null;
    }

    /// <summary>Every decision of a pair, of places it lies in and of places within it, the latest first.</summary>
    public IEnumerable<OverlapDecisionRow> Told(OverlapKey key) =>
        _byPair.Where(pair => pair.Key with { PlaceId = key.PlaceId } == key && (IsWithin(pair.Key.PlaceId, key.PlaceId) || IsWithin(key.PlaceId, pair.Key.PlaceId)))
            .SelectMany(pair => pair).Where(made => IsWithin(made.PlaceId, key.PlaceId) || WasLowest(made)).OrderByDescending(made => made.DecidedAt).ThenByDescending(made => made.Id);

    private IEnumerable<OverlapKey> SameKeys()
    {
        foreach (var pair in _byPair)
        {
            if (pair.Last() is not { IsSame: true, IsWithdrawn: false } made) continue;
            yield return pair.Key;
            if (!WasLowest(made)) continue;
            foreach (var place in Below(pair.Key.PlaceId))
                if (Of(pair.Key with { PlaceId = place }) is { IsSame: true }) yield return pair.Key with { PlaceId = place };
        }
    }

    /// <summary>Lines were compared by places of this level then; of rows that only stood at a coarser place nothing follows for smaller ones.</summary>
    private bool WasLowest(OverlapDecisionRow made) => made.LowestLevel is { } level && _lists.Area(made.PlaceId)?.Level == level;

    private long? Above(long place) => _lists.Area(place)?.ParentId;

    private bool IsWithin(long? place, long whole)
    {
        for (; place is { } at; place = Above(at)) if (at == whole) return true;
        return false;
    }

    private IEnumerable<long> Below(long place) => _lists.Gazetteer.Children(place).SelectMany(child => Below(child.Id).Prepend(child.Id));
}

/// <summary>Loads an operation's decisions; kept until its sequence number or its lists differ.</summary>
public sealed class OverlapDecisions(IServiceScopeFactory scopes, ListsCache listsCache)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, (long Sequence, OperationLists Lists, OverlapDecisionList Decisions)> _kept = [];

    public async Task<OverlapDecisionList> For(Operation operation)
    {
        var lists = await listsCache.For(operation);
        if (_kept.TryGetValue(operation.Id, out var kept) && kept.Sequence == operation.Sequence && kept.Lists == lists) return kept.Decisions;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var rows = await db.OverlapDecisions.AsNoTracking().Where(d => d.OperationId == operation.Id).OrderBy(d => d.Id).ToListAsync();
        var decisions = new OverlapDecisionList(rows, lists);
        _kept[operation.Id] = (operation.Sequence, lists, decisions);
        return decisions;
    }
}
