using System.Diagnostics;
using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Opens bytes as a file and writes down what was seen.</summary>
static class Reading
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Workbook Open(byte[] file, string name = "file.xlsx", ReadLimits? limits = null) => Workbook.Open(new MemoryStream(file), name, limits);
    public static Workbook Open(HandMadeXlsx file) => Open(file.ToBytes());
    public static Workbook OpenCsv(string text) => Open(Encoding.UTF8.GetBytes(text), "file.csv");

    /// <summary>"2: a|b||3" per row, in the order read; a hidden row ends with "(hidden)".</summary>
    public static string[] Lines(this Workbook book, int sheet = 0) =>
        [.. book.Rows(sheet).Select(r => $"{r.Number}: {string.Join('|', r.Cells.ToArray().Select(c => c.AsTyped()))}{(r.Hidden ? " (hidden)" : "")}")];

    public static string[] Lines(HandMadeXlsx file, int sheet = 0)
    {
        using var book = Open(file);
        return book.Lines(sheet);
    }

    public static string[] CsvLines(string text)
    {
        using var book = OpenCsv(text);
        return book.Lines();
    }

    /// <summary>The only cell of a workbook whose one row is given.</summary>
    public static Cell OnlyCell(HandMadeXlsx file)
    {
        using var book = Open(file);
        Cell? found = null;
        foreach (var row in book.Rows(0)) found = Assert.Single(row.Cells.ToArray());
        return found ?? Cell.Empty;
    }

    /// <summary>Opens and reads every sheet to its end, which must be refused within two seconds.</summary>
    public static Problem Refused(string code, byte[] file, string name = "file.xlsx", ReadLimits? limits = null)
    {
        var clock = Stopwatch.StartNew();
        var problem = Assert.Throws<Problem>(() => ReadAll(file, name, limits));
        Assert.Equal(code, problem.Code);
        Assert.True(clock.Elapsed < Patience, $"refused only after {clock.Elapsed}");
        return problem;
    }

    public static Problem Refused(string code, HandMadeXlsx file, ReadLimits? limits = null) => Refused(code, file.ToBytes(), limits: limits);

    public static int ReadAll(byte[] file, string name = "file.xlsx", ReadLimits? limits = null)
    {
        using var book = Open(file, name, limits);
        return book.Sheets.Sum(s => book.Rows(s.Index).Count());
    }
}
