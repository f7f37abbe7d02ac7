using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>What may be dated how.</summary>
internal sealed class ClusterDays(ListsCache listsCache, OperationDay day)
{
    /// <summary>
    /// A change that has not come is not written down: figures and the map go by how clusters hang now, and "now" must not
    /// be a day that nobody has seen.
    /// </summary>
    public async Task DemandPast(Operation operation, LooseDate? date)
    {
        if (date?.Earliest is not { } earliest) return;
        var now = await day.For(operation, await listsCache.For(operation));
        if (earliest > now) throw Problem.Invalid("form.future", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
