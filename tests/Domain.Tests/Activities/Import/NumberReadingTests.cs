using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Kinds C01-C34 of the bad-input corpus (trust.md 6c) with "Decided for Tessera" applied.</summary>
public sealed class NumberReadingTests
{
    private static readonly NumberStyle Unknown = new(DecimalMark.Unknown);
    private static readonly NumberStyle Point = new(DecimalMark.Point);
    private static readonly NumberStyle Comma = new(DecimalMark.Comma);

    private static NumberResult Read(string text, NumberStyle style = default) => NumberReading.Read(Cell.Of(text), style);
    private static NumberResult Count(string text, NumberStyle style = default) => NumberReading.ReadCount(Cell.Of(text), style);

    [Theory]
    [InlineData("1234", 1234, "number.text")] // C01
    [InlineData("1,234", 1234, "number.grouped")] // C02: 1.234 people would not be whole
    [InlineData("1.234.567", 1234567, "number.grouped")] // C04
    [InlineData("1,234,567", 1234567, "number.grouped")]
    [InlineData("12,34,567", 1234567, "number.grouped")] // Indian groups
    [InlineData("1\u00A0234", 1234, "number.grouped")] // C05
    [InlineData("1\u202F234\u202F567", 1234567, "number.grouped")]
    [InlineData("1’234", 1234, "number.grouped")] // C06
    [InlineData("1'234", 1234, "number.grouped")]
    [InlineData("١٢٣٤", 1234, "number.digits")] // C08 Arabic-Indic
    [InlineData("۱۲۳۴", 1234, "number.digits")] // Persian
    [InlineData("١٬٢٣٤", 1234, "number.digits")]
    [InlineData("１２３４", 1234, "number.digits")] // C09
    [InlineData("'1234", 1234, "number.cleaned")] // C28
    [InlineData("\t1234 ", 1234, "number.cleaned")] // C29
    [InlineData("\u200E1234", 1234, "number.cleaned")]
    [InlineData("12.0", 12, "number.text")]
    [InlineData("12.0000000001", 12, "number.rounded")] // C16
    public void A_count_with_one_reading_is_read_and_shown(string text, long expected, string code)
    {
        var read = Count(text);
        Assert.Equal((expected, FindingEffect.Fixed, code), (read.Count!.Value, read.Effect!.Value, read.Code));
        Assert.Equal(expected * 10_000, read.Scaled);
    }

