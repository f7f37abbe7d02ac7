using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Kinds D01-D28 of the bad-input corpus (trust.md 6c) with "Decided for Tessera" applied.</summary>
public sealed class DateReadingTests
{
    private static DateResult Read(string text, DateOrder order = DateOrder.Unknown, bool isEnd = false, int? year = null, DateOnly? latest = null) =>
        DateReading.Read(Cell.Of(text), order, isEnd, year, latest);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-03-05", "2026-03-05", null)] // D04
    [InlineData("2026/3/5", "2026-03-05", null)]
    [InlineData("2021-07-01 00:00:00", "2021-07-01", null)]
    [InlineData("2021-07-01T23:59", "2021-07-01", null)] // D18
    [InlineData("2026-03-05T23:30:00+07:00", "2026-03-05", "date.offset-dropped")] // D17: the local date
    [InlineData("2026-03-05T23:30:00Z", "2026-03-05", "date.offset-dropped")]
    [InlineData("20260305", "2026-03-05", "date.compact")]
    [InlineData("45292", "2024-01-01", "date.serial")] // D03 as text
    [InlineData("05-Mar-2026", "2026-03-05", null)]
    [InlineData("5 March 2026", "2026-03-05", null)]
    [InlineData("March 5, 2026", "2026-03-05", null)]
    [InlineData("Thursday, March 5th, 2026", "2026-03-05", null)]
    [InlineData("05-Mar-26", "2026-03-05", null)]
    [InlineData("1er août 2021", "2021-08-01", null)]
    [InlineData("5 de enero de 2021", "2021-01-05", null)]
    [InlineData("5 de março de 2021", "2021-03-05", null)]
    [InlineData("ngày 5 tháng 3 năm 2026", "2026-03-05", null)]
    [InlineData("٥ مارس ٢٠٢٦", "2026-03-05", null)]
    [InlineData("5 كانون الثاني 2021", "2021-01-05", null)]
    [InlineData("22/04/2020", "2020-04-22", "date.order-own")] // one reading only
    [InlineData("05/05/2020", "2020-05-05", null)] // both orders agree
    public void A_day_with_one_reading_is_read(string text, string expected, string? code)
    {
        var read = Read(text);
        Assert.Equal((Day(expected), null, code), (read.Day, read.LastDay, read.Code));
        Assert.Equal(code is null ? null : FindingEffect.Fixed, read.Effect);
    }

