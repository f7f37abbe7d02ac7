using System.Buffers.Binary;
using System.IO.Compression;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class ZipRefusalTests
{
    const string Sheet = "xl/worksheets/sheet1.xml";

    static HandMadeXlsx Small() => HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>");

    /// <summary>Offset of the local (0) or central (1) header of a part; the name stands 30 or 46 bytes behind it.</summary>
    static int HeaderOf(byte[] zip, string name, int which)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(name);
        int at = -1, from = 0;
        for (var i = 0; i <= which; i++)
        {
            at = zip.AsSpan(from).IndexOf(bytes) + from;
            from = at + 1;
        }
        return at - (which == 0 ? 30 : 46);
    }

    static byte[] Patched(int localAt, int centralAt, Action<Memory<byte>> change, HandMadeXlsx? file = null)
    {
        var zip = (file ?? Small()).ToBytes();
        if (localAt >= 0) change(zip.AsMemory(HeaderOf(zip, Sheet, 0) + localAt));
        if (centralAt >= 0) change(zip.AsMemory(HeaderOf(zip, Sheet, 1) + centralAt));
        return zip;
    }

    static Action<Memory<byte>> U16(ushort value) => at => BinaryPrimitives.WriteUInt16LittleEndian(at.Span, value);
    static Action<Memory<byte>> U32(uint value) => at => BinaryPrimitives.WriteUInt32LittleEndian(at.Span, value);

    [Fact]
    public void A_file_cut_anywhere_is_incomplete()
    {
        var whole = Small().ToBytes();
        foreach (var percent in (int[])[20, 60, 90, 99]) Refused("file.incomplete", whole[..(whole.Length * percent / 100)]);
    }

    [Fact]
    public void A_wrong_check_value_is_damage() => Refused("file.damaged", Patched(14, 16, U32(0xDEADBEEF)));

    [Fact]
    public void Headers_that_disagree_are_damage()
    {
        Refused("file.damaged", Patched(14, -1, U32(0xDEADBEEF)));
        Refused("file.damaged", Patched(8, -1, U16(0)));
        Refused("file.damaged", Patched(30, -1, at => at.Span[0] = (byte)'y'));
    }

    [Fact]
    public void An_encrypted_part_asks_for_a_file_without_password() => Refused("file.password", Patched(6, 8, U16(1)));

    [Fact]
    public void A_part_larger_than_claimed_is_damage() => Refused("file.damaged", Patched(22, 24, U32(10)));

    [Fact]
    public void A_part_smaller_than_claimed_is_damage() => Refused("file.damaged", Patched(22, 24, U32(100_000)));

    [Fact]
    public void Packed_bytes_that_reach_into_the_next_part_are_damage() => Refused("file.damaged", Patched(18, 20, U32(100_000)));

    [Fact]
    public void An_unknown_way_of_packing_is_damage() => Refused("file.damaged", Patched(8, 10, U16(99)));

    [Fact]
    public void Parts_that_share_bytes_are_damage()
    {
        var zip = HandMadeXlsx.OfSheets("<sheetData/>", "<sheetData/>").ToBytes();
        var first = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(HeaderOf(zip, Sheet, 1) + 42));
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(HeaderOf(zip, "xl/worksheets/sheet2.xml", 1) + 42), first);
        Refused("file.damaged", zip);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("xl/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("..\\x")]
    public void A_name_that_leaves_the_file_is_refused(string name)
    {
        var file = Small();
        file[name] = "x";
        Refused("file.unsafe-parts", file);
    }

    [Fact]
    public void A_symbolic_link_is_refused() => Refused("file.unsafe-parts", Patched(-1, 4, at =>
    {
        at.Span[1] = 3;
        BinaryPrimitives.WriteUInt32LittleEndian(at.Span[34..], 0xA1FF_0000);
    }));

    [Fact]
    public void Two_parts_of_one_name_are_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in (string[])["[Content_Types].xml", "xl/a.xml", "XL/a.xml"])
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write("<a/>"u8);
            }
        Refused("file.duplicate-parts", bytes.ToArray());
    }

    [Fact]
    public void Ten_thousand_parts_are_refused_and_one_less_is_read()
    {
        static byte[] Of(int count)
        {
            var file = Small();
            for (var i = file.Parts.Count; i < count; i++) file[$"xl/media/image{i}.png"] = "x";
            return file.ToBytes();
        }
        Assert.Equal(1, ReadAll(Of(9_999)));
        Refused("file.too-many-parts", Of(10_000));
    }

    [Fact]
    public void A_count_of_parts_that_lies_is_damage()
    {
        var zip = Small().ToBytes();
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 22 + 10), 3);
        Refused("file.damaged", zip);
    }

    [Fact]
    public void A_gigabyte_of_blanks_in_a_megabyte_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Small().Parts.Where(p => p.Key != Sheet))
            {
                using var small = zip.CreateEntry(name).Open();
                small.Write(content);
            }
            using var part = zip.CreateEntry(Sheet, CompressionLevel.Fastest).Open();
            part.Write("<worksheet><sheetData>"u8);
            var blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 1024; i++) part.Write(blanks);
        }
        Refused("file.bomb", bytes.ToArray());
    }

    [Fact]
    public void A_dense_but_honest_part_below_five_megabytes_is_read()
    {
        // 4 MB of one repeated row: far denser than 100 to 1, which only counts from 5 MB on.
        var row = "<row><c s=\"1\"/></row>";
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>" + string.Concat(Enumerable.Repeat(row, (4 << 20) / row.Length)));
        var bytes = file.ToBytes(CompressionLevel.SmallestSize);
        Assert.True(file.Parts[Sheet].Length > 100 * bytes.Length);
        Assert.Equal(1, ReadAll(bytes));
    }

    [Fact]
    public void The_caps_on_inflated_bytes_hold_to_the_byte()
    {
        var file = Small();
        var (largest, bytes) = (file.Parts.Values.Max(p => p.Length), file.ToBytes());
        var total = file.Parts.Values.Sum(p => p.Length);
        Assert.Equal(1, ReadAll(bytes, limits: new ReadLimits { PartBytes = largest, InflatedBytes = total }));
        Refused("file.bomb", bytes, limits: new ReadLimits { PartBytes = largest - 1 });
        Refused("file.bomb", bytes, limits: new ReadLimits { InflatedBytes = total - 1 });
    }

    [Fact]
    public void Shared_strings_beyond_their_memory_are_refused()
    {
        var file = Small().Strings(string.Concat(Enumerable.Repeat("<si><t>abcd</t></si>", 100)));
        // 100 strings of 4 characters: 100 x (32 + 2 x 4) = 4000 bytes.
        Assert.Equal(1, ReadAll(file.ToBytes(), limits: new ReadLimits { StringsBytes = 4000 }));
        Refused("file.too-much-text", file, new ReadLimits { StringsBytes = 3999 });
    }

    [Fact]
    public void One_endless_text_is_refused()
    {
        var file = HandMadeXlsx.OfRows($"<row><c t=\"str\"><v>{new string('x', 300_000)}</v></c></row>");
        Refused("file.text-too-long", file, new ReadLimits { TokenBytes = 256 << 10 });
    }
}
