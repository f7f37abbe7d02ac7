using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class CsvWritingTests
{
    static string Line(params Cell[] cells)
    {
        var text = new StringWriter();
        CsvWriting.Row(text, cells);
        return text.ToString();
    }

    [Fact]
    public void Kinds_are_written_bare_and_text_quoted_when_it_must_be() =>
        Assert.Equal("Hà Nội,-5,2024-01-01,TRUE,,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" lead\"\r\n", Line(
            Cell.Of("Hà Nội"), Cell.Of(-5), Cell.OfDate(45292), new(CellKind.Boolean, null, 1), Cell.Empty,
            Cell.Of("a,b"), Cell.Of("say \"x\""), Cell.Of("two\nlines"), Cell.Of(" lead")));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 912", "'+84 912")]
    [InlineData("-5", "'-5")]
    [InlineData("@x", "'@x")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\u00A0-1", "'\u00A0-1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("5-6", "5-6")]
    [InlineData("", "")]
    [InlineData("'", "'")]
    public void What_looks_like_a_formula_is_made_safe_and_undone(string text, string safe)
    {
        Assert.Equal(safe, SafeText.Make(text));
        Assert.Equal(text, SafeText.Undo(safe));
    }

    [Fact]
    public void Five_round_trips_change_nothing()
    {
        string[] texts = ["=1+1", "'=1", "''=1", "-5", "+84 912 345 678", "@SUM(A1)", "\t=1", " =1", "\"=\"", "＝1", "plain", "a,b;c|d", "two\r\nlines", "'tis", "Đà Nẵng", "''"];
        var current = texts;
        for (var trip = 0; trip < 5; trip++)
        {
            var file = new StringWriter();
            CsvWriting.Mark(file);
            CsvWriting.Row(file, [.. texts.Select((_, i) => Cell.Of($"h{i}"))]);
            CsvWriting.Row(file, [.. current.Select(Cell.Of)]);
            using var book = Open(CsvWriting.Encoding.GetBytes(file.ToString()), "x.csv");
            Assert.Equal(',', book.Separator);
            current = [.. book.Rows(0).Where(r => r.Number == 2).Select(r => r.Cells.ToArray().Select(c => c.AsTyped()).ToArray()).Single()];
            Assert.Equal(texts, current);
        }
    }

    [Fact]
    public void Undo_gives_back_every_text_made_of_the_awkward_characters()
    {
        // All 9 + 81 + 729 + 6561 texts of one to four of these characters.
        const string signs = "=-'\" ＝a\t@";
        var texts = signs.Select(c => c.ToString()).ToList();
        for (var i = 0; texts[i].Length < 4; i++) texts.AddRange(signs.Select(c => texts[i] + c));
        Assert.Equal(7380, texts.Count);
        foreach (var text in texts)
        {
            Assert.Equal(text, SafeText.Undo(SafeText.Make(text)));
            Assert.NotEqual('=', SafeText.Make(text).TrimStart()[..Math.Min(1, SafeText.Make(text).TrimStart().Length)].FirstOrDefault());
        }
    }

    [Fact]
    public void A_zero_byte_never_leaves() => Assert.Equal("'\uFFFD\r\n".Replace("'", "", StringComparison.Ordinal), Line(Cell.Of("\0")));

    [Fact]
    public void A_record_of_one_empty_field_is_no_blank_line() => Assert.Equal("\"\"\r\n", Line(Cell.Empty));
}