    [Theory]
    [InlineData("~500", "number.approximate", "500")] // C10
    [InlineData("500+", "number.approximate", "500")]
    [InlineData(">500", "number.approximate", "500")]
    [InlineData("about 500", "number.approximate", "500")]
    [InlineData("khoảng 500", "number.approximate", "500")]
    [InlineData("500–600", "number.range", null)]
    [InlineData("500-600", "number.range", null)]
    [InlineData("500 to 600", "number.range", null)]
    [InlineData("5k", "number.abbreviated", "5000")] // C11
    [InlineData("1,2tr", "number.abbreviated", "1200000")]
    [InlineData("5 nghìn", "number.abbreviated", "5000")]
    [InlineData("1.5 million", "number.abbreviated", "1500000")]
    [InlineData("1e3", "number.exponent", "1000")] // C12
    [InlineData("-5", "number.negative", null)] // C14
    [InlineData("12.5", "number.not-whole", "13")] // C15, half up
    [InlineData("0.2", "number.not-whole", "0")] // 98 cells of the Mozambique sheet
    [InlineData("NaN", "number.not-a-number", null)] // C19
    [InlineData("Infinity", "number.not-a-number", null)]
    [InlineData("$1,000", "number.with-words", "1000 USD")] // C26 in a column of people
    [InlineData("120 people", "number.with-words", "120")]
    [InlineData("TRUE", "number.boolean", null)] // C30
    [InlineData("0x1F", "number.not-a-number", null)] // C31
    [InlineData("2147483648", "number.too-large", null)] // C32: 2^31
    [InlineData("9223372036854775808", "number.too-large", null)] // 2^63
    [InlineData("99999999999999999999999999", "number.too-large", null)]
    [InlineData("1,23,4", "number.not-a-number", null)]
    [InlineData("1,2,345", "number.not-a-number", null)]
    [InlineData("lots", "number.not-a-number", null)]
    [InlineData("#N/A", "value.error", null)]
    public void A_count_that_is_not_certain_is_set_aside_with_a_proposal(string text, string code, string? suggestion)
    {
        var read = Count(text);
        Assert.Equal((null, FindingEffect.SetAside, code, suggestion), (read.Scaled, read.Effect!.Value, read.Code, read.Suggestion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("NA")]
    [InlineData(".")]
    [InlineData("n.d.")]
    [InlineData("không")]
    public void A_blank_is_nothing_and_never_zero(string text) // C17
    {
        Assert.Equal(default, Count(text));
        Assert.Equal(0, Count("0").Scaled);
        Assert.Equal(default, NumberReading.Read(Cell.Empty, Unknown));
    }

    [Fact]
    public void One_point_two_three_four_alone_is_asked_and_read_once_answered() // C03
    {
        var asked = Count("1.234");
        Assert.Equal((null, FindingEffect.Ask, "number.style-unknown", "1.234 / 1234"), (asked.Scaled, asked.Effect!.Value, asked.Code, asked.Suggestion));
        Assert.Equal(1234, Count("1.234", Comma).Count);
        Assert.Equal("number.not-whole", Count("1.234", Point).Code);
        Assert.Equal("number.not-whole", Count("1,234", Comma).Code);
        Assert.Equal(12_340, Read("1.234", Point).Scaled);
        Assert.Equal(12_340, Read("1,234", Comma).Scaled);
        Assert.Equal(FindingEffect.Ask, Read("1,234").Effect);
        Assert.Equal(DecimalMark.Comma, NumberStyle.MarkOf("comma"));
    }

    [Theory]
    [InlineData(DecimalMark.Comma, "1.234,5", "1.234")]
    [InlineData(DecimalMark.Comma, "12,5", "1.234")] // C07
    [InlineData(DecimalMark.Comma, "1.234.567", "2.345")]
    [InlineData(DecimalMark.Comma, "0,125", "1.234")]
    [InlineData(DecimalMark.Comma, "1234,567", "")]
    [InlineData(DecimalMark.Point, "1,234.5", "1,234")]
    [InlineData(DecimalMark.Point, "12.5", "1,234")]
    [InlineData(DecimalMark.Point, "0.125", "1.234")]
    [InlineData(DecimalMark.Point, "1,234,567", "")]
    [InlineData(DecimalMark.Point, "1234.567", "")]
    [InlineData(DecimalMark.Unknown, "1.234", "2.345")]
    [InlineData(DecimalMark.Unknown, "12,5", "12.5")] // contradiction
    [InlineData(DecimalMark.Unknown, "1 234", "lots")]
    public void The_column_proves_its_decimal_mark(DecimalMark expected, string first, string second)
    {
        var proof = new NumberStyleProof();
        proof.Observe(first);
        proof.Observe(second);
        Assert.Equal(expected, proof.Mark);
        Assert.Equal(first is "1.234", proof.NeedsAnswer);
    }

    [Fact]
    public void A_quantity_keeps_four_decimals_and_says_when_it_lost_more()
    {
        Assert.Equal(new NumberResult(125_000, FindingEffect.Fixed, "number.decimal-comma", "12.5"), Read("12,5"));
        Assert.Equal(new NumberResult(123_457, FindingEffect.Fixed, "number.rounded", "12.3457"), Read("12.34567"));
        Assert.Equal(new NumberResult(333_333, FindingEffect.Fixed, "number.rounded", "33.3333"), NumberReading.Read(Cell.Of(100.0 / 3), Unknown));
        Assert.Equal(new NumberResult(3_000), NumberReading.Read(Cell.Of(0.1 + 0.2), Unknown)); // 0.30000000000000004
        Assert.Equal(new NumberResult(-52_500, FindingEffect.Fixed, "number.text", "-5.25"), Read("−5.25"));
    }

    [Fact]
    public void A_percentage_is_set_aside() => Assert.Equal(new NumberResult(null, FindingEffect.SetAside, "number.percent"), Read("45%")); // C13

    [Fact]
    public void Currencies_are_shown_and_a_mixed_column_is_set_aside() // C26, C27
    {
        Assert.Equal(new NumberResult(10_000_000, FindingEffect.Fixed, "number.currency", "1000 USD"), Read("$1,000", Point));
        Assert.Equal(new NumberResult(10_000_000, FindingEffect.Fixed, "number.currency", "1000 VND"), Read("1.000 ₫", Comma));
        var proof = new NumberStyleProof();
        proof.Observe("$1,000");
        Assert.False(proof.Style().MixedCurrencies);
        proof.Observe("20 EUR");
        Assert.Equal(new NumberResult(null, FindingEffect.SetAside, "number.currency-mixed", "EUR"), Read("20 EUR", proof.Style()));
    }

    [Fact]
    public void Cells_of_other_kinds_are_set_aside()
    {
        Assert.Equal("value.excel-changed", NumberReading.ReadCount(Cell.OfDate(44_259), Unknown).Code); // D27: "3-4" became 4 March
        Assert.Equal("number.boolean", NumberReading.Read(new Cell(CellKind.Boolean, null, 1), Unknown).Code);
        Assert.Equal("value.error", NumberReading.Read(Cell.OfError("#N/A"), Unknown).Code);
        Assert.Equal("number.too-large", NumberReading.Read(Cell.Of(1e308), Unknown).Code); // C19
        Assert.Equal("number.not-a-number", NumberReading.Read(Cell.Of(double.NaN), Unknown).Code);
        Assert.Equal("number.not-a-number", NumberReading.Read(Cell.Of(double.PositiveInfinity), Unknown).Code);
        Assert.Equal("number.too-large", NumberReading.ReadCount(Cell.Of(2_147_483_648), Unknown).Code); // C32
        Assert.Equal("number.not-whole", NumberReading.ReadCount(Cell.Of(12.5), Unknown).Code);
        Assert.Equal("number.negative", NumberReading.ReadCount(Cell.Of(-1), Unknown).Code);
        Assert.Equal(new NumberResult(120_000, FindingEffect.Fixed, "number.rounded", "12"), NumberReading.ReadCount(Cell.Of(12.0000000001), Unknown));
    }

    [Fact]
    public void Minus_zero_is_zero() // C20
    {
        Assert.Equal(new NumberResult(0), NumberReading.ReadCount(Cell.Of(-0.0), Unknown));
        Assert.Equal(0, Count("-0").Scaled);
    }

    [Fact]
    public void A_text_file_has_nothing_to_say_about_plain_digits()
    {
        var csv = new NumberStyle(DecimalMark.Unknown, IsTextFile: true);
        Assert.Equal(new NumberResult(12_340_000), Count("1234", csv));
        Assert.Equal(new NumberResult(125_000), Read("12.5", csv));
        Assert.Equal("number.grouped", Count("1,234", csv).Code);
    }

    [Fact]
    public void Largest_quantity_is_read_and_the_next_is_refused()
    {
        Assert.Equal(9_223_372_036_854_760_000, Read("922337203685476").Scaled);
        Assert.Equal("number.too-large", Read("922337203685477").Code);
    }

    /// <summary>Each supported writing of a value, and the proof that goes with it.</summary>
    private static readonly (DecimalMark Mark, string Decimal, string Group)[] Writings =
    [
        (DecimalMark.Point, ".", ","), (DecimalMark.Comma, ",", "."), (DecimalMark.Point, ".", "\u00A0"), (DecimalMark.Comma, ",", "\u202F"),
        (DecimalMark.Point, ".", "’"), (DecimalMark.Point, ".", ""), (DecimalMark.Comma, ",", ""),
    ];

    [Fact]
    public void A_written_value_reads_back_under_its_style()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), value =>
        {
            var scaled = value % 9_000_000_000_000_000_000;
            return Writings.All(writing => Read(Write(scaled, writing.Decimal, writing.Group), new NumberStyle(writing.Mark)).Scaled == scaled);
        }).QuickCheckThrowOnFailure();
    }

    private static string Write(long scaled, string point, string group)
    {
        var magnitude = Math.Abs((decimal)scaled);
        var whole = ((long)(magnitude / 10_000)).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(",", group, StringComparison.Ordinal);
        var part = (long)(magnitude % 10_000);
        return (scaled < 0 ? "-" : "") + whole + (part == 0 ? "" : point + part.ToString("0000", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Reading_never_throws_and_a_value_is_never_given_with_a_refusal()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Sound(text ?? "")).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Elements("0123456789.,-+ eEkx%$'~\u00A0٫١trmil".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(), Sound)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static bool Sound(string text)
    {
        new NumberStyleProof().Observe(text);
        return new[] { Unknown, Point, Comma }.All(style =>
            new[] { Read(text, style), Count(text, style) }.All(read => read.Scaled is null || read.Effect is null or FindingEffect.Fixed));
    }
}
