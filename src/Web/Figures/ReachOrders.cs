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
            var order = new ReachOrder(facts, PresenceDesk.Reference(lists), unit);
            if (unit == ReachUnit.People) kept.People = (lists, order);
            else kept.Other = (lists, order);
            return order;
        }
    }
}
