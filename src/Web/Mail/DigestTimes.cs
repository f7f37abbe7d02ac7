using Tessera.Web.Database.Tables;

namespace Tessera.Web.Mail;

/// <summary>Rounds of digests: every day, or every Monday, at six in the morning UTC.</summary>
public static class DigestTimes
{
    private const int Hour = 6;

    /// <summary>The last round at or before the moment, in milliseconds since 1970; 0 for who wants none.</summary>
    public static long Round(DateTimeOffset now, DigestRhythm rhythm)
    {
        if (rhythm == DigestRhythm.Never) return 0;
        var round = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        if (round > now) round = round.AddDays(-1);
        if (rhythm == DigestRhythm.Weekly) round = round.AddDays(-(((int)round.DayOfWeek + 6) % 7));
        return round.ToUnixTimeMilliseconds();
    }
}
