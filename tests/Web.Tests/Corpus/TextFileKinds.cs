using System.IO.Compression;
using System.Text;
using Tessera.Web.Tests.Spreadsheets;
using static Tessera.Web.Tests.Corpus.CorpusFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group F: tables as text.</summary>
internal static class TextFileKinds
{
    const string Good = "2 in", Csv1 = "file.csv";

    static Kind Of(string id, string what, string expected, Func<byte[]> file, string? differs = null) => new(id, what, expected, file, Csv1, differs);

    public static readonly Kind[] All =
    [
        Of("F01", "UTF-8 with its mark", Good, () => [0xEF, 0xBB, 0xBF, .. Csv(Table)]),
        Of("F02", "UTF-8 without", Good, () => Csv(Head, Row((2, "Nhà vệ sinh")), Mira)),
        Of("F03", "UTF-16", Good, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text())]),
        Of("F04", "UTF-16, other order, no mark", Good, () => Encoding.BigEndianUnicode.GetBytes(Text())),
        Of("F05", "windows-1252", "2 in; asks encoding", () => In("windows-1252", Text(',', Head, Row((2, "Présence")), Mira))),
        Of("F06", "windows-1258", "2 in; asks encoding", () => In("windows-1258", Text(',', Head, Row((2, "Nhà vê\u0323 sinh")), Mira))),
        Of("F07", "windows-1256", "2 in; asks encoding", () => In("windows-1256", Text(',', Head, Row((2, "مراحيض")), Mira))),
        Of("F08", "Chinese code page", "2 in; asks encoding", () => In("gb18030", Text(',', Head, Row((2, "厕所建设")), Mira))),
        Of("F09", "UTF-8 with a byte that is none", "2 in; asks encoding; tells text.encoding", () => [.. Csv(Head, Row((2, "Nhà vệ sinh, nước sạch@".Replace(",", ""))), Mira).Select(b => b == '@' ? (byte)0xE9 : b)]),
        Of("F10", "lines of two encodings", "2 in; asks encoding; tells text.encoding", () => [.. Csv(Head, Row((2, "Nhà vệ sinh công cộng"))), .. In("windows-1252", Text(',', [Row((0, "Mira Aid"), (2, "Présence"))]))]),
        Of("F23", "lines of remarks", "2 in", () => Csv("# exported on 30 November 2009\r\n" + Text())),
        Of("F11", "semicolon", Good, () => Csv(Text(';'))),
        Of("F12", "tab", Good, () => Csv(Text('\t'))),
        Of("F13", "pipe", Good, () => Csv(Text('|'))),
        Of("F14", "the separator said first", Good, () => Csv("sep=;\r\n" + Text(';'))),
        Of("F15", "line break in quotes", Good, () => Csv(Text().Replace("Latrines", "\"Latrines\r\nand wells\""))),
        Of("F16", "quote never closed", "refused file.unclosed-quote", () => Csv(Text().Replace("Latrines", "\"Latrines"))),
        Of("F17", "doubled quotes", Good, () => Csv(Text().Replace("Latrines", "\"The \"\"new\"\" latrines\""))),
        Of("F18", "quote behind a backslash", Good, () => Csv(Text().Replace("Latrines", "5\\\" pipes"))),
        Of("F19", "rows of unequal length", Good, () => Csv(Text().Replace(",120", "").Replace(",45", ",45,,,more"))),
        Of("F20", "separator at the end", Good, () => Csv(Text().Replace("\r\n", ",\r\n"))),
        Of("F21", "carriage returns alone", Good, () => Csv(Text().Replace("\r\n", "\r"))),
        Of("F21", "mixed line ends", Good, () => Csv("\n" + Text().Replace("reached\r\n", "reached\n"))),
        Of("F22", "blank lines", Good, () => Csv(Text().Replace("\r\n", "\r\n\r\n,,,\r\n"))),
        Of("F24", "one line without end", "refused file.record-too-long", () => Csv(string.Concat(Enumerable.Repeat("Salva Relief,WASH,", 400_000)))),
        Of("F25", "zero bytes", "refused file.not-a-workbook", () => Csv(Text().Replace("Latrines", "Lat\0rines"))),
        Of("F26", "leading zeros lost", "2 in; tells place.code-padded", () => Csv(Head, Row((3, "Kabul"), (4, "1")), [.. Mira[..3], "Kapisa", "2", .. Mira[5..]])) with { IsAfghan = true },
        Of("F27", "1.23E+15 for a code", "2 in; tells text.digits-lost", () => Csv([.. Head, "Project code"], [.. Salva, "1.23E+15"], [.. Mira, "x"])),
        new("F28", "one CSV in a zip", Good, () => new HandMadeXlsx().With("a/table.csv", Csv(Table)).Bytes(), "file.csv.zip"),
        new("F28", "gzip", "refused file.archive", () => Gzip(Csv(Table)), "file.csv.gz"),
        Of("F29", "header alone", "refused file.header-alone", () => Csv(Text(',', Head)), "there is nothing to accept, which the refusal says"),
        Of("F30", "decimal comma in a file of commas", "2 in", () => Csv(Text().Replace(",120", ",12,5"))),
        Of("F31", "letters lost to question marks", "1 in, 1 waiting; asks place.unknown; tells place.name-suggested", () => Csv(Head, Row((3, "Qu?ng Tr?"), (4, "")), Mira)),
        Of("F31", "letters lost in many cells", "2 in; tells text.letters-lost", () => Csv(Head, Row((2, "N??c s?ch"), (3, "Qu?ng Tr?")), [.. Mira[..2], "Ti?m ch?ng", .. Mira[3..]]), "its letters are nowhere: it is said where they still are"),
        Of("F31", "letters of the header lost", "refused file.letters-lost", () => Csv(["T? ch?c", "C?m", "Ho?t ??ng", "T?nh", "Mã t?nh", "Tháng", "S? ng??i"], Salva, Mira), "nothing can be asked, since no column is known"),
        Of("F32", "curly quotes as quotes", Good, () => Csv(Text().Replace("Latrines", "“Latrines”"))),
        Of("F33", "16,385 columns", "refused file.beyond-limits", () => Csv(Text() + new string(',', 16_385) + "x\n")),
    ];

    static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        return bytes.ToArray();
    }
}
