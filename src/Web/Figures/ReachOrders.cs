using System.Runtime.CompilerServices;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>
/// The rows of a state in the order of reach, sorted once and not at every question. Kept is the order of the state asked
/// for last, from which that of the next is made, for as long as its lists; of people and of one other unit (decision 11).
/// </summary>
internal sealed class ReachOrders
{
    private readonly ConditionalWeakTable<OperationLists, Kept> _byLists = [];

    private sealed class Kept
    {
        public Lock Gate { get; } = new();
        public ReachOrder? People { get; set; }
        public ReachOrder? Other { get; set; }
    }

    public ReachOrder Of(OperationLists lists, FactTable facts, ReachUnit unit)
    {
        var kept = _byLists.GetOrCreateValue(lists);
        lock (kept.Gate)
        {
            var last = unit == ReachUnit.People ? kept.People : kept.Other;
            if (last is not null && last.Facts == facts && last.Unit == unit) return last;
            var order = new ReachOrder(facts, PresenceDesk.Reference(lists), unit, last);
            if (unit == ReachUnit.People) kept.People = order;
            else kept.Other = order;
            return order;
        }
    }
}
