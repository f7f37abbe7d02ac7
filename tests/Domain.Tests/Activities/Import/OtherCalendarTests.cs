using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Dates of the calendars that D16 of trust.md 6c asks about.</summary>
public sealed class OtherCalendarTests
{
    // 20 March 2026 is 29 Esfand 1404, Nowruz the day after begins 1405 (Iran's official calendar); 5 November 2009 is
    // 17 Dhu al-Qa'da 1430 by the tables of Umm al-Qura; Thailand counts 543 years more.
    [Theory]
    [InlineData("solar", "1404/12/29", "2026-03-20")]
    [InlineData("solar", "1/1/1405", "2026-03-21")]
    [InlineData("lunar", "17/11/1430", "2009-11-05")]
    [InlineData("buddhist", "2552-11-05", "2009-11-05")]
    [InlineData("buddhist", "25/12/2569", "2026-12-25")]
    public void A_day_is_read_in_the_calendar_answered(string calendar, string typed, string expected)
    {
        var read = OtherCalendar.Read(Cell.Of(typed), calendar, DateOrder.Unknown);
        Assert.Equal((expected, FindingEffect.Fixed, "date.calendar-read"), (read.Suggestion, read.Effect!.Value, read.Code));
    }

    [Theory]
    [InlineData("1388/08/14", "solar")]
    [InlineData("17/11/1430", "lunar")]
    [InlineData("05/11/2552", "buddhist")]
    public void The_year_suggests_a_calendar(string typed, string expected) => Assert.Equal(expected, OtherCalendar.Likely(typed));

    [Fact]
    public void Day_and_month_that_may_change_places_wait_for_their_order()
    {
        var read = OtherCalendar.Read(Cell.Of("05/11/2552"), "buddhist", DateOrder.Unknown);
        Assert.Equal((FindingEffect.Ask, "date.order-unknown", true), (read.Effect!.Value, read.Code, read.NeedsOrder));
        Assert.Equal(new DateOnly(2009, 11, 5), OtherCalendar.Read(Cell.Of("05/11/2552"), "buddhist", DateOrder.DayFirst).Day);
    }

    [Fact]
    public void No_answer_and_no_date_end_in_an_error()
    {
        var random = new Random(16);
        foreach (var name in (string[])[.. OtherCalendar.Names, "mayan"])
            for (var i = 0; i < 5_000; i++)
            {
                var read = OtherCalendar.Read(Cell.Of($"{random.Next(0, 3_000):0000}/{random.Next(0, 14)}/{random.Next(0, 33)}"), name, DateOrder.DayFirst);
                Assert.True(read.Day is null || read.Day.Value.Year is >= DateReading.FirstYear and <= DateReading.LastYear);
            }
    }
}
