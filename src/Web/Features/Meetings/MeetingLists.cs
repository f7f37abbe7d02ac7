using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Came">Organisations that came; null where that is not theirs to know.</param>
/// <param name="Table">"WASH", of a hub "WASH · Quảng Nam".</param>
public sealed record MeetingLine(Meeting Meeting, Cluster Cluster, string Table, bool IsReadable, int? Came, bool HasMinutes)
{
    /// <summary>Organisations that are expected somewhere else at the same time.</summary>
    public int Torn { get; init; }
}

/// <summary>What of the calendar is asked for, as the address says it.</summary>
/// <param name="Cluster">A code.</param>
/// <param name="Partner">An organisation that is expected, by id.</param>
/// <param name="When">"ahead" or "held" for one of the two lists alone.</param>
/// <param name="Page">From 1.</param>
public sealed record MeetingFilter(string? Cluster = null, string? Partner = null, string? From = null, string? To = null, string? When = null, int Page = 1)
{
    /// <summary>One of the cluster's hubs, by its id or the code of its place.</summary>
    public string? Hub { get; init; }

    /// <summary>"2009-11", to be laid out by weeks; that of the next meeting when empty.</summary>
    public string? Month { get; init; }

    /// <summary>One list of what was asked for, instead of what is to come and what was held.</summary>
    public bool IsChosen => !string.IsNullOrEmpty(Partner) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);
}

/// <param name="Total">How many there are; the lines are one page of them.</param>
public sealed record MeetingList(IReadOnlyList<MeetingLine> Lines, int Total)
{
    public static readonly MeetingList None = new([], 0);
}

/// <param name="Chosen">Null unless an organisation or days were asked for; then the other two are empty.</param>
public sealed record MeetingCalendar(OperationLists Lists, Cluster? Cluster, long? Partner, MeetingList Upcoming, MeetingList Past, MeetingList? Chosen, IReadOnlyList<Cluster> Managed)
{
    /// <summary>The hub asked for; null for all tables of a cluster.</summary>
    public ClusterHub? Hub { get; init; }

    /// <summary>The person may read what was agreed at a table of those shown.</summary>
    public bool ReadsActions { get; init; }

    /// <summary>Of the longest of the lists.</summary>
    public int Total => Chosen?.Total ?? Math.Max(Upcoming.Total, Past.Total);

    /// <summary>One month by weeks; null where one list alone was asked for.</summary>
    public MonthOfMeetings? Grid { get; init; }
}

/// <summary>The meetings of a month, of all clusters or of one.</summary>
public sealed record MonthOfMeetings(ReportingPeriod Month, DateOnly Today, ILookup<DateOnly, MeetingLine> Days)
{
    private const int Week = 7;

    /// <summary>Whole weeks from Monday to Sunday.</summary>
    public IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            var first = ReportingPeriod.FirstDay(Month.FirstMonth);
            for (var monday = first.AddDays(-(((int)first.DayOfWeek + Week - 1) % Week)); monday <= Month.LastDay; monday = monday.AddDays(Week))
                yield return [.. Enumerable.Range(0, Week).Select(monday.AddDays)];
        }
    }
}

internal sealed class MeetingLists(TesseraDb db, MeetingDoor door, MeetingSight sight, MeetingClock clock)
{
    public const int PageSize = 50;

