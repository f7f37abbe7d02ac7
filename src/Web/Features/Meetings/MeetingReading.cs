using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What somebody typed of a meeting, read field by field; all that is wrong with it is told at once.</summary>
/// <param name="Rhythm">Null for one meeting alone.</param>
internal sealed record MeetingReading(Arranged Plan, DateOnly Day, MeetingFrequency? Rhythm, int Count, string? Agenda)
{
    public const int LongestTitle = 200, LongestPlace = 300, LongestDialIn = 500, LongestInterpretation = 200, LongestAgenda = 8_000;

    /// <param name="zone">Where none is said.</param>
    public static MeetingReading Of(MeetingInput input, string zone)
    {
        var read = new FieldReading(input.Unread);
        var title = read.Read("title", () => TypedWords.Line(input.Title, "meeting.title", LongestTitle) ?? throw Problem.Invalid("meeting.title-missing"));
        var day = read.Read("day", () => MeetingTimes.Day(input.Day));
        var plan = new Arranged(title ?? "", read.Read("time", () => MeetingTimes.Minute(input.Time)), read.Read("lasts", () => MeetingPlan.Length(input.Lasts)), read.Read("zone", () => MeetingTimes.Zone(MeetingDoor.Blank(input.Zone) ?? zone).Id) ?? zone,
            read.Read("place", () => TypedWords.Line(input.Place, "meeting.place", LongestPlace)), read.Read("dial-in", () => TypedWords.Line(input.DialIn, "meeting.dial-in", LongestDialIn)),
            read.Read("language", () => MeetingDoor.Blank(input.Language) is { } code ? SpokenLanguages.Demand(code) : null), read.Read("interpretation", () => TypedWords.Line(input.Interpretation, "meeting.interpretation", LongestInterpretation)));
        var (rhythm, count) = (read.Read("repeats", () => MeetingPlan.Rhythm(input.Repeats)), read.Read("count", () => MeetingPlan.Count(input.Count)));
        var agenda = read.Read("agenda", () => TypedWords.Words(input.Agenda, "meeting.agenda", LongestAgenda));
        read.Demand();
        return new(plan, day, rhythm, count, agenda);
    }
}
