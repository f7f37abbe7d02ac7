using System.Globalization;
using System.Text;
using Tessera.Domain.Clusters;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <param name="Table">Whose it is: a cluster, or one of its hubs.</param>
/// <param name="Href">The meeting's page.</param>
/// <param name="DialIn">Null where the calendar goes to people who may not know it.</param>
internal sealed record CalendarEntry(Meeting Meeting, string Operation, string Table, string Href, string? DialIn)
{
    /// <summary>Who is asked to come, and on whose behalf; null in a calendar that is only read.</summary>
    public (string Organiser, string Address, string Name)? Asked { get; init; }
}

/// <summary>Meetings in the form that calendar programs read (RFC 5545). Times are written in UTC, so that no clock's rules need to travel along.</summary>
internal static class CalendarText
{
    public const string Publish = "PUBLISH", Request = "REQUEST", Cancel = "CANCEL";

    /// <param name="method">RFC 5546: what the reader's program is to do with the entries.</param>
    public static string Of(string name, IEnumerable<CalendarEntry> entries, string method = Publish)
    {
        var to = new StringBuilder();
        Line(to, "BEGIN:VCALENDAR");
        Line(to, "VERSION:2.0");
        Line(to, $"PRODID:-//{Product.Name}//Meetings//EN");
        Line(to, "METHOD:" + method);
        if (method == Publish) Line(to, "X-WR-CALNAME:" + Escaped(name));
        foreach (var entry in entries) Entry(to, entry);
        Line(to, "END:VCALENDAR");
        return to.ToString();
    }

    private static void Entry(StringBuilder to, CalendarEntry entry)
    {
        var meeting = entry.Meeting;
        Line(to, "BEGIN:VEVENT");
        Line(to, $"UID:{meeting.Id.ToString(CultureInfo.InvariantCulture)}.meeting.{entry.Operation}@tessera");
        Line(to, $"SEQUENCE:{meeting.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(to, "DTSTAMP:" + Instant(meeting.ChangedAt));
        Line(to, "DTSTART:" + Instant(meeting.StartsAt));
        Line(to, "DTEND:" + Instant(meeting.StartsAt + meeting.Lasts * 60_000L));
        Line(to, "SUMMARY:" + Escaped($"{entry.Table}: {meeting.Title}"));
        if (meeting.Place is { } place) Line(to, "LOCATION:" + Escaped(place));
        if (entry.DialIn is { } dial) Line(to, "DESCRIPTION:" + Escaped(dial + "\n" + entry.Href));
        Line(to, "URL:" + entry.Href);
        if (entry.Asked is { } asked)
        {
            Line(to, "ORGANIZER:mailto:" + asked.Organiser);
            Line(to, $"ATTENDEE;CN=\"{OneLine(asked.Name)}\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:{asked.Address}");
        }
        Line(to, meeting.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(to, "END:VEVENT");
    }

    private static string Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A parameter's value can escape nothing (RFC 5545 3.2): what would end it becomes something else.</summary>
    private static string OneLine(string text) => new([.. text.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c)]);

    internal static string Escaped(string text) => ContentLines.Escaped(text);

    private static void Line(StringBuilder to, string line) => ContentLines.Add(to, line);
}
