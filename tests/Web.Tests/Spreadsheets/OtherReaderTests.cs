using Tessera.Web.Tests.Corpus;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Cell for cell, our readers against those of Python, on every real file and on a made one of the old format.</summary>
public sealed class OtherReaderTests(ITestOutputHelper output)
{
    // 9,000 rows of twelve kinds of values, texts longer than a record, two date formats and one that only looks like it.
    const string MakeXls = """
        import sys, random, datetime, xlwt
        random.seed(3)
        book = xlwt.Workbook(encoding='utf-8')
        dates = [xlwt.easyxf(num_format_str=f) for f in ('DD/MM/YYYY', '[$-42A]d mmmm yyyy')]
        days = xlwt.easyxf(num_format_str='0.00 "days"')
        for n in range(3):
            sheet = book.add_sheet('Tờ %d' % n)
            for r in range(9000 if n == 0 else 50):
                for c in range(12):
                    k = random.randint(0, 11)
                    if k < 4: sheet.write(r, c, ''.join(random.choice('abcôộéđ中 é"') for _ in range(random.randint(1, 60 if r % 500 else 3000))))
                    elif k == 4: sheet.write(r, c, random.randint(-10**9, 10**9))
                    elif k == 5: sheet.write(r, c, random.random() * 1e6)
                    elif k == 6: sheet.write(r, c, random.randint(0, 10000) / 100, days)
                    elif k == 7: sheet.write(r, c, datetime.datetime(2019, random.randint(1, 12), random.randint(1, 28), random.choice([0, 13])), random.choice(dates))
                    elif k == 8: sheet.write(r, c, bool(random.getrandbits(1)))
                    elif k == 9: sheet.write(r, c, '')
        book.save(sys.argv[1])
        """;

    public static TheoryData<string> RealFiles()
    {
        var files = new TheoryData<string>();
        foreach (var folder in (string[])["threew", "needs_plans"])
            if (Directory.Exists(Path.Combine(Checkout.SharedData, folder)))
                foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.SharedData, folder)).Order(StringComparer.Ordinal))
                    if (Path.GetExtension(file) is ".xlsx" or ".csv") files.Add($"{folder}/{Path.GetFileName(file)}");
        if (files.Count == 0) files.Add("threew");
        return files;
    }

    [Theory]
    [MemberData(nameof(RealFiles))]
    public void Every_cell_of_a_real_file_is_what_Python_sees(string file)
    {
        var path = Checkout.Real(file);
        Assert.Empty(Path.GetExtension(file) == ".csv" ? OtherReader.Differences(path, "csv", "csv") : OtherReader.Differences(path, "xlsx", "openpyxl"));
    }

    [Fact]
    public void Every_cell_of_an_old_workbook_is_what_xlrd_sees()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tessera-{Guid.NewGuid():N}.xls");
        try
        {
            OtherReader.Run(OtherReader.Python("xlwt"), "-c", MakeXls, path);
            Assert.Empty(OtherReader.Differences(path, "xls", "xlrd"));
        }
        finally { File.Delete(path); }
    }

    /// <summary>What openpyxl is known to see otherwise, by kind, and why.</summary>
    private static readonly Dictionary<string, string> Explained = new()
    {
        ["A32"] = Escapes, ["E13"] = Escapes, ["E23"] = Escapes,
        ["A34"] = Strict, ["A35"] = Strict, ["B32"] = Strict,
        ["A36"] = "openpyxl knows the transitional names of Open XML alone",
        ["A42"] = "openpyxl 3.0 fails at a chart sheet without a drawing",
        ["D13"] = "openpyxl counts days before March 1900 otherwise; the day is out of range for both",
    };

    private const string Escapes = "openpyxl leaves the format's escapes of characters in the text";
    private const string Strict = "openpyxl does not open a workbook that names a style or a text it lacks";

    [Fact]
    public void Every_workbook_of_the_corpus_that_we_read_is_what_openpyxl_sees()
    {
        LongRun.Only();
        OtherReader.Python("openpyxl");
        var (wrong, told, same) = (new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var kind in FileCorpusTests.Kinds.Where(k => !k.Expected.StartsWith("refused", StringComparison.Ordinal)))
        {
            var file = kind.File();
            if (file is not [(byte)'P', (byte)'K', ..] || kind.Name.EndsWith(".zip", StringComparison.Ordinal)) continue;
            var differences = Compared(CorpusFiles.Listed(file));
            if (differences.Count == 0) same++;
            else if (Explained.TryGetValue($"{kind.Id} {kind.What}", out var why) || Explained.TryGetValue(kind.Id, out why)) told[why] = told.GetValueOrDefault(why) + 1;
            else wrong.AddRange(differences.Take(3).Select(d => $"{kind.Id} {kind.What} {d}"));
        }
        output.WriteLine($"{same} workbooks alike; {string.Join("; ", told.Select(t => $"{t.Value}: {t.Key}"))}");
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    private static List<string> Compared(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tessera-{Guid.NewGuid():N}.xlsx");
        try
        {
            File.WriteAllBytes(path, file);
            return OtherReader.Differences(path, "xlsx", "openpyxl");
        }
        catch (InvalidOperationException error) { return [$"not opened: {error.Message.TrimEnd().Split('\n')[^1]}"]; }
        finally { File.Delete(path); }
    }
}
