using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Operations;

namespace Tessera.Web.Features.Meetings;

/// <summary>The clock of the room where a cluster meets.</summary>
internal static class MeetingTimes
{
    public const string Utc = "UTC";

    // IANA's zone of each country's capital, for countries with coordinated responses; the others begin with UTC and
    // are asked once, since a new meeting takes the zone of the last one.
    private static readonly Dictionary<string, string> Capitals = new()
    {
        ["AFG"] = "Asia/Kabul", ["BDI"] = "Africa/Bujumbura", ["BFA"] = "Africa/Ouagadougou", ["BGD"] = "Asia/Dhaka", ["CAF"] = "Africa/Bangui", ["CMR"] = "Africa/Douala",
        ["COD"] = "Africa/Kinshasa", ["COL"] = "America/Bogota", ["ETH"] = "Africa/Addis_Ababa", ["GTM"] = "America/Guatemala", ["HND"] = "America/Tegucigalpa", ["HTI"] = "America/Port-au-Prince",
        ["IRQ"] = "Asia/Baghdad", ["KEN"] = "Africa/Nairobi", ["LBN"] = "Asia/Beirut", ["LBY"] = "Africa/Tripoli", ["MLI"] = "Africa/Bamako", ["MMR"] = "Asia/Yangon", ["MOZ"] = "Africa/Maputo",
        ["NER"] = "Africa/Niamey", ["NGA"] = "Africa/Lagos", ["NPL"] = "Asia/Kathmandu", ["PAK"] = "Asia/Karachi", ["PHL"] = "Asia/Manila", ["PSE"] = "Asia/Gaza", ["SDN"] = "Africa/Khartoum",
        ["SLV"] = "America/El_Salvador", ["SOM"] = "Africa/Mogadishu", ["SSD"] = "Africa/Juba", ["SYR"] = "Asia/Damascus", ["TCD"] = "Africa/Ndjamena", ["UGA"] = "Africa/Kampala", ["UKR"] = "Europe/Kyiv",
        ["VEN"] = "America/Caracas", ["VNM"] = "Asia/Ho_Chi_Minh", ["YEM"] = "Asia/Aden", ["ZWE"] = "Africa/Harare",
    };

    public static string Usual(Operation operation) => operation.CountryList.Select(Capitals.GetValueOrDefault).OfType<string>().FirstOrDefault() ?? Utc;

    public static DateOnly Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100 ? day : throw Problem.Invalid("meeting.day-unreadable", text ?? "");

    /// <summary>As forms take it: "2009-11-12".</summary>
    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"09:30", also "9:30", as minutes after midnight.</summary>
    public static int Minute(string? text) =>
        TimeOnly.TryParseExact(text?.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : throw Problem.Invalid("meeting.time-unreadable", text ?? "");

    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : throw Problem.Invalid("meeting.zone-unknown", name);

    /// <summary>The instant, in milliseconds since 1970; of an hour that a clock change repeats, the first; one it leaves out is refused.</summary>
    public static long Instant(DateOnly day, int minute, string zoneName)
    {
        var zone = Zone(zoneName);
        var local = day.ToDateTime(new TimeOnly(minute / 60, minute % 60));
        if (zone.IsInvalidTime(local)) throw Problem.Invalid("meeting.time-skipped", $"{minute / 60:00}:{minute % 60:00}", zoneName);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }
}
