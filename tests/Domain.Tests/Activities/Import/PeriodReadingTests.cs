using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class PeriodReadingTests
{
    private static PeriodResult Read(string text, DateOrder order = DateOrder.Unknown, int? year = null) => PeriodReading.Read(Cell.Of(text), order, year);

    [Theory]
    [InlineData("2021-07", "2021-07")]
    [InlineData("Jan 2021", "2021-01")]
    [InlineData("Jul-21", "2021-07")]
    [InlineData("Tháng 7/2021", "2021-07")]
    [InlineData("juillet 2021", "2021-07")]
    [InlineData("07/2021", "2021-07")]
    [InlineData("Q3 2021", "2021-07/2021-09")]
    [InlineData("2021-Q3", "2021-07/2021-09")]
    [InlineData("2021", "2021-01/2021-12")]
    [InlineData("July - September 2021", "2021-07/2021-09")]
    [InlineData("Nov 2020 - Feb 2021", "2020-11/2021-02")]
    [InlineData("2021-07/2021-09", "2021-07/2021-09")]
    [InlineData("2021-07-01", "2021-07")] // D26
    public void Whole_months_are_read_as_meant(string text, string expected) =>
        Assert.Equal(new PeriodResult(ReportingPeriod.Parse(expected)), Read(text));

    [Fact]
    public void A_month_typed_as_its_first_day_is_meant() // D26
    {
        Assert.Equal(new PeriodResult(ReportingPeriod.Parse("2021-07")), Read("01/07/2021", DateOrder.DayFirst));
        Assert.Equal(new PeriodResult(ReportingPeriod.Parse("2021-07")), PeriodReading.Read(Cell.OfDate(44_378), DateOrder.Unknown)); // 2021-07-01
        Assert.True(Read("01/07/2021").NeedsOrder);
    }

    [Fact]
    public void First_days_of_changing_months_prove_the_order_of_a_period_column()
    {
        var proof = new DateOrderProof();
        proof.Observe("01/07/2021");
        Assert.Equal(DateOrder.Unknown, proof.PeriodOrder);
        proof.Observe("01/08/2021");
        Assert.Equal((DateOrder.Unknown, DateOrder.DayFirst), (proof.Order, proof.PeriodOrder));
        var american = new DateOrderProof();
        foreach (var text in new[] { "7/1/2021", "8/1/2021" }) american.Observe(text);
        Assert.Equal(DateOrder.MonthFirst, american.PeriodOrder);
    }

    [Fact]
    public void A_day_in_mid_month_is_read_as_its_month_and_shown() =>
        Assert.Equal(new PeriodResult(ReportingPeriod.Parse("2021-07"), FindingEffect.Fixed, "period.from-day", "2021-07"), Read("2021-07-15"));

    [Fact]
    public void A_month_alone_takes_the_files_year()
    {
        Assert.Equal(new PeriodResult(ReportingPeriod.Parse("2021-03"), FindingEffect.Fixed, "date.year-assumed", "2021-03"), Read("Março", year: 2021));
        Assert.Equal((null, "date.no-year"), (Read("Março").Period, Read("Março").Code));
    }

    [Theory]
    [InlineData("Sep - Jul 2021", "date.range")]
    [InlineData("1955-01", "date.out-of-range")]
    [InlineData("every month", "date.unreadable")]
    public void What_is_no_run_of_months_is_set_aside(string text, string code) =>
        Assert.Equal((null, FindingEffect.SetAside, code), (Read(text).Period, Read(text).Effect!.Value, Read(text).Code));
}
