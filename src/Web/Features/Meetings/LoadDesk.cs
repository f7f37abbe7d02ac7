using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Partner">An organisation by id; every one when empty.</param>
/// <param name="Event">The day it happened: "2009-09-30"; the operation's first event when empty.</param>
/// <param name="Days">The length of each side.</param>
public sealed record LoadFilter(string? Partner = null, string? Event = null, int? Days = null)
{
    public const int UsualDays = 90;
    public static readonly IReadOnlyList<int> Lengths = [30, UsualDays, 180];
}

/// <param name="Name">"Ketsana"; what was reported of it first, or what a cluster was activated for.</param>
public sealed record LoadEvent(string Name, DateOnly Day);

public sealed record LoadMonth(DateOnly First, MeetingTime Time)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
}

/// <summary>What meetings ask of organisations around an event, as far as the person asking may know of them.</summary>
/// <param name="Happened">The first day of the second side.</param>
/// <param name="Known">The event of that day; null where nothing is recorded and the last days stand against those before.</param>
/// <param name="Months">Whole months around the event: of one organisation, or all meetings.</param>
public sealed record LoadView(OperationLists Lists, long? Partner, DateOnly Happened, LoadEvent? Known, int Days, IReadOnlyList<LoadEvent> Events)
{
    public IReadOnlyList<LoadMonth> Months { get; init; } = [];
    public IReadOnlyList<LoadLine> Lines { get; init; } = [];
    public IReadOnlyList<MergeSuggestion> Merges { get; init; } = [];
    public DateOnly From => Happened.AddDays(-Days);
    public DateOnly To => Happened.AddDays(Days - 1);
}

internal sealed class LoadDesk(TesseraDb db, MeetingSight sight, MeetingClock clock)
{
    public const int DaysAhead = 60;

    public async Task<LoadView> Ask(Operation operation, LoadFilter filter)
    {
        var seen = await sight.Clusters(operation);
        var today = (await clock.For(operation, seen.Lists)).Today;
        var days = filter.Days is not { } asked ? LoadFilter.UsualDays : LoadFilter.Lengths.Contains(asked) ? asked : throw Problem.Invalid("filter.unreadable", "days", asked.ToString(CultureInfo.InvariantCulture));
        var events = await Events(operation, today);
        var happened = string.IsNullOrEmpty(filter.Event) ? events.FirstOrDefault()?.Day ?? today.AddDays(1 - days) : MeetingTimes.Day(filter.Event);
        long? partner = string.IsNullOrEmpty(filter.Partner) ? null : MeetingDoor.Organisation(seen.Lists, filter.Partner);
        var view = new LoadView(seen.Lists, partner, happened, events.FirstOrDefault(one => one.Day == happened), days, events);
        var tables = await ExpectedTables.Of(db, seen.Lists);
        var (first, last) = (new DateOnly(view.From.Year, view.From.Month, 1), new DateOnly(view.To.Year, view.To.Month, 1));
        var around = (await Meetings(seen, first, last.AddMonths(1).AddDays(-1))).ConvertAll(tables.At);
        var ahead = (await Meetings(seen, today.AddDays(1), today.AddDays(DaysAhead))).ConvertAll(tables.At);
        return view with { Months = Months(around, partner, first, last), Lines = MeetingLoad.Of(around, happened, days), Merges = MeetingMerges.Of(ahead) };
    }

    private static List<LoadMonth> Months(List<TableAt> meetings, long? partner, DateOnly first, DateOnly last)
    {
        var months = new List<LoadMonth>();
        for (var month = first; month <= last; month = month.AddMonths(1))
            months.Add(new(month, MeetingTime.Of(meetings.Where(table => (table.Meeting.Day.Year, table.Meeting.Day.Month) == (month.Year, month.Month) && (partner is null || table.Organisations.Contains(partner.Value))).Select(table => table.Meeting))));
        return months;
    }

    /// <summary>Only what load is reckoned from: agendas are long.</summary>
    private Task<List<Meeting>> Meetings(SeenClusters seen, DateOnly from, DateOnly to)
    {
        var (operation, clusters) = (seen.Lists.Operation.Id, seen.Known.Keys.ToList());
        return db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && m.Day >= from && m.Day <= to && !m.IsCancelled && clusters.Contains(m.ClusterId))
            .Select(m => new Meeting { OperationId = m.OperationId, Id = m.Id, ClusterId = m.ClusterId, HubId = m.HubId, Title = m.Title, Day = m.Day, StartMinute = m.StartMinute, Lasts = m.Lasts, Zone = m.Zone, StartsAt = m.StartsAt }).ToListAsync();
    }

    /// <summary>The day each event was first reported on, and the days clusters were activated on by a sudden emergency; the first one first.</summary>
    private async Task<IReadOnlyList<LoadEvent>> Events(Operation operation, DateOnly today)
    {
        var reported = await db.EventFigures.AsNoTracking().Where(f => f.OperationId == operation.Id).GroupBy(f => f.Event).Select(g => new { Name = g.Key, Day = g.Min(f => f.AsOf) }).ToListAsync();
        var sudden = await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id && m.IsSuddenOnset).ToListAsync();
        var activated = sudden.Where(m => m.Date.Earliest is not null && m.Date.Earliest == m.Date.Latest).Select(m => new LoadEvent(m.Trigger ?? "", m.Date.Earliest!.Value));
        return [.. reported.Select(one => new LoadEvent(one.Name, one.Day)).Concat(reported.Count > 0 ? [] : activated).Where(one => one.Day <= today).DistinctBy(one => one.Day).OrderBy(one => one.Day)];
    }
}
