using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Every way a file is refused as a whole. The codes are stable; their texts are resources.</summary>
internal static class Refusal
{
    public static Problem Empty() => Problem.Invalid("file.empty");
    public static Problem TooLarge(long limitBytes) => Problem.Invalid("file.too-large", Megabytes(limitBytes));
    public static Problem NotAWorkbook() => Problem.Invalid("file.not-a-workbook");
    public static Problem OldXls() => Problem.Invalid("file.old-xls");
    public static Problem Password() => Problem.Invalid("file.password");
    public static Problem Xlsb() => Problem.Invalid("file.xlsb");
    public static Problem Ods() => Problem.Invalid("file.ods");
    public static Problem Numbers() => Problem.Invalid("file.numbers");
    public static Problem Shortcut() => Problem.Invalid("file.shortcut");
    public static Problem Html() => Problem.Invalid("file.html");
    public static Problem SpreadsheetMl() => Problem.Invalid("file.spreadsheetml");
    public static Problem Image() => Problem.Invalid("file.image");
    public static Problem Archive() => Problem.Invalid("file.archive");
    public static Problem OtherOffice() => Problem.Invalid("file.other-office");
    public static Problem ZipOfMany(IEnumerable<string> names) => Problem.Invalid("file.zip-of-many", string.Join(", ", names));
    public static Problem ZipInZip() => Problem.Invalid("file.zip-in-zip");
    public static Problem ZipWithoutTable() => Problem.Invalid("file.zip-without-table");
    public static Problem Pdf() => Problem.Invalid("file.pdf");
    public static Problem Incomplete() => Problem.Invalid("file.incomplete");
    public static Problem Damaged(string part) => Problem.Invalid("file.damaged", part);
    public static Problem Bomb(string part) => Problem.Invalid("file.bomb", part);
    public static Problem Dtd(string part) => Problem.Invalid("file.dtd", part);
    public static Problem UnsafeParts(string part) => Problem.Invalid("file.unsafe-parts", part);
    public static Problem DuplicateParts(string part) => Problem.Invalid("file.duplicate-parts", part);
    public static Problem TooManyParts(int limit) => Problem.Invalid("file.too-many-parts", Count(limit));
    public static Problem TooManySheets(int limit) => Problem.Invalid("file.too-many-sheets", Count(limit));
    public static Problem TooManyRows(int limit) => Problem.Invalid("file.too-many-rows", Count(limit));
    public static Problem BeyondLimits(string cell) => Problem.Invalid("file.beyond-limits", cell);
    public static Problem TooMuchText(long limitBytes) => Problem.Invalid("file.too-much-text", Megabytes(limitBytes));
    public static Problem TextTooLong(string where) => Problem.Invalid("file.text-too-long", where);
    public static Problem UnclosedQuote(long line) => Problem.Invalid("file.unclosed-quote", Count(line));
    public static Problem RecordTooLong(long line) => Problem.Invalid("file.record-too-long", Count(line));
    public static Problem UnknownEncoding(string name) => Problem.Invalid("file.unknown-encoding", name);

    static string Count(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    static string Megabytes(long bytes) => Count(bytes >> 20);
}
