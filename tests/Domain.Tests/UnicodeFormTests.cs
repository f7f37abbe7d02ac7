using System.Text;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests;

public sealed class UnicodeFormTests
{
    // Halves of characters do not survive in the arguments of an attribute, so these are data.
    private static readonly (string Text, string Expected)[] Texts =
    [
        ("Ha\uFFFE Noi", "Ha\uFFFD Noi"), // a number that is no character, found by 500,000 broken files
        ("Ha\uD800 Noi", "Ha\uFFFD Noi"),
        ("Ha\uDC00", "Ha\uFFFD"),
        ("Đa\u0300 Nẵng 😀", "Đà Nẵng 😀"),
        ("plain", "plain"),
    ];

    [Fact]
    public void Any_text_has_a_composed_form()
    {
        foreach (var (text, expected) in Texts)
        {
            Assert.Equal(expected, UnicodeForm.Composed(text));
            Assert.Equal(expected == text, UnicodeForm.IsComposed(text));
            Assert.Equal(expected.Normalize(NormalizationForm.FormKD), UnicodeForm.Of(text, NormalizationForm.FormKD));
        }
    }

    [Fact]
    public void What_is_no_character_breaks_no_name_and_no_cell()
    {
        foreach (var (text, expected) in Texts.Take(2))
        {
            Assert.Equal("ha noi", Folding.Fold(text));
            Assert.Equal(new TextResult(expected, FindingEffect.Ask, "text.encoding"), TextReading.Read(Cell.Of(text)));
        }
    }
}