    [Theory]
    [InlineData("Mar-26", "2026-03-01", "2026-03-31")] // D07
    [InlineData("mars 2026", "2026-03-01", "2026-03-31")] // D08
    [InlineData("Tháng 3/2026", "2026-03-01", "2026-03-31")]
    [InlineData("tháng ba 2026", "2026-03-01", "2026-03-31")]
    [InlineData("T12/2025", "2025-12-01", "2025-12-31")]
    [InlineData("مارس 2026", "2026-03-01", "2026-03-31")]
    [InlineData("05/2021", "2021-05-01", "2021-05-31")]
    [InlineData("2021-05", "2021-05-01", "2021-05-31")]
    [InlineData("202105", "2021-05-01", "2021-05-31")]
    [InlineData("Q1 2026", "2026-01-01", "2026-03-31")] // D09
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData("Quý I/2026", "2026-01-01", "2026-03-31")]
    [InlineData("1er trimestre 2026", "2026-01-01", "2026-03-31")]
    [InlineData("2026-W09", "2026-02-23", "2026-03-01")] // D10: ISO week 1 of 2026 starts on 2025-12-29
    [InlineData("2021", "2021-01-01", "2021-12-31")]
    public void A_month_quarter_week_or_year_is_read_as_its_span_and_shown(string text, string first, string last) =>
        Assert.Equal((Day(first), Day(last), FindingEffect.Fixed, "date.span"), Spanned(Read(text)));

    private static (DateOnly?, DateOnly?, FindingEffect?, string?) Spanned(DateResult read) => (read.Day, read.LastDay, read.Effect, read.Code);

    [Fact]
    public void A_month_without_a_year_takes_the_files_year_or_stays_out() // D08
    {
        Assert.Equal((Day("2026-03-01"), Day("2026-03-31"), FindingEffect.Fixed, "date.year-assumed"), Spanned(Read("Tháng 3", year: 2026)));
        Assert.Equal((Day("2026-03-01"), Day("2026-03-31"), FindingEffect.Fixed, "date.year-assumed"), Spanned(Read("مارس", year: 2026)));
        Assert.Equal("date.no-year", Read("mars").Code);
        Assert.Equal(Day("2026-03-05"), Read("5 March", year: 2026).Day);
        Assert.Equal("date.incomplete", Read("05/03").Code);
    }

    [Theory]
    [InlineData("29/02/2026", "date.impossible", null)] // D11
    [InlineData("31/04/2026", "date.impossible", null)] // D12
    [InlineData("2021-13-05", "date.impossible", "2021-05-13")]
    [InlineData("01/01/1899", "date.out-of-range", null)] // D14
    [InlineData("0026-03-05", "date.out-of-range", null)] // D15
    [InlineData("05/03/2206", "date.out-of-range", null)]
    [InlineData("1–5 March", "date.range", null)] // D23
    [InlineData("1-5 March 2026", "date.range", null)]
    [InlineData("2020/2021", "date.range", null)]
    [InlineData("T3", "date.ambiguous", null)]
    [InlineData("ongoing", "date.no-start", null)]
    [InlineData("soon", "date.unreadable", null)]
    [InlineData("500", "date.unreadable", null)]
    [InlineData("2026-W54", "date.impossible", null)]
    [InlineData("#REF!", "value.error", null)]
    public void A_date_that_cannot_be_is_set_aside(string text, string code, string? suggestion)
    {
        var read = Read(text);
        Assert.Equal((null, FindingEffect.SetAside, code, suggestion), (read.Day, read.Effect!.Value, read.Code, read.Suggestion));
    }

    [Theory]
    [InlineData("05/03/1447")] // D16 Hijri
    [InlineData("1404-05-03")] // solar
    [InlineData("5/3/2569")] // Buddhist
    public void Other_calendars_are_asked(string text)
    {
        var read = Read(text, DateOrder.DayFirst);
        Assert.Equal((null, FindingEffect.Ask, "date.calendar"), (read.Day, read.Effect!.Value, read.Code));
        Assert.Equal(text.EndsWith("2569", StringComparison.Ordinal) ? "2026" : null, read.Suggestion); // 2569 - 543
    }

    [Fact]
    public void Cells_of_dates_and_serials_are_read() // D01, D03, D13, D18, D24
    {
        Assert.Equal(new DateResult(Day("2024-01-01")), DateReading.Read(Cell.OfDate(45_292), DateOrder.Unknown)); // 45,292 days after 1899-12-30
        Assert.Equal(Day("2024-01-01"), DateReading.Read(Cell.OfDate(45_292.99931), DateOrder.Unknown).Day); // 23:59
        Assert.Equal(Day("2024-01-01"), DateReading.Read(Cell.OfDate(45_291.999999999), DateOrder.Unknown).Day);
        Assert.Equal("date.serial", DateReading.Read(Cell.Of(45_292), DateOrder.Unknown).Code);
        Assert.Equal("date.out-of-range", DateReading.Read(Cell.OfDate(60), DateOrder.Unknown).Code);
        Assert.Equal("date.out-of-range", DateReading.Read(Cell.OfDate(-5), DateOrder.Unknown).Code);
        Assert.Equal("date.out-of-range", DateReading.Read(Cell.OfDate(1e12), DateOrder.Unknown).Code);
        Assert.Equal("date.out-of-range", DateReading.Read(Cell.Of(21_000), DateOrder.Unknown).Code); // 1957
        Assert.Equal(Day("2021-12-31"), DateReading.Read(Cell.Of(2021), DateOrder.Unknown).LastDay);
        Assert.Equal("value.error", DateReading.Read(Cell.OfError("#VALUE!"), DateOrder.Unknown).Code);
        Assert.Equal("date.unreadable", DateReading.Read(new Cell(CellKind.Boolean, null, 1), DateOrder.Unknown).Code);
        Assert.Equal(default, DateReading.Read(Cell.Empty, DateOrder.Unknown));
        Assert.Equal(default, Read("n/a"));
    }

    [Fact]
    public void Day_and_month_are_asked_once_and_then_read_as_answered() // D05
    {
        var asked = Read("05/03/2026");
        Assert.Equal((null, FindingEffect.Ask, "date.order-unknown", true), (asked.Day, asked.Effect!.Value, asked.Code, asked.NeedsOrder));
        Assert.Equal("2026-03-05 / 2026-05-03", asked.Suggestion);
        Assert.Equal((Day("2026-03-05"), "date.order-read"), (Read("05/03/2026", DateOrderProof.OrderOf("dmy")).Day, Read("05/03/2026", DateOrder.DayFirst).Code));
        Assert.Equal(Day("2026-05-03"), Read("05/03/2026", DateOrderProof.OrderOf("mdy")).Day);
    }

    [Theory]
    [InlineData("05.03.2026")] // D25
    [InlineData("05-03-26")]
    [InlineData("05 03 26")]
    [InlineData("٠٥/٠٣/٢٠٢٦")]
    public void Other_marks_and_short_years_follow_the_same_order(string text)
    {
        Assert.True(Read(text).NeedsOrder);
        Assert.Equal(Day("2026-03-05"), Read(text, DateOrder.DayFirst).Day);
        Assert.Equal(Day("2026-05-03"), Read(text, DateOrder.MonthFirst).Day);
    }

    [Fact]
    public void One_proof_decides_the_column_and_no_row_decides_for_itself() // D06
    {
        var proof = Observed("11/04/20", "22/04/20");
        Assert.Equal((DateOrder.DayFirst, false), (proof.Order, proof.NeedsAnswer));
        Assert.Equal(Day("2020-04-11"), Read("11/04/20", proof.Order).Day);
        Assert.Equal(new DateResult(Day("2020-04-22")), Read("22/04/20", proof.Order));
    }

    [Fact]
    public void A_column_that_contradicts_itself_is_asked()
    {
        var proof = Observed("12/15/2014", "18/12/2014", "01/03/2015"); // the Guinea sheet's end dates mix both
        Assert.Equal((DateOrder.Unknown, true, true), (proof.Order, proof.IsContradicted, proof.NeedsAnswer));
        Assert.True(Read("01/03/2015", proof.Order).NeedsOrder);
        Assert.True(Read("22/04/20", proof.Order).NeedsOrder);
        Assert.Equal((Day("2014-12-15"), "date.order-own"), (Read("12/15/2014", DateOrder.DayFirst).Day, Read("12/15/2014", DateOrder.DayFirst).Code));
        Assert.Equal("date.impossible", Read("22/04/20", DateOrder.MonthFirst).Code);
    }

    [Fact]
    public void A_short_year_is_not_asked_about_where_no_order_reads_it_otherwise()
    {
        // Day first it is 2019-03-28, month first no day, and with the year first 2028-03-19.
        Assert.Equal((Day("2019-03-28"), "date.order-own"), (Read("28/03/19", latest: Day("2027-11-22")).Day, Read("28/03/19", latest: Day("2027-11-22")).Code));
        Assert.Equal(Day("2019-12-15"), Read("12/15/19", latest: Day("2027-11-22")).Day);
        // With the year first it may be 2022-04-20.
        Assert.True(Read("22/04/20", latest: Day("2027-11-22")).NeedsOrder);
        Assert.True(Read("28/03/19", latest: Day("2028-03-19")).NeedsOrder);
    }

    [Fact]
    public void Columns_of_one_file_share_their_proof()
    {
        var file = Observed("01/02/2021");
        file.Add(Observed("31/12/2021"));
        Assert.Equal((DateOrder.DayFirst, false), (file.Order, file.NeedsAnswer));
        Assert.Equal(DateOrder.Unknown, Observed("2021-03-04", "Mar-26", "05/05/2021", "nonsense").Order);
    }

    [Theory]
    [InlineData("ongoing")] // D22
    [InlineData("En cours")]
    [InlineData("em curso")]
    [InlineData("en curso")]
    [InlineData("đang thực hiện")]
    public void Ongoing_is_an_open_end(string text) =>
        Assert.Equal(new DateResult(null, null, FindingEffect.Fixed, "date.open-end", IsOpen: true), Read(text, isEnd: true));

    [Fact]
    public void Every_day_of_the_range_reads_back_in_every_writing()
    {
        Prop.ForAll(Gen.Choose(0, 40_541).ToArbitrary(), days => // 2100-12-31 is 40,541 days after 1990-01-01
        {
            var day = new DateOnly(1990, 1, 1).AddDays(days);
            var culture = System.Globalization.CultureInfo.InvariantCulture;
            return Read(day.ToString("yyyy-MM-dd", culture)).Day == day
                && Read(day.ToString("d/M/yyyy", culture), DateOrder.DayFirst).Day == day
                && Read(day.ToString("MM.dd.yyyy", culture), DateOrder.MonthFirst).Day == day
                && Read(day.ToString("d MMMM yyyy", culture)).Day == day
                && Read(day.ToString("dd-MMM-yyyy", culture) + " 23:59").Day == day
                && DateReading.Read(Cell.OfDate(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber), DateOrder.Unknown).Day == day;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reading_never_throws()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Sound(text ?? "")).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Elements("0", "1", "3", "12", "31", "2021", "1447", "/", "-", ".", " ", "Mar", "tháng", "T", "Q", "W", "quý", "I", ":", "Z", "ongoing", "–", "٣").ArrayOf()
            .Select(parts => string.Concat(parts)).ToArbitrary(), Sound).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), number => Sane(DateReading.Read(Cell.OfDate(number), DateOrder.Unknown)) && Sane(DateReading.Read(Cell.Of(number), DateOrder.Unknown)))
            .QuickCheckThrowOnFailure();
    }

    private static bool Sound(string text)
    {
        new DateOrderProof().Observe(text);
        return Sane(Read(text)) && Sane(Read(text, DateOrder.DayFirst, true, 2021)) && (PeriodReading.Read(Cell.Of(text), DateOrder.MonthFirst, 2021).Period?.FirstMonth ?? 1) > 0;
    }

    private static bool Sane(DateResult read) => read.Day is not { } day
        ? read.LastDay is null
        : day.Year is >= 1989 and <= 2100 && !(read.LastDay < day) && read.Effect is null or FindingEffect.Fixed;

    private static DateOrderProof Observed(params string[] texts)
    {
        var proof = new DateOrderProof();
        foreach (var text in texts) proof.Observe(text);
        return proof;
    }
}
