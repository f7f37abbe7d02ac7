using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Files broken at random, the same way each time: whatever comes, it is read or refused, nothing else.</summary>
public sealed class MutatedFilesTests
{
    const int Rounds = 1500;

    static HandMadeXlsx Original() => HandMadeXlsx.OfSheets("""
        <sheetPr/><dimension ref="A1:C3"/><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="2" hidden="1"><c r="A2" s="1"><v>45292.5</v></c><c r="B2"><f>A2*2</f><v>-1.5E3</v></c><c r="C2" t="inlineStr"><is><r><t>x&amp;y</t></r></is></c></row>
        <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="d"><v>2024-01-01</v></c></row></sheetData>
        <mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>
        """).Styles(0, 14, "yyyy\"x\"[Red]").Strings("<si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si>");

    [Fact]
    public void A_workbook_with_any_byte_changed_is_read_or_refused()
    {
        var whole = Original().ToBytes();
        Survives(random =>
        {
            var file = (byte[])whole.Clone();
            for (var n = random.Next(1, 4); n > 0; n--) file[random.Next(file.Length)] = (byte)random.Next(256);
            return file;
        });
    }

    [Fact]
    public void A_workbook_with_any_part_rewritten_is_read_or_refused()
    {
        var original = Original();
        string[] pieces = ["<", ">", "/>", "&", "\"", "-", "99999999999", "r=\"ZZZZ1\"", "<c t=\"s\"><v>-1</v></c>", "</row>", "<row>", "s=\"-2\"", "\0", "é", "<![CDATA[", "]]>", "<!--", "xml:space", "NaN", "1e999"];
        Survives(random =>
        {
            var file = new HandMadeXlsx();
            foreach (var (name, bytes) in original.Parts) file.Parts[name] = bytes;
            var part = file.Parts.Keys.ElementAt(random.Next(file.Parts.Count));
            var text = Encoding.UTF8.GetString(file.Parts[part]);
            var at = random.Next(text.Length);
            file[part] = text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + random.Next(4))..];
            return file.ToBytes();
        });
    }

    [Fact]
    public void A_CSV_of_any_signs_is_read_or_refused()
    {
        const string signs = "\",;\t|\r\n'=-aé \uFEFF1\0";
        Survives(random => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => signs[random.Next(signs.Length - random.Next(2))]))));
    }

    static void Survives(Func<Random, byte[]> next)
    {
        var random = new Random(20260302);
        int read = 0, refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var file = next(random);
            try
            {
                using var book = Reading.Open(file);
                foreach (var sheet in book.Sheets)
                {
                    foreach (var row in book.Rows(sheet.Index)) Assert.False(row.IsBlank);
                    Assert.NotNull(book.Merged(sheet.Index));
                }
                read++;
            }
            catch (Problem problem)
            {
                Assert.StartsWith("file.", problem.Code, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(read > 20 && refused > 20, $"{read} read, {refused} refused");
    }
}
