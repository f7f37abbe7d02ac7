namespace Tessera.Domain.Clusters;

/// <summary>A meeting with the organisations that are expected at it.</summary>
public sealed record TableAt(Meeting Meeting, IReadOnlySet<long> Organisations);

/// <summary>Two meetings at one time, and who would have to be at both.</summary>
public sealed record MeetingClash(Meeting Other, IReadOnlyList<long> Shared);

/// <summary>Where meetings of several clusters meet in the diaries of one organisation.</summary>
public static class MeetingClashes
{
    /// <summary>Meetings that share some time and some organisation with this one, by their beginning; a cancelled one takes nobody's time.</summary>
    public static IReadOnlyList<MeetingClash> Of(TableAt table, IEnumerable<TableAt> others) =>
    [
        .. others.Where(other => other.Meeting.Id != table.Meeting.Id && !other.Meeting.IsCancelled && other.Meeting.StartsAt < table.Meeting.EndsAt && table.Meeting.StartsAt < other.Meeting.EndsAt)
            .Select(other => new MeetingClash(other.Meeting, [.. other.Organisations.Where(table.Organisations.Contains).Order()]))
            .Where(clash => clash.Shared.Count > 0).OrderBy(clash => clash.Other.StartsAt).ThenBy(clash => clash.Other.Id),
    ];
}

/// <summary>Two meetings of one week that mostly the same organisations attend.</summary>
/// <param name="Smaller">Organisations at the smaller of the two tables.</param>
/// <param name="SavedMinutes">What one meeting of both would spare: the shorter one, for every organisation that sits at both.</param>
public sealed record MergeSuggestion(Meeting First, Meeting Second, IReadOnlyList<long> Shared, int Smaller, long SavedMinutes);

public static class MeetingMerges
{
    /// <summary>Fewer are no table worth moving; below three in five, most of the smaller table would sit through another one's agenda.</summary>
    public const int FewestShared = 3, LeastPercent = 60;

    /// <summary>
    /// Pairs of two clusters in one week from Monday to Sunday whose smaller table sits for three in five or more at
    /// the other one as well; what spares most comes first. Meetings of one cluster are its own affair.
    /// </summary>
    public static IReadOnlyList<MergeSuggestion> Of(IEnumerable<TableAt> meetings) =>
    [
        .. meetings.Where(table => !table.Meeting.IsCancelled).GroupBy(table => Monday(table.Meeting.Day)).SelectMany(Pairs)
            .OrderByDescending(pair => pair.SavedMinutes).ThenBy(pair => pair.First.StartsAt).ThenBy(pair => pair.First.Id).ThenBy(pair => pair.Second.Id),
    ];

    private static IEnumerable<MergeSuggestion> Pairs(IEnumerable<TableAt> week)
    {
        var tables = week.OrderBy(table => table.Meeting.StartsAt).ThenBy(table => table.Meeting.Id).ToList();
        for (var i = 0; i < tables.Count; i++)
        for (var j = i + 1; j < tables.Count; j++)
            if (Pair(tables[i], tables[j]) is { } pair) yield return pair;
    }

    private static MergeSuggestion? Pair(TableAt first, TableAt second)
    {
        if (first.Meeting.ClusterId == second.Meeting.ClusterId) return null;
        var smaller = Math.Min(first.Organisations.Count, second.Organisations.Count);
        var shared = first.Organisations.Where(second.Organisations.Contains).Order().ToList();
        if (shared.Count < FewestShared || shared.Count * 100 < smaller * LeastPercent) return null;
        return new(first.Meeting, second.Meeting, shared, smaller, (long)shared.Count * Math.Min(first.Meeting.Lasts, second.Meeting.Lasts));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>How many meetings, and for how long.</summary>
public readonly record struct MeetingTime(int Meetings, long Minutes)
{
    public static MeetingTime Of(IEnumerable<Meeting> meetings) => meetings.Aggregate(default(MeetingTime), (sum, meeting) => sum.With(meeting));

    public MeetingTime With(Meeting meeting) => new(Meetings + 1, Minutes + meeting.Lasts);
}

/// <summary>One organisation's meetings in as many days before an event as from its day on.</summary>
public sealed record LoadLine(long PartnerId, MeetingTime Before, MeetingTime Since);

/// <summary>What meetings ask of the organisations that are expected at them.</summary>
public static class MeetingLoad
{
    /// <summary>By organisation, whoever is asked most since the event first.</summary>
    /// <param name="days">The length of each side; the event's own day begins the second.</param>
    public static IReadOnlyList<LoadLine> Of(IEnumerable<TableAt> meetings, DateOnly happened, int days)
    {
        var (before, since) = (new Dictionary<long, MeetingTime>(), new Dictionary<long, MeetingTime>());
        foreach (var table in meetings.Where(table => !table.Meeting.IsCancelled && IsWithin(table.Meeting.Day, happened, days)))
        foreach (var partner in table.Organisations)
        {
            var side = table.Meeting.Day < happened ? before : since;
            side[partner] = side.GetValueOrDefault(partner).With(table.Meeting);
        }
        return [.. before.Keys.Union(since.Keys).Select(partner => new LoadLine(partner, before.GetValueOrDefault(partner), since.GetValueOrDefault(partner)))
            .OrderByDescending(line => line.Since.Minutes).ThenByDescending(line => line.Before.Minutes).ThenBy(line => line.PartnerId)];
    }

    public static bool IsWithin(DateOnly day, DateOnly happened, int days) => day >= happened.AddDays(-days) && day < happened.AddDays(days);
}
