using Tessera.Domain.Clusters;
using Xunit;

namespace Tessera.Domain.Tests;

public sealed class PlainTextTests
{
    [Theory]
    // Lines: = same, - removed, + added, ~ changed with its pieces in brackets.
    [InlineData("one\ntwo\nthree", "one\nthree", "=one -two =three")]
    [InlineData("one", "zero\none\ntwo", "+zero =one +two")]
    [InlineData("", "one", "+one")]
    [InlineData("one", "", "-one")]
    [InlineData("  same  \r\n\r\n text", "same\ntext", "=same =text")]
    [InlineData("The cluster meets every month", "The cluster meets every two months", "~[The cluster meets every -month +two months]")]
    [InlineData("It reports to the HCT\nA b c", "It reports to the RC\nX y z", "~[It reports to the -HCT +RC] -A b c +X y z")]
    [InlineData("a b c d", "e f g h", "-a b c d +e f g h")]
    public void Two_texts_are_laid_over_each_other_line_by_line_and_word_by_word(string before, string after, string said) =>
        Assert.Equal(said, string.Join(' ', TextDiff.Of(before, after).Select(Said)));

    private static string Said(DiffLine line) => line.Kind == DiffKind.Changed ? $"~[{string.Join(' ', line.Pieces.Select(piece => (piece.Kind == DiffKind.Same ? "" : Mark(piece.Kind)) + piece.Text))}]" : Mark(line.Kind) + line.Pieces.Single().Text;

    private static string Mark(DiffKind kind) => kind switch { DiffKind.Same => "=", DiffKind.Added => "+", _ => "-" };

    [Fact]
    public void What_is_not_removed_is_the_new_text_and_what_is_not_added_the_old_one()
    {
        var dice = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var (old, now) = (Words(dice), Words(dice));
            var diff = TextDiff.Of(old, now);
            Assert.Equal(Flat(old), Flat(string.Join('\n', diff.SelectMany(line => line.Pieces).Where(piece => piece.Kind != DiffKind.Added).Select(piece => piece.Text))));
            Assert.Equal(Flat(now), Flat(string.Join('\n', diff.SelectMany(line => line.Pieces).Where(piece => piece.Kind != DiffKind.Removed).Select(piece => piece.Text))));
        }

