using Tessera.Domain.Clusters;
using Tessera.Web.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

/// <summary>What is expected of first meetings and rhythms was read from the 2009-2011 review, sections A to F.</summary>
public sealed class DemoMeetingsTests
{
    private static readonly IReadOnlyList<SampleMeeting> All = [.. SampleMeetings.Of(DemoFolder.Facts)];

    [Theory]
    [InlineData("ERY", "2009-10-12")]
    [InlineData("EDU", "2009-03-10")]
    [InlineData("FSC", "2009-10-13")]
    [InlineData("NUT", "2009-10-16")]
    [InlineData("WSH", "2009-10-15")]
    public void The_first_meeting_is_on_the_day_the_review_gives(string cluster, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), All.Where(m => m.Cluster == cluster).MinBy(m => m.Day) is { IsFirst: true } first ? first.Day : default);

    [Fact]
    public void Health_met_first_on_some_day_of_October_2009_and_the_title_says_that_the_day_is_made_up()
    {
        var first = All.Where(m => m.Cluster == "HEA").MinBy(m => m.Day)!;
        Assert.Equal((2009, 10, false), (first.Day.Year, first.Day.Month, first.IsFirst));
        Assert.Contains("some day of the month", first.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Nutrition_meets_monthly_and_Water_every_two_months()
    {
        // From the emergency's end to March 2012: 28 months, of which every month has a meeting, and every second one.
        Assert.Equal(28, All.Where(m => m is { Cluster: "NUT", InSeries: true }).Select(m => (m.Day.Year, m.Day.Month)).Distinct().Count());
        Assert.Equal(14, All.Where(m => m is { Cluster: "WSH", InSeries: true }).Select(m => (m.Day.Year, m.Day.Month)).Distinct().Count());
        // The review: inactive since end-2010.
        Assert.DoesNotContain(All, m => m is { Cluster: "FSC", Day.Year: 2011 });
    }

    [Fact]
    public void Every_meeting_says_that_it_is_a_sample_and_is_the_same_on_every_run()
    {
        Assert.All(All, m => Assert.Contains("(sample)", m.Title, StringComparison.Ordinal));
        Assert.Equal(All, SampleMeetings.Of(DemoFolder.Facts));
        Assert.All(All, m => Assert.True(SampleAgreements.Tasks.ContainsKey(m.Cluster)));
    }
}
