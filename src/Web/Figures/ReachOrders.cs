using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>
/// The rows of a state in the order of reach, kept as long as their table: sorted once and not at every question. Of
/// people and of the unit asked for last (decision 11).
/// </summary>
internal sealed class ReachOrders
{
    private readonly ConditionalWeakTable<FactTable, Kept> _byTable = [];
    /// <summary>The order made last, from which that of the next state is made; as long as its lists.</summary>
    private readonly ConditionalWeakTable<OperationLists, ConcurrentDictionary<ReachUnit, ReachOrder>> _last = [];

    private sealed class Kept
    {
        public Lock Gate { get; } = new();
        public (OperationLists Lists, ReachOrder Order)? People { get; set; }
        public (OperationLists Lists, ReachOrder Order)? Other { get; set; }
    }

    public ReachOrder Of(OperationLists lists, FactTable facts, ReachUnit unit)
    {
        var kept = _byTable.GetValue(facts, _ => new Kept());
        lock (kept.Gate)
        {
            var known = unit == ReachUnit.People ? kept.People : kept.Other;
            if (known is { } there && there.Lists == lists && there.Order.Unit == unit) return there.Order;
            var order = After(lists, facts, unit);
            if (unit == ReachUnit.People) kept.People = (lists, order);
            else kept.Other = (lists, order);
            return order;
        }
    }

    private ReachOrder After(OperationLists lists, FactTable facts, ReachUnit unit)
    {
        var last = _last.GetOrCreateValue(lists);
        var order = new ReachOrder(facts, PresenceDesk.Reference(lists), unit, last.GetValueOrDefault(unit));
        // Of other units only the newest: each weighs as much as that of people.
        foreach (var other in last.Keys.Where(other => other != ReachUnit.People && other != unit)) last.TryRemove(other, out _);
        return last[unit] = order;
    }
}