        static string Words(Random dice) => string.Concat(Enumerable.Range(0, dice.Next(25)).Select(_ => $"{(char)('a' + dice.Next(4))}{(dice.Next(4) == 0 ? '\n' : ' ')}"));
        static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Texts_too_long_to_compare_word_by_word_still_have_their_common_ends()
    {
        var (old, now) = (string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"old {i}")), string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"new line {i}")));
        var diff = TextDiff.Of($"head\n{old}\ntail", $"head\n{now}\ntail");
        Assert.Equal((DiffKind.Same, DiffKind.Same, 2), (diff[0].Kind, diff[^1].Kind, diff.Count(line => line.Kind == DiffKind.Same)));
    }

    [Fact]
    public void Plain_text_keeps_its_paragraphs_and_lists()
    {
        var blocks = TextBlock.Of("First\nline two\n\n- a\n- b\n  goes on\n\n3. three\n4) four\nAfter\n2009 was a year\n-5 degrees");
        Assert.Equal(
            ["Paragraph:First|line two", "Bullets:a|b goes on", "Numbers:three|four", "Paragraph:After|2009 was a year|-5 degrees"],
            blocks.Select(block => $"{block.Kind}:{string.Join('|', block.Lines)}"));
        Assert.Equal(3, blocks[2].First);
        Assert.Empty(TextBlock.Of(" \n\t"));
    }

    [Theory]
    [InlineData("dieu phoi", "Họp <điều> <phối> tháng 10")]
    [InlineData("ĐIỀU", "Họp <điều> phối tháng 10")]
    [InlineData("thang", "Họp điều phối <tháng> 10")]
    [InlineData("phoi nothing", "Họp điều <phối> tháng 10")]
    [InlineData("nothing", "")]
    public void A_snippet_marks_the_words_asked_for_with_and_without_marks(string asked, string said) =>
        Assert.Equal(said, Snippet("Họp điều phối tháng 10", asked));

    [Fact]
    public void A_snippet_is_where_most_of_the_words_stand_together()
    {
        var text = "water " + string.Concat(Enumerable.Repeat("filler ", 100)) + "water for the wells " + string.Concat(Enumerable.Repeat("filler ", 100));
        Assert.Contains("<water> for the <wells>", Snippet(text, "water wells"));
        Assert.StartsWith("… ", Snippet(text, "wells"), StringComparison.Ordinal);
        Assert.EndsWith(" …", Snippet(text, "wells"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_is_found_by_its_beginning_and_anywhere_where_words_are_not_set_apart()
    {
        Assert.True(TextSearch.Meets("guidelines", "guide"));
        Assert.False(TextSearch.Meets("history", "tor"));
        Assert.True(TextSearch.Meets("แผนฉุกเฉิน", "ฉุกเฉิน"));
        Assert.Equal("ke hoach a b", TextSearch.Words("Kế hoạch", "a-b", null, "KẾ HOẠCH"));
        Assert.Equal(12, TextSearch.Asked(string.Join(' ', Enumerable.Range(0, 50))).Count);
        Assert.Empty(TextSearch.Asked(" – ' "));
    }

    private static string Snippet(string text, string asked) => string.Concat(TextSearch.Snippet(text, TextSearch.Asked(asked)).Select(piece => piece.IsHit ? $"<{piece.Text}>" : piece.Text));

    [Theory]
    // "October 2009" may be as late as the 31st, so a year later is 31 October 2010; surely one month old on 30 November, the month's last day.
    [InlineData("October 2009", "2009-11-29", 0)]
    [InlineData("October 2009", "2009-11-30", 1)]
    [InlineData("October 2009", "2010-11-01", 12)]
    [InlineData("15 October 2009", "2010-10-14", 11)]
    [InlineData("15 October 2009", "2010-10-15", 12)]
    [InlineData("October 2009", "2009-10-15", null)]
    [InlineData("Tbc", "2010-10-15", null)]
    public void Terms_of_reference_are_as_old_as_they_surely_are(string adopted, string today, int? months) =>
        Assert.Equal(months, TermsReview.AgeInMonths(LooseDate.Parse(adopted), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Terms_of_reference_are_due_a_year_after_they_were_adopted_unless_the_cluster_says_otherwise()
    {
        Assert.Equal(new DateOnly(2010, 10, 31), TermsReview.Due(LooseDate.Parse("October 2009"), null));
        Assert.Equal(new DateOnly(2010, 1, 1), TermsReview.Due(LooseDate.Parse("October 2009"), new DateOnly(2010, 1, 1)));
        Assert.Null(TermsReview.Due(LooseDate.Parse("Tbc"), null));
        // Thirty days ahead of 31 October is 1 October.
        Assert.Equal((true, false), (TermsReview.IsNear(new DateOnly(2010, 10, 31), new DateOnly(2010, 10, 1)), TermsReview.IsNear(new DateOnly(2010, 10, 31), new DateOnly(2010, 9, 30))));
    }

    [Fact]
    public void What_a_protected_cluster_has_is_for_its_table_at_most()
    {
        static Document Of(DocumentAudience audience) => new() { OperationId = 1, Id = 1, Kind = DocumentKind.Plan, Title = "x", Audience = audience, AddedAt = 0 };
        var cluster = new Cluster { OperationId = 1, Id = 1, Code = "PRO", Name = "Protection", ShortName = "PRO", IsSensitive = true };
        Assert.Equal([DocumentAudience.Cluster, DocumentAudience.Cluster, DocumentAudience.Cluster, DocumentAudience.Coordinators], Enum.GetValues<DocumentAudience>().Select(audience => Of(audience).AudienceIn(cluster)));
        Assert.Equal(DocumentAudience.Public, Of(DocumentAudience.Public).AudienceIn(null));
    }
}