    /// <summary>Meetings of one cluster, or of all; those to come from the next on, those held from the last on.</summary>
    public async Task<MeetingCalendar> Calendar(Operation operation, MeetingFilter filter, int size = PageSize)
    {
        var seen = await sight.Clusters(operation);
        var cluster = string.IsNullOrEmpty(filter.Cluster) ? null : seen.Lists.ClusterList.FirstOrDefault(c => c.Code == filter.Cluster) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        if (cluster is null && !string.IsNullOrEmpty(filter.Hub)) throw Problem.Invalid("filter.unreadable", "hub", filter.Hub);
        var hub = cluster is null ? null : MeetingDoor.Hub(seen.Lists, cluster, filter.Hub, null);
        var shown = seen.Known.Keys.Where(id => cluster is null || id == cluster.Id).ToList();
        var reads = shown.Exists(id => seen.Known[id].IsReadable);
        var meetings = db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && shown.Contains(m.ClusterId));
        if (hub is not null) meetings = meetings.Where(m => m.HubId == hub.Id);
        List<Cluster> managed = [.. seen.Known.Values.Select(known => known.Cluster).Where(c => (cluster?.Id == c.Id || cluster is null && c.IsEstablished) && door.MayManage(operation, c))];
        long? partner = string.IsNullOrEmpty(filter.Partner) ? null : MeetingDoor.Organisation(seen.Lists, filter.Partner);
        if (filter.IsChosen) return new(seen.Lists, cluster, partner, MeetingList.None, MeetingList.None, await Chosen(seen, meetings, filter, partner, size), managed) { Hub = hub, ReadsActions = reads };
        var (today, now) = await clock.For(operation, seen.Lists);
        var ahead = meetings.Where(m => m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id);
        var held = meetings.Where(m => m.StartsAt <= now).OrderByDescending(m => m.StartsAt).ThenBy(m => m.Id);
        var calendar = new MeetingCalendar(seen.Lists, cluster, null, filter.When == "held" ? MeetingList.None : await Page(seen, ahead, filter.Page, size, isAhead: true),
            filter.When == "ahead" ? MeetingList.None : await Page(seen, held, filter.Page, size, isAhead: false), null, managed) { Hub = hub, ReadsActions = reads };
        return string.IsNullOrEmpty(filter.When) ? calendar with { Grid = await Month(seen, meetings, Asked(filter.Month) ?? ReportingPeriod.Month(calendar.Upcoming.Lines.FirstOrDefault()?.Meeting.Day ?? today), today) } : calendar;
    }

    private static int? Asked(string? month) => string.IsNullOrEmpty(month) ? null
        : ReportingPeriod.TryParse(month, out var period) && period.FirstMonth == period.LastMonth ? period.FirstMonth : throw Problem.Invalid("filter.unreadable", "month", month);

    private static async Task<MonthOfMeetings> Month(SeenClusters seen, IQueryable<Meeting> meetings, int month, DateOnly today)
    {
        var (first, last) = (ReportingPeriod.FirstDay(month), ReportingPeriod.LastDayOf(month)!.Value);
        var list = await meetings.Where(m => m.Day >= first && m.Day <= last).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync();
        return new(new(month, month), today, list.ToLookup(m => m.Day, m => new MeetingLine(m, seen.Known[m.ClusterId].Cluster, Table(seen, m), seen.Known[m.ClusterId].IsReadable, null, false)));
    }

    /// <summary>In the order of time; cancelled ones took nobody's time and are left out, as in the figures that lead here.</summary>
    private async Task<MeetingList> Chosen(SeenClusters seen, IQueryable<Meeting> meetings, MeetingFilter filter, long? partner, int size)
    {
        var (from, to) = (Day(filter.From) ?? DateOnly.MinValue, Day(filter.To) ?? DateOnly.MaxValue);
        var within = meetings.Where(m => !m.IsCancelled && m.Day >= from && m.Day <= to).OrderBy(m => m.StartsAt).ThenBy(m => m.Id);
        if (partner is not { } expected) return await Page(seen, within, filter.Page, size, isAhead: false);
        var tables = await ExpectedTables.Of(db, seen.Lists);
        var ids = (await within.Select(m => new { m.Id, Table = m.HubId ?? m.ClusterId, m.Day }).ToListAsync()).Where(m => tables.On(m.Table, m.Day).Contains(expected)).Select(m => m.Id).ToList();
        var page = ids.Skip((filter.Page - 1) * size).Take(size).ToList();
        return (await Page(seen, within.Where(m => page.Contains(m.Id)).OrderBy(m => m.StartsAt).ThenBy(m => m.Id), 1, size, isAhead: false)) with { Total = ids.Count };
    }

    private static string Table(SeenClusters seen, Meeting meeting) => seen.Lists.TableName(meeting.ClusterId, meeting.HubId, Layout.Languages.Current.Code);

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null : MeetingTimes.Day(text);

    private async Task<MeetingList> Page(SeenClusters seen, IOrderedQueryable<Meeting> meetings, int page, int size, bool isAhead)
    {
        var total = await meetings.CountAsync();
        var list = await meetings.Skip((page - 1) * size).Take(size).ToListAsync();
        var (operation, ids) = (seen.Lists.Operation.Id, list.ConvertAll(m => m.Id));
        var came = isAhead ? [] : await db.MeetingAttendances.Where(a => a.OperationId == operation && ids.Contains(a.MeetingId)).GroupBy(a => a.MeetingId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var written = isAhead ? [] : await db.MeetingMinutes.Where(m => m.OperationId == operation && ids.Contains(m.MeetingId) && m.Said != null).Select(m => m.MeetingId).ToListAsync();
        var torn = isAhead ? (await sight.Clashes(seen.Lists.Operation, seen, list)).ToDictionary(one => one.Meeting.Id, one => one.Clashes.SelectMany(clash => clash.Shared).Distinct().Count()) : [];
        return new([.. list.Select(Line)], total);

        MeetingLine Line(Meeting m) => seen.Known[m.ClusterId] is var (of, isReadable) && isReadable
            ? new(m, of, Table(seen, m), true, came.TryGetValue(m.Id, out var count) ? count : null, written.Contains(m.Id)) { Torn = torn.GetValueOrDefault(m.Id) }
            : new(m, of, Table(seen, m), false, null, false) { Torn = torn.GetValueOrDefault(m.Id) };
    }
}
