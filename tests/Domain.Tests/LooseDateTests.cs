using Xunit;

namespace Tessera.Domain.Tests;

public sealed class LooseDateTests
{
    [Theory]
    // The founding review's own ways of saying a date, then what forms and programs send.
    [InlineData("October 2009", "2009-10-01", "2009-10-31")]
    [InlineData("12th October 2009", "2009-10-12", "2009-10-12")]
    [InlineData("10 March 2009", "2009-03-10", "2009-03-10")]
    [InlineData("end-2010", "2010-10-01", "2010-12-31")]
    [InlineData("beginning of October 2011", "2011-10-01", "2011-10-10")]
    [InlineData("early 2012", "2012-01-01", "2012-03-31")]
    [InlineData("end of January 2012", "2012-01-21", "2012-01-31")]
    [InlineData("2011", "2011-01-01", "2011-12-31")]
    [InlineData("2009-2011", "2009-01-01", "2011-12-31")]
    [InlineData("February 2011", "2011-02-01", "2011-02-28")]
    [InlineData("2009-10-16", "2009-10-16", "2009-10-16")]
    [InlineData("2009-10", "2009-10-01", "2009-10-31")]
    [InlineData("10/2009", "2009-10-01", "2009-10-31")]
    [InlineData("16/10/2009", "2009-10-16", "2009-10-16")]
    [InlineData("10/16/2009", "2009-10-16", "2009-10-16")]
    [InlineData("9/9/2009", "2009-09-09", "2009-09-09")]
    [InlineData("Oct. 16, 2009", "2009-10-16", "2009-10-16")]
    [InlineData("mid-2010", "2010-05-01", "2010-08-31")]
    [InlineData("mid October 2009", "2009-10-11", "2009-10-20")]
    [InlineData("late February 2012", "2012-02-21", "2012-02-29")]
    [InlineData("first half of 2010", "2010-01-01", "2010-06-30")]
    [InlineData("second half of October 2009", "2009-10-16", "2009-10-31")]
    [InlineData("Q3 2010", "2010-07-01", "2010-09-30")]
    [InlineData("4th quarter of 2009", "2009-10-01", "2009-12-31")]
    [InlineData("October 2009 to March 2010", "2009-10-01", "2010-03-31")]
    [InlineData("between October 2009 and end-2010", "2009-10-01", "2010-12-31")]
    [InlineData("2009-10/2010-03", "2009-10-01", "2010-03-31")]
    public void English_and_figures_read_to_their_first_and_last_day(string typed, string earliest, string latest) => Reads(typed, earliest, latest);

    [Theory]
    [InlineData("tháng 10 năm 2009", "2009-10-01", "2009-10-31")]
    [InlineData("Tháng 10/2009", "2009-10-01", "2009-10-31")]
    [InlineData("tháng Mười năm 2009", "2009-10-01", "2009-10-31")]
    [InlineData("tháng mười một 2009", "2009-11-01", "2009-11-30")]
    [InlineData("tháng tư 2010", "2010-04-01", "2010-04-30")]
    [InlineData("tháng sáu 2010", "2010-06-01", "2010-06-30")]
    [InlineData("tháng năm năm 2010", "2010-05-01", "2010-05-31")]
    [InlineData("tháng Giêng 2010", "2010-01-01", "2010-01-31")]
    [InlineData("T10/2009", "2009-10-01", "2009-10-31")]
    [InlineData("ngày 12 tháng 10 năm 2009", "2009-10-12", "2009-10-12")]
    [InlineData("cuối năm 2010", "2010-10-01", "2010-12-31")]
    [InlineData("đầu tháng 10 năm 2011", "2011-10-01", "2011-10-10")]
    [InlineData("giữa năm 2010", "2010-05-01", "2010-08-31")]
    [InlineData("nửa đầu năm 2010", "2010-01-01", "2010-06-30")]
    [InlineData("quý III/2010", "2010-07-01", "2010-09-30")]
    [InlineData("năm 2011", "2011-01-01", "2011-12-31")]
    [InlineData("từ tháng 10 năm 2009 đến tháng 3 năm 2010", "2009-10-01", "2010-03-31")]
    public void Vietnamese_reads_to_its_first_and_last_day(string typed, string earliest, string latest) => Reads(typed, earliest, latest);

    [Theory]
    [InlineData("before October 2009", null, "2009-09-30")]
    [InlineData("by end-2010", null, "2010-12-31")]
    [InlineData("since 13 October 2009", "2009-10-13", null)]
    [InlineData("after 2010", "2011-01-01", null)]
    [InlineData("từ năm 2010", "2010-01-01", null)]
    [InlineData("sau tháng 10 năm 2009", "2009-11-01", null)]
    [InlineData("trước 2010", null, "2009-12-31")]
    public void Open_ended_words_leave_one_bound_unknown(string typed, string? earliest, string? latest) => Reads(typed, earliest, latest);

