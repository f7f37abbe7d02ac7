using System.Globalization;
using Tessera.Domain.Clusters;
using Xunit;
using F = Tessera.Domain.Clusters.MeetingFrequency;

namespace Tessera.Domain.Tests.Clusters;

public sealed class MeetingSeriesTests
{
    [Theory]
    // 12 November 2009 was the second Thursday of its month; so are 10 December, 14 January and 11 February.
    [InlineData(F.Monthly, "2009-11-12", "2009-12-10 2010-01-14 2010-02-11")]
    // The WASH cluster's "every two months" from its first meeting, 15 October 2009, the third Thursday.
    [InlineData(F.EveryTwoMonths, "2009-10-15", "2009-12-17 2010-02-18 2010-04-15")]
    // The fifth Thursday is the last one: November 2009 has four, December five.
    [InlineData(F.Monthly, "2009-10-29", "2009-11-26 2009-12-31 2010-01-28")]
    [InlineData(F.Weekly, "2009-12-24", "2009-12-31 2010-01-07 2010-01-14")]
    [InlineData(F.Fortnightly, "2009-12-24", "2010-01-07 2010-01-21 2010-02-04")]
    [InlineData(F.Quarterly, "2009-11-02", "2010-02-01 2010-05-03 2010-08-02")]
    [InlineData(F.HalfYearly, "2009-11-02", "2010-05-03 2010-11-01 2011-05-02")]
    [InlineData(F.Yearly, "2008-02-29", "2009-02-27 2010-02-26 2011-02-25")]
    [InlineData(F.AsRequired, "2009-11-12", "")]
    public void A_rhythm_of_months_keeps_the_weekday_and_its_place_in_the_month(F frequency, string first, string days)
    {
        var day = DateOnly.Parse(first, CultureInfo.InvariantCulture);
        Assert.Equal(days, string.Join(' ', SeriesDays.After(day, frequency, day).Take(3).Select(next => next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_next_day_is_reckoned_from_the_first_and_not_from_one_that_was_moved()
    {
        var first = new DateOnly(2009, 11, 12);
        Assert.Equal(new DateOnly(2010, 1, 14), SeriesDays.After(first, F.Monthly, new DateOnly(2009, 12, 15)).First());
    }

    [Theory]
    // Thursdays from 12 November 2009: after the meeting that stands for the 26th come 3 and 10 December, wherever it was moved to.
    [InlineData(F.Weekly, "2009-11-12", "2009-11-26", "2009-12-03 2009-12-10")]
    [InlineData(F.Fortnightly, "2009-11-12", "2009-11-26", "2009-12-10 2009-12-24")]
    // The second Thursday of December is the 10th; kept from former times as the 15th, it is still December's.
    [InlineData(F.Monthly, "2009-11-12", "2009-12-10", "2010-01-14 2010-02-11")]
    [InlineData(F.Monthly, "2009-11-12", "2009-12-15", "2010-01-14 2010-02-11")]
    // Meetings before the day the rhythm is reckoned from have steps as well.
    [InlineData(F.Monthly, "2009-11-12", "2009-09-11", "2009-10-08 2009-11-12")]
    [InlineData(F.AsRequired, "2009-11-12", "2009-11-12", "")]
    public void Further_days_follow_the_last_one_that_a_meeting_stands_for(F frequency, string first, string filled, string days) =>
        Assert.Equal(days, string.Join(' ', SeriesDays.Next(Day(first), frequency, Day(filled)).Take(2).Select(next => next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    [Fact]
    public void Two_meetings_clash_where_some_organisation_would_have_to_be_at_both()
    {
        // 09:00 to 11:00; one that begins as it ends does not touch it.
        var wash = Table(1, 10, 0, 120, 7, 8, 9);
        Assert.Equal([(2, "8,9"), (3, "9")], Clashes(wash, Table(3, 12, 60, 30, 9, 5), Table(2, 11, -60, 90, 9, 8, 4)));
        Assert.Empty(Clashes(wash, Table(2, 11, 120, 60, 7, 8, 9), Table(3, 11, -60, 60, 7), Table(4, 11, 30, 30, 5, 6)));
        var cancelled = Table(5, 11, 0, 60, 7);
        cancelled.Meeting.IsCancelled = true;
        Assert.Empty(Clashes(wash, cancelled, wash));
    }

    [Fact]
    public void One_meeting_instead_of_two_is_proposed_where_most_of_the_smaller_table_sits_at_the_larger()
    {
        // Monday 9 and Sunday 15 November 2009 are one week, the 16th is another. 3 of 5 are 60 per cent; 3 of 6 are not.
        var large = Table(1, 10, 0, 120, 1, 2, 3, 4, 5, 6, 7);
        var small = Table(2, 11, 6 * 24 * 60, 60, 5, 6, 7, 8, 9);
        var next = Table(3, 12, 7 * 24 * 60, 60, 5, 6, 7, 8, 9);
        var half = Table(4, 13, 60, 60, 1, 2, 3, 20, 21, 22);
        var own = Table(5, 10, 60, 60, 1, 2, 3, 4, 5, 6, 7);
        var two = Table(6, 14, 60, 60, 1, 2);
        var found = MeetingMerges.Of([large, small, next, half, own, two]);
        // 3 organisations times the hour of the shorter; with the cluster's own second meeting as well.
        Assert.Equal([(1L, 2L, 3, 5, 180L), (5L, 2L, 3, 5, 180L)], found.Select(pair => (pair.First.Id, pair.Second.Id, pair.Shared.Count, pair.Smaller, pair.SavedMinutes)));
    }

    [Fact]
    public void Load_counts_as_many_days_before_the_event_as_from_it_on()
    {
        // Days 9 November + n; the event on the 12th, three days on either side: 9 to 11, and 12 to 14.
        TableAt[] meetings = [Table(1, 10, -24 * 60, 60, 1), Table(2, 10, 0, 60, 1, 2), Table(3, 10, 2 * 24 * 60, 30, 1), Table(4, 10, 3 * 24 * 60, 120, 1, 2), Table(5, 10, 5 * 24 * 60, 90, 2), Table(6, 10, 6 * 24 * 60, 600, 1)];
        var load = MeetingLoad.Of(meetings, new DateOnly(2009, 11, 12), 3);
        Assert.Equal([(2L, 1, 60L, 2, 210L), (1L, 2, 90L, 1, 120L)], load.Select(line => (line.PartnerId, line.Before.Meetings, line.Before.Minutes, line.Since.Meetings, line.Since.Minutes)));
    }

    private static IEnumerable<(int, string)> Clashes(TableAt table, params TableAt[] others) => MeetingClashes.Of(table, others).Select(clash => ((int)clash.Other.Id, string.Join(',', clash.Shared)));

    /// <summary>A meeting so many minutes after 09:00 of Monday 9 November 2009, UTC.</summary>
    private static TableAt Table(long id, long cluster, int minutes, int lasts, params long[] organisations)
    {
        var begins = new DateTimeOffset(2009, 11, 9, 9, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        return new(new Meeting
        {
            OperationId = 1, Id = id, ClusterId = cluster, Title = "x", Day = DateOnly.FromDateTime(begins.UtcDateTime), StartMinute = begins.Hour * 60 + begins.Minute, Lasts = lasts, Zone = "UTC", StartsAt = begins.ToUnixTimeMilliseconds(),
        }, organisations.ToHashSet());
    }
}
