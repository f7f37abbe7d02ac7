using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.HandMadeXls;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class XlsReadingTests
{
    [Fact]
    public void Every_kind_of_cell_is_read()
    {
        var made = new HandMadeXls();
        made.Styles(0, 14, "[h]:mm", "0.00\" days\"");
        // 1043 is the whole number 260 with its two flag bits: (260 << 2) | 2 = 1042, and one hundredth of it with the lowest bit set.
        byte[] rows =
        [
            .. made.Text(0, 0, "Tỉnh"), .. made.Text(0, 2, "Đà Nẵng"),
            .. Number(1, 0, 45292.5, style: 1), .. Number(1, 1, 0.25, style: 2), .. Number(1, 2, 12, style: 3), .. Rk(1, 3, 1042), .. Rk(1, 4, 1043),
            .. Boolean(2, 0, true), .. Error(2, 1, 0x2A), .. Error(2, 2, 0x07),
            .. Formula(3, 0, BitConverter.GetBytes(7.5)), .. Formula(3, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], "Quảng Trị"),
            .. Formula(3, 2, [1, 0, 0, 0, 0, 0, 0xFF, 0xFF]), .. Formula(3, 3, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]), .. Formula(3, 4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        ];
        using var book = Open(made.Sheet("Dữ liệu", rows).ToBytes(), "old.xls");
        Assert.Equal(["1: Tỉnh||Đà Nẵng", "2: 2024-01-01 12:00:00|1899-12-30 06:00:00|12|260|2.6", "3: TRUE|#N/A|#DIV/0!", "4: 7.5|Quảng Trị|FALSE|#REF!"], book.Lines());
        Assert.Equal("Dữ liệu", Assert.Single(book.Sheets).Name);
        Assert.Empty(book.Notes);
        Assert.False(book.IsCsv);
    }

    [Fact]
    public void Texts_cut_by_a_record_are_whole()
    {
        var made = new HandMadeXls { RecordBytes = 64 };
        var texts = Enumerable.Range(0, 40).Select(i => $"{i} {new string('ộ', i)}").ToList();
        byte[] rows = [.. texts.Index().SelectMany(t => made.Text(t.Index, 0, t.Item))];
        using var book = Open(made.Sheet("S", rows).ToBytes(), "old.xls");
        Assert.Equal(texts.Select((t, i) => $"{i + 1}: {t}"), book.Lines());
    }

    [Fact]
    public void Dates_since_1904_are_moved_and_times_of_day_are_not()
    {
        // Serial 42369 of the 1904 system is 43831 of the 1900 system: 2020-01-01.
        byte[] rows = [.. Number(0, 0, 42369, style: 0), .. Number(0, 1, 0.5, style: 0)];
        using var book = Open(new HandMadeXls().Global(0x0022, [1, 0]).Styles(14).Sheet("S", rows).ToBytes(), "old.xls");
        Assert.Equal(["1: 2020-01-01|1899-12-30 12:00:00"], book.Lines());
    }

    [Fact]
    public void Hidden_rows_merged_cells_and_sheets_of_other_kinds_are_told()
    {
        var made = new HandMadeXls();
        made.Sheet("Chart", [], kind: 2).Sheet("Lists", Number(0, 0, 1), visibility: 1).Sheet("Secret", Number(0, 0, 2), visibility: 2);
        made.Sheet("Data", [.. Hidden(1), .. Number(0, 0, 1), .. Number(1, 0, 2), .. Merged(0, 3, 1, 2)]);
        using var book = Open(made.ToBytes(), "old.xls");
        Assert.Equal([SheetKind.Chart, SheetKind.Data, SheetKind.Data, SheetKind.Data], book.Sheets.Select(s => s.Kind));
        Assert.Equal([SheetVisibility.Visible, SheetVisibility.Hidden, SheetVisibility.VeryHidden, SheetVisibility.Visible], book.Sheets.Select(s => s.Visibility));
        Assert.Equal(["Lists", "Secret"], book.Notes.Select(n => n.Found));
        Assert.Empty(book.Rows(0));
        Assert.Equal(["1: 1", "2: 2 (hidden)"], book.Lines(3));
        Assert.Equal(new MergedRange(1, 1, 4, 2), Assert.Single(book.Merged(3)));
        Assert.Equal(["1: 2"], book.Lines(2));
    }

    [Fact]
    public void A_chart_lying_on_a_sheet_is_passed_over()
    {
        byte[] chart = [.. Record(0x0809, [0, 6, 0x20, 0, .. new byte[12]]), .. Number(9, 9, 9), .. Record(0x000A, [])];
        using var book = Open(new HandMadeXls().Sheet("S", [.. Number(0, 0, 1), .. chart, .. Number(1, 0, 2)]).ToBytes(), "old.xls");
        Assert.Equal(["1: 1", "2: 2"], book.Lines());
    }

    [Fact]
    public void An_old_workbook_under_another_ending_is_read_and_noted()
    {
        using var book = Open(new HandMadeXls().Sheet("S", Number(0, 0, 1)).ToBytes(), "new.xlsx");
        Assert.Equal("file.read-as-workbook", Assert.Single(book.Notes).Code);
        Assert.Equal(["1: 1"], book.Lines());
    }

    [Fact]
    public void Bad_workbooks_are_refused()
    {
        var whole = new HandMadeXls().Sheet("S", Number(0, 0, 1)).ToBytes();
        Refused("file.incomplete", whole[..400], "old.xls");
        Refused("file.password", new HandMadeXls().Global(0x002F, [1, 0]).Sheet("S", []).ToBytes(), "old.xls");
        Refused("file.password", Contain("EncryptedPackage", new byte[5000]), "new.xlsx");
        Refused("file.other-office", Contain("WordDocument", new byte[5000]), "old.xls");
        Refused("file.not-a-workbook", Contain("Contents", new byte[5000]), "old.xls");
        Refused("file.old-xls", [9, 2, 6, 0, 0, 0, 0x10, 0, 0, 0], "old.xls");
        Refused("file.too-many-sheets", Enumerable.Range(0, 101).Aggregate(new HandMadeXls(), (book, i) => book.Sheet($"S{i}", [])).ToBytes(), "old.xls");
        Refused("file.beyond-limits", new HandMadeXls().Sheet("S", Number(0, 20000, 1)).ToBytes(), "old.xls");
    }

    [Theory]
    [InlineData("Book")]
    [InlineData(null)]
    public void A_workbook_of_Excel_95_is_read_by_its_code_page(string? stream)
    {
        // "Hà Nội" in windows-1258 is 48 E0 20 4E F4 F2 69; the texts of Excel 95 are bytes with their number before them.
        byte[] text = [0x48, 0xE0, 0x20, 0x4E, 0xF4, 0xF2, 0x69], name = "Data"u8.ToArray();
        byte[] Begin(byte kind) => Record(0x0809, [0, 5, kind, 0, 0, 0, 0, 0]);
        byte[] head = [.. Begin(5), .. Record(0x0042, [0xEA, 0x04]), .. Record(0x041E, [200, 0, 10, .. "dd/mm/yyyy"u8]), .. Record(0x00E0, [0, 0, 200, 0, .. new byte[12]])];
        var bound = 4 + 7 + name.Length;
        byte[] workbook =
        [
            .. head, .. Record(0x0085, [.. BitConverter.GetBytes(head.Length + bound + 4), 0, 0, (byte)name.Length, .. name]), .. Record(0x000A, []),
            .. Begin(0x10), .. Record(0x0204, [0, 0, 0, 0, 0, 0, 7, 0, .. text]), .. Number(0, 1, 40122), .. Record(0x000A, []),
        ];
        using var book = Open(stream is null ? workbook : Contain(stream, workbook), "old.xls");
        Assert.Equal("Data", Assert.Single(book.Sheets).Name);
        // Serial 40122 is 2009-11-05.
        Assert.Equal(["1: Hà Nội|2009-11-05"], book.Lines());
    }

    [Fact]
    public void A_chain_of_sectors_that_bites_its_tail_is_refused()
    {
        var file = new HandMadeXls().Sheet("S", Number(0, 0, 1)).ToBytes();
        // The table is the first sector; sector 2 begins the stream and now follows itself.
        BitConverter.TryWriteBytes(file.AsSpan(512 + 2 * 4), 2);
        Refused("file.damaged", file, "old.xls");
    }
}
