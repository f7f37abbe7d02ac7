using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Web.Tests.Spreadsheets;
using static Tessera.Web.Tests.Corpus.CorpusFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>
/// Breaks good files in ways that know their structure: parts of a zip, tokens of XML, values of cells, records of an
/// old workbook, bytes of a CSV. One number makes one file, the same on every machine.
/// </summary>
internal sealed partial class FileMutator(int seed)
{
    static readonly string[] Tokens =
    [
        "<", ">", "/>", "&", "\"", "-", "99999999999", "r=\"ZZZZ1\"", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>4294967297</v></c>", "</row>", "<row>", "<row r=\"1048577\">", "<row r=\"-1\">",
        "s=\"-2\"", "s=\"65536\"", "\0", "é", "<![CDATA[", "]]>", "<!--", "<?x?>", "xml:space", "NaN", "1e999", "&#0;", "&#x110000;", "&lt;", "&nope;", "<!DOCTYPE a>", "</sheetData>", "<sheetData>",
        "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"B9:A1\"/>", "<is><t>x</t></is>", "t=\"d\"", "t=\"zz\"", "<f>A1</f>", "<v></v>", "\uFFFF", "encoding=\"utf-16\"",
    ];

    static readonly string[] Values =
    [
        "", " ", "-", "0", "-0", "-5", "1e308", "1E-300", "12,5", "1.234", "1.234.567,89", "１２", "١٢٣", "~500", "500+", "9223372036854775807", "99999999999999999999", "0x1F", "NaN", "Infinity", "#N/A", "#REF!",
        "31/02/2009", "2009-13-01", "05/03/2009", "11/04/09", "60", "-1", "2958466", "Q4 2009", "Tháng 11", "2009-W44", "ongoing", "05/03/2569", "1388/08/14", "1-5 March", "107.1", "0.0", "VN4O3", "VN4\u041E3", "1.23457E+11", "$1,000", "a@b\nc: d", "Salva Relief; Mira Aid", "Salva Relief / ???", "=1+1", "+84 912", "@x", "TOTAL", "Total WASH",
        "Quang Tri, Ha Tinh", "VN403;VN405", "VN999", "vn 4o3", "Countrywide", "Hà N?i", "ÄÃ Náºµng", "\u202Eabc", "\u200B", "e\u0301\u0301\u0301\u0301\u0301\u0301", "\uD800", "\0", "<script>", "'; DROP TABLE x", "{{7*7}}", "#org", "#adm1+name",
        "Organisation", "_x000D_", "a\r\nb", "\t", "\"", "''", new('x', 5000), new('é', 40_000),
    ];

    // A token repeated, and the repetition repeated again, would fill the machine instead of the file.
    const int MostRepeated = 1_000_000;

    readonly Random _random = new(seed);

    /// <summary>What was done to which file, for the report of a failure.</summary>
    public string Story { get; private set; } = "";
    public string Name { get; private set; } = "file.xlsx";

    public byte[] Make() => _random.Next(13) switch
    {
        0 => Told("bytes of a workbook", Bytes(Workbook().ToBytes())),
        1 or 2 => Told("parts of a zip", Parts(Workbook())),
        3 or 4 or 5 => Told("tokens of XML", Xml(Workbook())),
        6 or 7 => Told("cells", Cells()),
        8 => Told("bytes of an old workbook", Bytes(OldWorkbook()), "file.xls"),
        9 => Told("records of an old workbook", Records(), "file.xls"),
        12 => Told("cells of every kind of column", Wide()),
        10 => Told("bytes of a CSV", Bytes(Plain()), "file.csv"),
        _ => Told("pieces of a CSV", Pieces(), "file.csv"),
    };

    byte[] Told(string story, byte[] file, string name = "file.xlsx")
    {
        (Story, Name) = ($"{seed}: {story}", name);
        return file;
    }

    T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    static HandMadeXlsx Workbook() => Sheet("<dimension ref=\"A1:G5\"/><cols><col min=\"1\" max=\"3\" width=\"9\"/></cols>",
        [["Report"], Head, Tags, ["<c r=\"A4\" t=\"s\"><v>0</v></c>", .. Salva[1..5], "<c r=\"F4\" s=\"1\"><v>40122</v></c>", "<c r=\"G4\"><f>60*2</f><v>120</v></c>"], [.. Mira[..6], "<c r=\"G5\" t=\"e\"><v>#N/A</v></c>"], ["Total", "", "", "", "", "", "165"]],
        "<autoFilter ref=\"A2:G5\"/><mergeCells><mergeCell ref=\"A1:G1\"/><mergeCell ref=\"B4:B5\"/></mergeCells>")
        .Styles(0, 14, "yyyy\"x\"[Red]").Strings("<si><r><t>Salva</t></r><r><t xml:space=\"preserve\"> Relief</t></r><rPh><t>c</t></rPh></si><si><t>a&amp;b</t></si>");

