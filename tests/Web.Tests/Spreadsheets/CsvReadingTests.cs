using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b\n1,5;2,5\n2,5;3,5\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b\n1|2\n", '|')]
    [InlineData("Place;Share\nHà Nội, Ba Đình;12,5\nĐà Nẵng, Hải Châu;7,5\nHuế;1,0\n", ';')]
    [InlineData("Report, March 2026\n\na;b;c;d\n1;2;3;4\n5;6;7;8\n", ';')]
    [InlineData("a,b,c\n\"x;y;z\",\"1;2;3\",q\n\"x;y;z\",\"1;2;3\",q\n", ',')]
    [InlineData("single\nvalue\n", ',')]
    [InlineData("sep=|\na|b,c,d\n1|2,3,4\n", '|')]
    public void The_separator_is_found(string text, char expected)
    {
        using var book = OpenCsv(text);
        Assert.Equal(expected, book.Separator);
    }

    [Fact]
    public void Excels_own_first_line_is_no_row() => Assert.Equal(["1: a|b", "2: 1|2"], CsvLines("sep=;\r\na;b\r\n1;2\r\n"));

    [Fact]
    public void Records_are_counted_with_blank_lines_and_quoted_line_ends() =>
        Assert.Equal(["1: a|b", "3: x\ny|2", "5: 3|4"], CsvLines("a,b\n\n\"x\ny\",2\n,\n3,4"));

    [Theory]
    [InlineData("a,b\r1,2\r3,4")]
    [InlineData("a,b\n1,2\r\n3,4\r")]
    public void Any_line_end_will_do(string text) => Assert.Equal(["1: a|b", "2: 1|2", "3: 3|4"], CsvLines(text));

    [Fact]
    public void Quotes_are_read_as_people_write_them() =>
        Assert.Equal(["1: a \"quoted\" word|b", "2: 5\" pipe|c", "3: |x"], CsvLines("\"a \"\"quoted\"\" word\",b\n5\" pipe,c\n\"\",x\n"));

    [Fact]
    public void All_cells_are_text_as_typed()
    {
        using var book = OpenCsv("007,1.5,TRUE,NA, x \n");
        foreach (var row in book.Rows(0))
            Assert.Equal([Cell.Of("007"), Cell.Of("1.5"), Cell.Of("TRUE"), Cell.Of("NA"), Cell.Of(" x ")], row.Cells.ToArray());
    }

    [Theory]
    [InlineData("a,b\n1,\"open\n2,3\n", 2)]
    [InlineData("a,b\n\"x\ny\",\"open\n2,3\n", 3)]
    [InlineData("\"open", 1)]
    [InlineData("a,b\r1,2\r3,\"open\r4,5", 3)]
    public void A_quote_never_closed_is_refused_with_the_line_where_it_opened(string text, int line)
    {
        var problem = Refused("file.unclosed-quote", Encoding.UTF8.GetBytes(text), "x.csv");
        Assert.Equal(line.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(problem.Details));
    }

    [Fact]
    public void One_endless_line_is_refused_early()
    {
        var line = new byte[20 << 20];
        line.AsSpan().Fill((byte)'x');
        Assert.Equal("1", Assert.Single(Refused("file.record-too-long", line, "x.csv").Details));
    }

    [Fact]
    public void Too_many_columns_or_rows_are_refused()
    {
        Refused("file.beyond-limits", Encoding.UTF8.GetBytes(new string(',', 16_384)), "x.csv");
        var four = Encoding.UTF8.GetBytes("a\nb\n\nc\nd\n");
        Assert.Equal(4, ReadAll(four, "x.csv", new ReadLimits { Rows = 4 }));
        Refused("file.too-many-rows", four, "x.csv", new ReadLimits { Rows = 3 });
    }

    public static TheoryData<byte[], string, bool> Encodings()
    {
        const string text = "a,b\nĐà Nẵng,2\nHà Nội,3\n";
        byte[] With(Encoding encoding, bool mark) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        return new()
        {
            { With(Encoding.UTF8, true), "utf-8", false },
            { With(Encoding.UTF8, false), "utf-8", false },
            { With(Encoding.Unicode, true), "utf-16", false },
            { With(Encoding.Unicode, false), "utf-16", false },
            { With(Encoding.BigEndianUnicode, true), "utf-16be", false },
            { With(Encoding.BigEndianUnicode, false), "utf-16be", false },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoding_that_proves_itself_is_no_question(byte[] file, string name, bool guess)
    {
        using var book = Open(file, "x.csv");
        Assert.Equal((name, guess), (book.EncodingName, book.EncodingIsGuess));
        Assert.Equal(["1: a|b", "2: Đà Nẵng|2", "3: Hà Nội|3"], book.Lines());
    }

    [Fact]
    public void Other_bytes_are_guessed_as_windows_1252_and_asked_about()
    {
        // "Présence" in windows-1252: é is E9.
        byte[] file = [.. "Pr"u8, 0xE9, .. "sence,b\n1,2\n"u8];
        using var book = Open(file, "x.csv");
        Assert.Equal(("windows-1252", true), (book.EncodingName, book.EncodingIsGuess));
        Assert.Equal(["1: Présence|b", "2: 1|2"], book.Lines());
    }

    [Theory]
    [InlineData("windows-1252", "Présence;Département\nMédecins;Forêt\nÉcole;Garçons et filles – 5–17\n")]
    [InlineData("windows-1252", "Organización;Niños\nAcción;Ñame\nMaranhão;Educação\nItalia;Così però città\n")]
    [InlineData("windows-1258", "Tỉnh;Đối tác\nHà Nội;Hội Chữ thập đỏ\nQuảng Trị;Người dân\n")]
    [InlineData("windows-1256", "المنظمة;المحافظة\nالهلال الأحمر;حلب\nشركاء;درعا\n")]
    [InlineData("windows-1251", "Организация;Область\nКрасный Крест;Херсон\n")]
    [InlineData("windows-1250", "Województwo;Gmina\nŁódź;Świętokrzyskie\nŻółty;Kraków\n")]
    [InlineData("macintosh", "Présence;Département\nMédecins;Forêt\nÉcole;Garçons\n")]
    public void A_code_page_is_guessed_by_its_words_and_asked_about(string name, string text)
    {
        using var book = Open(InCodePage(name, text), "x.csv");
        Assert.Equal((name, true), (book.EncodingName, book.EncodingIsGuess));
        Assert.Equal(text.Split('\n')[1].Replace(';', '|'), book.Lines()[1][3..]);
        Assert.Equal(name, book.EncodingChoices[0].Name);
        Assert.Contains("windows-1252", book.EncodingChoices.Select(c => c.Name));
        Assert.All(book.EncodingChoices[0].Sample.Split(", "), word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    /// <summary>Windows-1258 has the Vietnamese letters, but writes the five tones as marks of their own.</summary>
    static byte[] InCodePage(string name, string text)
    {
        const string tones = "\u0300\u0301\u0303\u0309\u0323";
        var letters = text.Select(c => name != "windows-1258" ? c.ToString() : string.Concat(c.ToString().Normalize(NormalizationForm.FormD).Where(m => !tones.Contains(m))).Normalize()
            + string.Concat(c.ToString().Normalize(NormalizationForm.FormD).Where(tones.Contains)));
        return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(string.Concat(letters));
    }

    [Fact]
    public void The_answer_about_the_encoding_is_heeded()
    {
        // "Hà Nội" in windows-1258: à E0, ô F4 and the dot below F2 as a mark of its own; read back composed.
        byte[] file = [(byte)'H', 0xE0, .. " N"u8, 0xF4, 0xF2, .. "i,b\n"u8];
        using var book = Workbook.Open(new MemoryStream(file), "x.csv", encodingName: "windows-1258");
        Assert.False(book.EncodingIsGuess);
        Assert.Equal(["1: Hà Nội|b"], book.Lines());
        var problem = Assert.Throws<Problem>(() => Workbook.Open(new MemoryStream(file), "x.csv", encodingName: "no-such-code"));
        Assert.Equal("file.unknown-encoding", problem.Code);
    }

    [Fact]
    public void A_bad_byte_far_into_the_file_is_still_found()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ế,đ\n", 50_000))), 0xE9, .. ",x\n"u8];
        using var book = Open(file, "x.csv");
        Assert.True(book.EncodingIsGuess);
        using var whole = Open(file[..^4], "x.csv");
        Assert.False(whole.EncodingIsGuess);
    }

    [Fact]
    public void A_CSV_by_another_name_is_read_and_noted()
    {
        using var book = Open("a,b\n1,2\n"u8.ToArray(), "report.xlsx");
        Assert.True(book.IsCsv);
        Assert.Equal(["1: a|b", "2: 1|2"], book.Lines());
        var note = Assert.Single(book.Notes);
        Assert.Equal(("file.read-as-csv", FindingEffect.Fixed, "report.xlsx"), (note.Code, note.Effect, note.Found));
    }

    [Fact]
    public void Ragged_rows_keep_their_own_length() => Assert.Equal(["1: a|b|c", "2: 1", "3: 1|2|3|4"], CsvLines("a,b,c\n1\n1,2,3,4\n"));
}
