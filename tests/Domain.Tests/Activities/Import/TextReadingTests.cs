using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Kinds E01-E17, E23 and E30 of the bad-input corpus (trust.md 6c).</summary>
public sealed class TextReadingTests
{
    [Theory]
    [InlineData("Đà Nẵng", "Đà Nẵng")] // E01
    [InlineData("Đa\u0300 Nă\u0303ng", "Đà Nẵng")]
    [InlineData("hoà", "hoà")] // E03: cleaned alike, matched by folding
    [InlineData("Sof\u200Bala", "Sofala")] // E05
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("Sof\u200Cala", "Sofala")]
    [InlineData("\u200Eحلب\u200F", "حلب")] // E06
    [InlineData("\u2067حلب\u2069", "حلب")]
    [InlineData("ab\u202Egnp.exe", "abgnp.exe")] // E07
    [InlineData("Action\u00A0Against Hunger", "Action Against Hunger")] // E10, westafrica sheet
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")] // E11
    [InlineData("a\tb", "a b")] // E12
    [InlineData("a\0b\u0007", "ab")] // E13
    [InlineData("👩‍👧 aid ☔️", "👩‍👧 aid ☔️")] // E15
    [InlineData("line_x000D_\nnext", "line\nnext")] // E23
    [InlineData("_x005F_x000D_", "_x005F_x000D_")] // the reader of workbooks has resolved what was an escape
    [InlineData("Cidade_Da_Beira", "Cidade_Da_Beira")]
    [InlineData("  Vanuatu Red Cross ", "Vanuatu Red Cross")]
    [InlineData("“Save” – it’s", "“Save” – it’s")] // E09
    [InlineData("NA", "NA")] // E30
    [InlineData("NULL", "NULL")]
    public void Text_is_cleaned_of_what_nobody_sees(string text, string expected) => Assert.Equal(expected, TextReading.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() // E14; built here because a test name cannot carry it
        => Assert.Equal("a\uFFFDb\uFFFD", TextReading.Clean("a" + (char)0xD800 + "b" + (char)0xDC00));

    [Theory]
    [InlineData("World Vision")]
    [InlineData("Đà Nẵng")]
    [InlineData("👩‍👧")]
    [InlineData("Cidade_Da_Beira")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void A_clean_text_comes_back_as_the_same_instance(string text) => Assert.Same(text, TextReading.Clean(text));

    [Fact]
    public void A_flood_of_marks_is_cut_to_four() // E16
    {
        var flooded = "a" + new string('\u0337', 1_000) + "b";
        Assert.Equal(6, TextReading.Clean(flooded).Length);
    }

    [Theory]
    [InlineData("ÄÃ\u00A0 Náºµng")] // E04: Đà Nẵng as UTF-8 in windows-1252
    [InlineData("ÄÃ Náºµng")]
    [InlineData("PrÃ©fecture")]
    [InlineData("Ø­Ù„Ø¨")]
    [InlineData("Hà N\uFFFDi")]
    [InlineData("Hµ Néi")] // TCVN3
    [InlineData("§µ N½ng")]
    [InlineData("Haø Noäi")] // VNI
    public void Text_in_the_wrong_code_page_is_noticed(string text) => Assert.True(TextReading.LooksLikeMojibake(text));

    [Theory]
    [InlineData("Đà Nẵng")]
    [InlineData("PERÚ»")]
    [InlineData("SÃO PAULO – ÁREA")]
    [InlineData("Médecins Sans Frontières")]
    [InlineData("Proteção, Água e Higiêne")]
    [InlineData("5 µg, 12½, km², people¹, Company®")]
    [InlineData("où, Saül, Noël, Köln, Ærø")]
    [InlineData("Сочи Київ حلب")]
    public void Ordinary_text_is_no_mojibake(string text) => Assert.False(TextReading.LooksLikeMojibake(text));

    [Theory]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData(" N/A ")]
    [InlineData("none")]
    [InlineData("Aucun")]
    [InlineData("ninguno")]
    [InlineData("nenhum")]
    [InlineData("không")]
    [InlineData("..")]
    [InlineData("Not available")] // 34 cells of the Mozambique sheet
    public void Placeholders_stand_for_nothing(string text) => Assert.True(TextReading.IsPlaceholder(text));

    [Theory]
    [InlineData("NA")] // E30: Namibia
    [InlineData("NULL")]
    [InlineData("TRUE")]
    [InlineData("NaN")]
    [InlineData("0")]
    [InlineData("")]
    public void Words_that_may_be_meant_are_no_placeholders(string text) => Assert.False(TextReading.IsPlaceholder(text));

    [Fact]
    public void Text_cells_are_read_with_a_reason_when_they_change()
    {
        Assert.Equal(new TextResult("TRUE"), TextReading.Read(new Cell(CellKind.Boolean, null, 1)));
        Assert.Equal(new TextResult("2021"), TextReading.Read(Cell.Of(2021)));
        Assert.Equal(default, TextReading.Read(Cell.Of("  ")));
        Assert.Equal(new TextResult(null, FindingEffect.SetAside, "value.error"), TextReading.Read(Cell.Of("#N/A"))); // nepal2015_rc_3w.csv
        Assert.Equal(new TextResult("abcd", FindingEffect.Fixed, "text.hidden-direction", "abcd"), TextReading.Read(Cell.Of("ab\u202Ecd")));
        Assert.Equal("text.encoding", TextReading.Read(Cell.Of("PrÃ©fecture")).Code);
    }

    [Fact]
    public void A_text_over_the_limit_is_set_aside_and_not_cut() // E17
    {
        Assert.Equal(new TextResult(null, FindingEffect.SetAside, "text.too-long", "4000"), TextReading.Read(Cell.Of(new string('x', 40_000))));
        Assert.Equal(4_000, TextReading.Read(Cell.Of(new string('x', 4_000))).Value!.Length);
    }

    [Fact]
    public void A_code_that_Excel_changed_is_set_aside() // C18, D27, E08
    {
        Assert.Equal("value.excel-changed", TextReading.ReadCode(Cell.OfDate(44_259)).Code);
        Assert.Equal("text.digits-lost", TextReading.ReadCode(Cell.Of("1.23457E+11")).Code);
        Assert.Equal("text.digits-lost", TextReading.ReadCode(Cell.Of(1.23e15)).Code);
        Assert.Equal(new TextResult("VN101"), TextReading.ReadCode(Cell.Of(" VN101")));
        Assert.Equal(new TextResult("MZ\u0410", FindingEffect.Note, "text.foreign-letter", "\u0410"), TextReading.ReadCode(Cell.Of("MZ\u0410")));
        Assert.Equal(new TextResult("2093"), TextReading.ReadCode(Cell.Of(2093)));
    }

    [Fact]
    public void Cleaning_never_throws_and_twice_is_once()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => IsStable(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
        var odd = Gen.Elements('a', 'e', ' ', '\u0301', '\u0303', '\u200B', '\u200C', '\u200D', 'ن', '\r', '\n', '_', 'x', '0', 'D', '5', 'F', (char)0xD83D, (char)0xDC69, '\u202E', '\u00A0', 'Ã', '©', '\t');
        Prop.ForAll(odd.ArrayOf().Select(letters => new string(letters)).ToArbitrary(), IsStable).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static bool IsStable(string text)
    {
        var once = TextReading.Clean(text);
        TextReading.LooksLikeMojibake(text);
        TextReading.ReadCode(Cell.Of(text));
        return once.IsNormalized(NormalizationForm.FormC) && TextReading.Clean(once) == once;
    }

    [Theory]
    [InlineData("N??c s?ch", true)] // Nước sạch
    [InlineData("?à N?ng", true)]
    [InlineData("Who? What? Where?", false)]
    [InlineData("?", false)]
    [InlineData("500?", false)]
    [InlineData("https://example.org/page?form=2", false)]
    [InlineData("www.example.org/?form", false)]
    public void A_question_mark_within_a_word_was_a_letter(string text, bool isLost)
    {
        // One text alone may be somebody's typing; two different ones are a file saved in too small a set of letters.
        Assert.Equal(isLost ? [text, "H? T?nh"] : [], LostLetters.In([text, text, "H? T?nh"]).Samples);
        Assert.Equal(isLost ? 3 : 1, LostLetters.In([text, text, "H? T?nh"]).Cells);
    }
}