    static byte[] OldWorkbook() => Xls(Table);

    byte[] Plain() => _random.Next(4) switch
    {
        0 => In("windows-1258", Text(';', Head, Row((2, "Nhà vê\u0323 sinh")), Mira)),
        1 => Encoding.Unicode.GetBytes("\uFEFF" + Text('\t')),
        2 => Csv("sep=|\r\n" + Text('|')),
        _ => Csv(Text(',', Head, Tags, Row((2, "\"Nhà, \"\"vệ\"\" sinh\"")), Mira)),
    };

    byte[] Bytes(byte[] whole)
    {
        var file = whole.ToList();
        for (var n = _random.Next(1, 5); n > 0 && file.Count > 8; n--)
        {
            var at = _random.Next(file.Count);
            switch (_random.Next(5))
            {
                case 0: file.RemoveRange(at, Math.Min(_random.Next(1, 40), file.Count - at)); break;
                case 1: file.InsertRange(at, file.GetRange(0, Math.Min(_random.Next(1, 60), file.Count))); break;
                case 2: file.RemoveRange(at, file.Count - at); break;
                default: file[at] = (byte)_random.Next(256); break;
            }
        }
        return [.. file];
    }

    byte[] Parts(HandMadeXlsx file)
    {
        for (var n = _random.Next(1, 3); n > 0; n--)
        {
            var name = Any([.. file.Parts.Keys]);
            var content = file.Parts[name];
            switch (_random.Next(6))
            {
                case 0: file.Parts.Remove(name); break;
                case 1: file.Parts[name] = file.Parts[Any([.. file.Parts.Keys])]; break;
                case 2: file.Parts[name] = content[..(content.Length / 2)]; break;
                case 3: file.Parts.Remove(name); file.Parts[name.ToUpperInvariant()] = content; break;
                case 4: file.Parts["extra/" + name] = content; break;
                default: file.Parts[name] = []; break;
            }
            if (file.Parts.Count == 0) break;
        }
        var zip = file.ToBytes();
        return _random.Next(3) == 0 ? Headers(zip) : zip;
    }

