using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Figures;

/// <summary>What was decided about pairs of partners, at one state of it.</summary>
public sealed class OverlapDecisionList
{
    private readonly ILookup<OverlapKey, OverlapDecisionRow> _byPair;

    /// <param name="rows">In the order they were made.</param>
    public OverlapDecisionList(IEnumerable<OverlapDecisionRow> rows, Func<long, long> survivor)
    {
        _byPair = rows.ToLookup(row => OverlapKey.Of(row.ClusterId, row.KindId, row.PlaceId, row.GroupId, survivor(row.PartnerA), survivor(row.PartnerB)));
        Same = new SameReports(_byPair.Where(pair => pair.Last().IsSame).Select(pair => pair.Key));
    }

    /// <summary>The pairs that count as one in figures.</summary>
    public SameReports Same { get; }

    /// <summary>The same figures as if this pair were, or were not, decided the same.</summary>
    public SameReports With(OverlapKey key, bool isSame) =>
        new(_byPair.Where(pair => pair.Last().IsSame && pair.Key != key).Select(pair => pair.Key).Concat(isSame ? [key] : []));

    public OverlapDecisionRow? Of(OverlapKey key) => _byPair[key].LastOrDefault();

    /// <summary>Every decision of a pair, the latest first.</summary>
    public IEnumerable<OverlapDecisionRow> History(OverlapKey key) => _byPair[key].Reverse();
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
        var decisions = new OverlapDecisionList(rows, lists.Survivor);
        _kept[operation.Id] = (operation.Sequence, lists, decisions);
        return decisions;
    }
}
