using System.IO.Compression;
using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class SheetWriterTests
{
    static byte[] Written(Action<SheetWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new SheetWriter(bytes))
        {
            write(writer);
            writer.Finish();
        }
        return bytes.ToArray();
    }

    static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [Fact]
    public void What_is_written_is_read_back_with_its_kind()
    {
        Cell[] cells = [Cell.Of("Đà Nẵng"), Cell.Of(-5.25), Cell.OfDate(45292), Cell.OfDate(45292.5), new(CellKind.Boolean, null, 1), Cell.Empty, Cell.Of("x")];
        using var book = Open(Written(w =>
        {
            w.BeginSheet("Presence");
            w.Row(cells);
        }));
        foreach (var row in book.Rows(0)) Assert.Equal(cells, row.Cells.ToArray());
        Assert.Equal("Presence", Assert.Single(book.Sheets).Name);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 912 345 678")]
    [InlineData("-5")]
    [InlineData("@cmd")]
    [InlineData("  lead and trail  ")]
    [InlineData("a & <b> \"c\" 'd'")]
    [InlineData("line\nfeed\r\nand\rreturn\ttab")]
    [InlineData("_x0041_ _x _")]
    [InlineData("\u0001\u001f")]
    [InlineData("😀 ＝")]
    public void Text_stays_text_and_comes_back_as_it_was(string text)
    {
        var file = Written(w =>
        {
            w.BeginSheet("S");
            w.Row(Cell.Of(text));
        });
        Assert.DoesNotContain("<f", Part(file, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        using var book = Open(file);
        // Control characters are shown as U+FFFD by the reader, whoever wrote them.
        var expected = text.Replace('\u0001', '\uFFFD').Replace('\u001f', '\uFFFD');
        foreach (var row in book.Rows(0)) Assert.Equal(Cell.Of(expected), row[0]);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        static byte[] Make() => Written(w =>
        {
            w.BeginSheet("A", [10, 20.5], headerRows: 1, filter: true);
            w.Row(Cell.Of("h1"), Cell.Of("h2"));
            w.Row(Cell.Of("x"), Cell.Of(1));
        });
        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void Headers_widths_filter_and_choices_stand_where_the_format_wants_them()
    {
        var file = Written(w =>
        {
            var status = w.List(["Planned", "Ongoing", "Done"]);
            w.BeginSheet("5W", [12, 30], headerRows: 1, filter: true);
            w.Choices(1, 2, 500, status);
            w.Row(Cell.Of("Partner"), Cell.Of("Status"));
            w.Row(Cell.Of("A"), Cell.Of("Done"));
        });
        var sheet = Part(file, "xl/worksheets/sheet1.xml");
        string[] order = ["<sheetViews>", "ySplit=\"1\"", "<cols>", "width=\"30\"", "<sheetData>", "s=\"1\"", "<autoFilter ref=\"A1:B2\"/>", "sqref=\"B2:B500\"", "<formula1>'Lists'!$A$1:$A$3</formula1>"];
        var places = order.Select(o => sheet.IndexOf(o, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        using var book = Open(file);
        Assert.Equal([("5W", SheetVisibility.Visible), ("Lists", SheetVisibility.Hidden)], book.Sheets.Select(s => (s.Name, s.Visibility)));
        Assert.Equal(["1: Planned", "2: Ongoing", "3: Done"], book.Lines(1));
    }

    [Fact]
    public void Sheet_names_are_made_acceptable_and_unique()
    {
        var file = Written(w =>
        {
            foreach (var name in (string[])["a/b:c", "", "Sheet", "sheet", new string('x', 40), new string('x', 41), "'quoted'"]) w.BeginSheet(name);
        });
        using var book = Open(file);
        Assert.Equal(["a b c", "Sheet", "Sheet (2)", "sheet (3)", new string('x', 31), new string('x', 27) + " (2)", "quoted"], book.Sheets.Select(s => s.Name));
    }

    [Fact]
    public void Text_no_cell_can_hold_is_cut_and_seen_to_be()
    {
        using var book = Open(Written(w =>
        {
            w.BeginSheet("S");
            w.Row(Cell.Of(new string('x', 40_000)));
        }));
        // A cell holds 32,767 characters.
        foreach (var row in book.Rows(0)) Assert.Equal(new string('x', 32_766) + "…", row[0].Text);
    }

    [Fact]
    public void Many_distinct_texts_do_not_pile_up()
    {
        // 10,000 texts of 1,000 characters: 10 million characters, of which the first 4 million are shared.
        var file = Written(w =>
        {
            w.BeginSheet("S");
            for (var i = 0; i < 10_000; i++) w.Row(Cell.Of(i.ToString("D1000", System.Globalization.CultureInfo.InvariantCulture)));
        });
        using var book = Open(file);
        var expected = 0;
        foreach (var row in book.Rows(0)) Assert.Equal(expected++, int.Parse(row[0].Text!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(10_000, expected);
    }

    [Fact]
    public async Task A_response_that_allows_no_synchronous_write_gets_the_whole_file()
    {
        await using var target = new AsyncOnly();
        using (var writer = new SheetWriter(target))
        {
            writer.BeginSheet("S");
            for (var i = 0; i < 20_000; i++)
            {
                writer.Row(Cell.Of(i * 7919 % 10007), Cell.Of(i / 7d));
                if (writer.Pending > 32 << 10) await writer.Send(TestContext.Current.CancellationToken);
            }
            await writer.Finish(TestContext.Current.CancellationToken);
        }
        Assert.True(target.Writes > 2);
        Assert.Equal(20_000, ReadAll(target.ToArray()));
    }

    [Fact]
    public async Task A_file_never_finished_says_so()
    {
        using var bytes = new MemoryStream();
        using (var writer = new SheetWriter(bytes))
        {
            writer.BeginSheet("S");
            writer.Row(Cell.Of(1));
            await writer.Send(TestContext.Current.CancellationToken);
        }
        Refused("file.incomplete", bytes.ToArray());
    }

    sealed class AsyncOnly : MemoryStream
    {
        public int Writes { get; private set; }
        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("synchronous");
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("synchronous");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