    /// <summary>A number in one of the headers of a zip becomes another.</summary>
    byte[] Headers(byte[] zip)
    {
        var marks = Enumerable.Range(0, zip.Length - 30).Where(i => zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] < 7).ToList();
        var at = Any(marks) + _random.Next(4, 28);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(at), Any<ushort>([0, 1, 8, 20, 99, 0x7FFF, 0xFFFF, (ushort)_random.Next(65536)]));
        return zip;
    }

    byte[] Xml(HandMadeXlsx file)
    {
        var part = Any([.. file.Parts.Keys]);
        var tokens = Token().Matches(Encoding.UTF8.GetString(file.Parts[part])).Select(m => m.Value).ToList();
        for (var n = _random.Next(1, 4); n > 0; n--)
        {
            var at = _random.Next(tokens.Count);
            switch (_random.Next(6))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, Any(tokens)); break;
                case 2: (tokens[at], tokens[tokens.Count / 2]) = (tokens[tokens.Count / 2], tokens[at]); break;
                case 3: tokens.Insert(at, string.Concat(Enumerable.Repeat(tokens[at], Math.Min(_random.Next(2, 300), 2 + (MostRepeated / Math.Max(1, tokens[at].Length)))))); break;
                case 4: tokens[at] = Number().Replace(tokens[at], Any<string>(["0", "-1", "4294967296", "99999999999999999999", "1e400", ""]), 1); break;
                default: tokens[at] = tokens[at].Insert(_random.Next(tokens[at].Length + 1), Any(Tokens)); break;
            }
            if (tokens.Count == 0) break;
        }
        file[part] = string.Concat(tokens);
        return file.ToBytes();
    }

    byte[] Cells()
    {
        string[][] rows = [[.. Head], [.. Tags], [.. Salva], [.. Mira], [.. Salva]];
        for (var n = _random.Next(1, 8); n > 0; n--)
        {
            var row = _random.Next(rows.Length);
            if (_random.Next(6) == 0) (rows[row], rows[0]) = (rows[0], rows[row]);
            else if (_random.Next(12) == 0) rows[row] = [];
            else if (rows[row].Length > 0) rows[row][_random.Next(rows[row].Length)] = Any(Values);
        }
        if (_random.Next(3) == 0) return Xls(rows);
        if (_random.Next(2) == 0) return Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => string.Join(',', r.Select(v => $"\"{v.Replace("\"", "\"\"")}\"")) + "\n")));
        return Book([.. rows.Select(r => r.Select(v => v.StartsWith("<c", StringComparison.Ordinal) ? v[1..] : v).ToArray())]).ToBytes();
    }

    /// <summary>Odd values where people, days, points, ids and organisations of every part stand.</summary>
    byte[] Wide()
    {
        (string Head, object Value)[] good =
        [
            ("District", "Đông Hà"), ("District code", "VN40301"), ("Start date", new ValueFiles.Dated(40_122, 14)), ("End date", "2009-12-31"), ("Quantity", 12.5), ("Donor", "Nordic Fund"),
            ("Implementing partner", "Mira Aid"), ("Latitude", 16.8), ("Longitude", "107°06'E"), ("Record ID", "a-1"), ("Email", "a@example.org"), ("Women", 60), ("Men", 60), ("Status", "ongoing"), ("Households reached", 24),
        ];
        var rows = ValueFiles.Rows(good, good);
        for (var n = _random.Next(1, 12); n > 0; n--) rows[_random.Next(1, 3)][_random.Next(rows[0].Length)] = _random.Next(4) == 0 ? Any<object>([-1, 0, 60, 1e308, 40_122, true, 2_569, 0.45, new ValueFiles.Dated(40_122, 16)]) : Printable(Any(Values));
        return ValueFiles.Book(rows).ToBytes();
    }

    // What no XML can say is for the other ways of breaking.
    static string Printable(string value) => string.Concat(value.Where(c => c >= ' ' && !char.IsSurrogate(c)));

    /// <summary>One record of the stream gets other contents, another length or another number.</summary>
    byte[] Records()
    {
        var old = new HandMadeXls().Styles(0, 14, "yyyy").Sheet("Data", [.. HandMadeXls.Number(0, 0, 1, 1), .. HandMadeXls.Formula(0, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], "x"), .. HandMadeXls.Merged(0, 3, 0, 2)]);
        var stream = _random.Next(2) == 0 ? old.Workbook() : ContentOf(Xls(Table));
        var starts = new List<int>();
        for (var at = 0; at + 4 <= stream.Length; at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2))) starts.Add(at);
        for (var n = _random.Next(1, 4); n > 0; n--)
        {
            var start = Any(starts);
            var inside = start + 4 + _random.Next(Math.Max(1, (int)BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(start + 2))));
            if (_random.Next(4) == 0) BinaryPrimitives.WriteUInt16LittleEndian(stream.AsSpan(start + Any([0, 2])), (ushort)_random.Next(_random.Next(2) == 0 ? 300 : 65536));
            else if (inside < stream.Length) stream[inside] = (byte)_random.Next(256);
        }
        return HandMadeXls.Contain("Workbook", stream);
    }

    static byte[] ContentOf(byte[] xls)
    {
        var begin = xls.AsSpan().IndexOf("\x09\x08\x10\x00"u8);
        return xls[begin..];
    }

    byte[] Pieces()
    {
        const string signs = "\",;\t|\r\n'=-aé \uFEFF1\0#";
        var text = Text(Any([',', ';', '\t', '|']));
        for (var n = _random.Next(1, 6); n > 0; n--)
        {
            var at = _random.Next(text.Length);
            text = _random.Next(3) switch
            {
                0 => text.Insert(at, Any(Values)),
                1 => text.Insert(at, signs[_random.Next(signs.Length)].ToString()),
                _ => text[..at] + text[Math.Min(text.Length, at + _random.Next(60))..],
            };
            if (text.Length == 0) text = "a";
        }
        return Any([Encoding.UTF8, Encoding.Unicode, Encoding.Latin1, CodePagesEncodingProvider.Instance.GetEncoding(1258)!, CodePagesEncodingProvider.Instance.GetEncoding(1256)!]).GetBytes(text);
    }

    [GeneratedRegex("<[^<>]*>|[^<>]+")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
