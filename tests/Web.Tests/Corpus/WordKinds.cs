using System.Text;
using Tessera.Domain.Activities;
using static Tessera.Web.Tests.Corpus.ValueFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group E: text, which is kept as it was typed but for what nobody can see or nobody meant.</summary>
internal static class WordKinds
{
    private const string Unseen = "what nobody sees is left out without a word; the file keeps it";

    private static Kind Of(string id, string what, string typed, string? reads = null, string tells = "", string? differs = null) =>
        new(id, what, $"2 in{(tells.Length > 0 ? $"; tells {tells}" : "")}; reads {reads ?? typed}", () => With(("Activity", typed)), Differs: differs) { Reads = What };

    private static Kind AtPlace(string id, string what, string typed, string code, string tells = "") =>
        new(id, what, $"2 in{(tells.Length > 0 ? $"; tells {tells}" : "")}; reads {code}", () => With(("Province", typed), ("Province code", ""))) { Reads = Place };

    private static Kind By(string id, string what, string typed, string reads, string tells) =>
        new(id, what, $"2 in; tells {tells}; reads {reads}", () => With(("Organisation", typed))) { Reads = Who };

    public static readonly Kind[] All =
    [
        AtPlace("E01", "letters and their marks apart", "Quảng Trị".Normalize(NormalizationForm.FormD), "VN403"),
        AtPlace("E02", "Icelandic Ð for Vietnamese Đ", "Ðà Nẵng", "VN501", "place.name-folded"),
        AtPlace("E02", "D for Đ", "Da Nang", "VN501", "place.name-folded"),
        AtPlace("E03", "the tone on the other vowel", "Khánh Hoà", "VN511", "place.name-folded"),
        Of("E04", "UTF-8 read as windows-1252", "Nhà vá»‡ sinh", tells: "text.encoding", differs: "told with what was likely meant; a workbook cannot be read again in other letters"),
        Of("E04", "letters of TCVN3", "Hµ Néi", tells: "text.encoding", differs: "the same"),
        Of("E05", "a blank of no width", "La\u200Btrines", "Latrines", differs: Unseen),
        Of("E05", "a joiner that Persian needs", "می\u200Cشود"),
        AtPlace("E06", "marks of direction", "\u200EQuảng Trị\u200F", "VN403"),
        Of("E07", "direction turned round", "\u202ELatrines\u202C", "Latrines", "text.hidden-direction"),
        new("E08", "a Cyrillic О in a code", "2 in; tells text.foreign-letter; reads VN403", () => With(("Province", "Quảng Trị"), ("Province code", "VN4\u041E3"))) { Reads = Place },
        new("E08", "a Cyrillic В in a code, and no name", "1 in, 1 waiting; asks place-code; tells place.unknown text.foreign-letter; reads -", () => With(("Province", ""), ("Province code", "\u0412N403"))) { Reads = Place },
        Of("E09", "curly quotes and dashes", "“Clean” – water’s"),
        Of("E10", "a blank that does not break", "New\u00A0latrines", "New latrines", differs: Unseen),
        Of("E11", "line breaks", "Latrines\nand wells"),
        Of("E12", "tabs", "New\tlatrines", "New latrines", differs: Unseen),
        new("E13", "a zero byte", "2 in; tells text.encoding; reads La\uFFFDtrines", () => With(("Activity", new Raw("<c r=\"{0}\" t=\"inlineStr\"><is><t>La_x0000_trines</t></is></c>")))) { Reads = What },
        new("E14", "half a character", "2 in; tells text.encoding; reads La\uFFFDtrines", () => [0xFF, 0xFE, .. Utf16(CsvOf(Rows([("Activity", "La\uD800trines")], [])))], "file.csv") { Reads = What },
        Of("E15", "emoji", "Latrines 🚽👩🏽‍🔧"),
        Of("E16", "a flood of marks", "Late" + new string('\u0301', 30) + "s", "Laté\u0301\u0301\u0301s", "text.marks-cut"),
        new("E17", "40,000 characters", "2 in; tells text.too-long; reads -", () => Text(("Activity", new string('x', 40_000))), "file.csv") { Reads = What },
        Of("E18", "a script", "<script>alert(1)</script>"),
        Of("E18", "a quote and a handler", "\" onmouseover=\"alert(1)"),
        Of("E19", "SQL", "'; DROP TABLE activity; --"),
        Of("E20", "an expression", "{{7*7}}"),
        Of("E20", "another", "${7*7}"),
        Of("E20", "a Razor one", "@(1+1)"),
        Of("E21", "a line of a log", "x\n2026-11-22 [ERR] forged"),
        Of("E22", "a formula", "=1+1"),
        Of("E22", "a telephone number", "+84 912 345 678"),
        Of("E22", "a minus", "-latrines"),
        Of("E22", "an at sign", "@latrines"),
        new("E23", "_x000D_ as letters, in a workbook", "2 in; reads a_x000D_b", () => With(("Activity", new Raw("<c r=\"{0}\" t=\"inlineStr\"><is><t>a_x005F_x000D_b</t></is></c>")))) { Reads = What },
        new("E23", "_x000D_ as letters, in a text file", "2 in; reads a_x000D_b", () => Text(("Activity", "a_x000D_b")), "file.csv") { Reads = What },
        AtPlace("E24", "other capitals and blanks", " quảng  TRỊ ", "VN403", "place.name-folded"),
        By("E24", "other capitals in an organisation", "SALVA  relief", "Salva Relief", "partner.folded"),
        AtPlace("E25", "a Turkish İ", "HA TİNH", "VN401", "place.name-folded"),
        By("E26", "Persian letters and a tatweel in an Arabic name", "لجنة کریم العـربی", "لجنة كريم العربي", "partner.folded"),
        Of("E27", "Khmer", "ការស្តារទឹក"),
        Of("E27", "Burmese of an old font", "ေရသန္႕"),
        Of("E28", "a link that runs", "javascript:alert(1)", differs: "no field of a row is a link: shown as text"),
        new("E29", "a line break in an e-mail", "2 in; tells text.line-break", () => With(("Email", "a@example.org\r\nBcc: b@example.org"))),
        new("E29", "a line break in an organisation", "1 in, 1 waiting; asks partner.unknown; tells partner.unknown", () => With(("Organisation", "New\r\nHope"))),
        Of("E30", "NA", "NA"), Of("E30", "NULL", "NULL"), Of("E30", "TRUE", "TRUE"), Of("E30", "NaN", "NaN"),
    ];

    // The encoder would replace the half; the file has it.
    private static byte[] Utf16(string text) => [.. text.SelectMany(BitConverter.GetBytes)];
}
