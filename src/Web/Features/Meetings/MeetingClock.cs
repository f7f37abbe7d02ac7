using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Instant">Milliseconds since 1970.</param>
public readonly record struct MeetingNow(DateOnly Today, long Instant);

/// <summary>What "now" is for meetings: in a country of samples the end of its data, so that what was planned then is still to come.</summary>
internal sealed class MeetingClock(OperationDay day)
{
    public async Task<MeetingNow> For(Operation operation, OperationLists lists)
    {
        if (!operation.IsSample) return new(day.Today, day.Instant);
        var today = await day.For(operation, lists);
        return new(today, new DateTimeOffset(today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds());
    }
}