    [Theory]
    [InlineData("Tbc")]
    [InlineData("to be confirmed")]
    [InlineData("?")]
    [InlineData("chưa xác định")]
    public void A_date_to_be_found_out_is_kept_and_comes_last(string typed)
    {
        var unknown = LooseDate.Parse(typed);
        Assert.False(unknown.IsKnown);
        Assert.Equal(typed, unknown.Text);
        Assert.True(unknown > LooseDate.Parse("2100"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("the coming months")]
    [InlineData("31 February 2010")]
    [InlineData("end of 12 October 2009")]
    [InlineData("October")]
    [InlineData("13/13/2009")]
    [InlineData("2009 2010 2011")]
    [InlineData("5th quarter of 2010")]
    public void What_is_no_date_is_refused(string typed) => Assert.Equal("date.unreadable", Assert.Throws<Problem>(() => LooseDate.Parse(typed)).Code);

    [Fact]
    public void Figures_that_read_two_ways_are_asked_back_with_both()
    {
        var problem = Assert.Throws<Problem>(() => LooseDate.Parse("10/12/2009"));
        Assert.Equal(("date.ambiguous", "2009-12-10", "2009-10-12"), (problem.Code, problem.Details[1], problem.Details[2]));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("date.reversed", Assert.Throws<Problem>(() => LooseDate.Parse("2011 to 2009")).Code);

    [Fact]
    public void Dates_sort_by_their_bounds_and_print_as_given()
    {
        string[] typed = ["Tbc", "end-2010", "2010", "October 2009", "16 October 2009", "2009-10-12", "beginning of October 2011", "2009"];
        var sorted = typed.Select(LooseDate.Parse).Order().ToList();
        // Earliest day first; on one first day the shorter one first: 1 January 2009, 1, 12 and 16 October 2009, 2010 ...
        Assert.Equal(["2009", "October 2009", "2009-10-12", "16 October 2009", "2010", "end-2010", "beginning of October 2011", "Tbc"], sorted.Select(date => date.ToString()));
        Assert.Equal(sorted, sorted.OrderBy(date => date.Stored(), StringComparer.Ordinal));
    }

    [Fact]
    public void A_stored_date_comes_back_with_its_words_and_bounds()
    {
        foreach (var typed in new[] { "end-2010", "Tbc", "by end-2010", "2009-10-12", "a|b" })
        {
            var date = typed == "a|b" ? LooseDate.Unknown(typed) : LooseDate.Parse(typed);
            Assert.Equal(date, LooseDate.FromStored(date.Stored()));
        }
        Assert.Equal("2010-10-01|2010-12-31|end-2010", LooseDate.Parse("end-2010").Stored());
    }

    [Theory]
    // A term from "October 2009": on the 15th perhaps, in October and in November for certain, in September not.
    [InlineData("October 2009", null, "September 2009", Certainty.No)]
    [InlineData("October 2009", null, "15 October 2009", Certainty.Maybe)]
    [InlineData("October 2009", null, "October 2009", Certainty.Yes)]
    [InlineData("October 2009", null, "November 2009", Certainty.Yes)]
    [InlineData("13 October 2009", "end-2010", "September 2010", Certainty.Yes)]
    [InlineData("13 October 2009", "end-2010", "November 2010", Certainty.Maybe)]
    [InlineData("13 October 2009", "end-2010", "2011", Certainty.No)]
    [InlineData("Tbc", null, "2011", Certainty.Maybe)]
    [InlineData("2009", "Tbc", "2011", Certainty.Maybe)]
    public void A_span_says_of_a_date_whether_it_held(string since, string? until, string asked, Certainty expected) =>
        Assert.Equal(expected, Span(since, until).On(LooseDate.Parse(asked)));

    [Theory]
    [InlineData("2009", "end-2010", "November 2010", null, false)]
    [InlineData("2009", "end-2010", "September 2010", null, true)]
    [InlineData("2009", null, "2011", null, true)]
    [InlineData("Tbc", null, "2011", null, true)]
    [InlineData("Tbc", "2010", "2011", null, false)]
    public void Two_spans_overlap_only_when_no_reading_of_their_dates_parts_them(string since, string? until, string otherSince, string? otherUntil, bool expected) =>
        Assert.Equal(expected, Span(since, until).SurelyOverlaps(Span(otherSince, otherUntil)));

    [Fact]
    public void A_span_is_reversed_only_when_it_ends_before_it_can_have_begun()
    {
        Assert.True(Span("October 2009", "end of September 2009").IsReversed);
        Assert.False(Span("October 2009", "5 October 2009").IsReversed);
        Assert.False(Span("Tbc", "2009").IsReversed);
    }

    private static LooseSpan Span(string since, string? until) => new(LooseDate.Parse(since), LooseDate.ParseOptional(until));

    private static void Reads(string typed, string? earliest, string? latest)
    {
        var date = LooseDate.Parse(typed);
        Assert.Equal((typed, earliest, latest), (date.Text, date.Earliest?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date.Latest?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
