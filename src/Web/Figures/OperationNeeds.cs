using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Figures;

/// <summary>
/// The needs of the operations in use, read again when the operation's sequence number or its lists differ. Of caseloads
/// of one name the one loaded last counts, unless it was withdrawn: then the one before it does.
/// </summary>
public sealed class OperationNeeds(IServiceScopeFactory scopes, ListsCache listsCache)
{
    private const int MaxOperations = 64;
    private readonly ConcurrentDictionary<int, Entry> _kept = [];
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _gates = [];

    private sealed record Entry(OperationLists Lists, NeedTable Table);

    public async Task<NeedTable> For(Operation operation)
    {
        var lists = await listsCache.For(operation);
        if (Kept(operation, lists) is { } kept) return kept;
        var gate = _gates.GetOrAdd(operation.Id, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync();
        try
        {
            return Kept(operation, lists) ?? await Read(operation, lists);
        }
        finally
        {
            gate.Release();
        }
    }

    private NeedTable? Kept(Operation operation, OperationLists lists) =>
        _kept.TryGetValue(operation.Id, out var entry) && entry.Lists == lists && entry.Table.Sequence == operation.Sequence ? entry.Table : null;

    private async Task<NeedTable> Read(Operation operation, OperationLists lists)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        var table = new NeedTable(operation.Sequence, await Caseloads(db, operation.Id), id => lists.Area(id)?.ParentId);
        if (_kept.Count >= MaxOperations) _kept.Clear();
        _kept[operation.Id] = new Entry(lists, table);
        return table;
    }

    private static async Task<List<LoadedCaseload>> Caseloads(TesseraDb db, int operationId)
    {
        var counting = Counting(await db.Caseloads.AsNoTracking().Where(c => c.OperationId == operationId).OrderBy(c => c.Number).ToListAsync());
        var numbers = counting.Select(c => c.Number).ToList();
        var groups = await db.Terms.AsNoTracking().Where(t => t.OperationId == operationId && t.List == "group").ToDictionaryAsync(t => t.Id, t => t.Text);
        var lines = (await db.CaseloadLines.AsNoTracking().Where(l => l.OperationId == operationId && numbers.Contains(l.CaseloadNumber))
            .OrderBy(l => l.CaseloadNumber).ThenBy(l => l.Position).ToListAsync()).ToLookup(l => l.CaseloadNumber);
        return [.. counting.Select(c => new LoadedCaseload(Head(c), [.. lines[c.Number].Select(l => Line(l, groups))]))];
    }

    /// <summary>The rows that count, of all rows in the order of loading.</summary>
    public static IReadOnlyList<CaseloadRow> Counting(IReadOnlyList<CaseloadRow> all) =>
        [.. all.Where(c => !c.IsWithdrawn).GroupBy(c => c.Folded).Select(g => g.Last()).OrderBy(c => c.Number)];

    public static Caseload Head(CaseloadRow row) => new(row.Number, row.Name, row.Source, row.Cut, (NeedPartition)row.Complete,
        row.FirstMonth, row.LastMonth, row.LoadedAt, row.LoadedBy, row.IsSample);

    private static NeedLine Line(CaseloadLineRow row, Dictionary<long, string> groups) =>
        new(row.AreaId, row.ClusterId, row.GroupId is { } group ? groups.GetValueOrDefault(group) : null, CutOf(row), (NeedFigure)row.Figure, row.Value, row.Severity) { Category = row.Category };

    private static Disaggregation CutOf(CaseloadLineRow row) =>
        row is { Sex: 0, AgeFrom: null, AgeTo: null, IsDisabled: false } ? Disaggregation.Total : new((Sex)row.Sex, row.AgeFrom, row.AgeTo, row.IsDisabled);
}
