using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;

namespace Tessera.Web.Figures;

/// <summary>What "now" means: today, or in a country of samples the end of its data (design.md 5, rule 4).</summary>
internal sealed class OperationDay(PresenceDesk desk, TimeProvider time)
{
    public long Instant => time.GetUtcNow().ToUnixTimeMilliseconds();

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<DateOnly> For(Operation operation, OperationLists lists) =>
        operation.IsSample && ReportingPeriod.LastDayOf((await desk.Ask(operation, lists, new PresenceQuestion { Level = 1, Clusters = null })).AsOfMonth) is { } last ? last : Today;
}
