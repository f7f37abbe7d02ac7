using Tessera.Web.Tests.Corpus;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Cell for cell, our readers against LibreOffice: on the real files, and on every file of the corpus that we read.</summary>
public sealed class LibreOfficeTests(ITestOutputHelper output)
{
    /// <summary>What LibreOffice is known to see otherwise, and why that is right for both.</summary>
    private static readonly Dictionary<string, string> Explained = new()
    {
        ["A02"] = Reads, ["E14"] = Reads, ["F03"] = Reads, ["F04"] = Reads, ["F05"] = Reads, ["F06"] = Reads, ["F07"] = Reads, ["F08"] = Reads,
        ["F11"] = Reads, ["F12"] = Reads, ["F13"] = Reads, ["F14"] = Reads,
        ["A34"] = "a text that is not in the table of texts is empty to LibreOffice and an error to us",
        ["B29"] = "LibreOffice gives the sheet another name, which no cell shows",
        ["G02"] = Reckons, ["G05"] = Reckons, ["G06"] = Reckons, ["G10"] = Reckons, ["G11"] = Reckons,
        ["G12"] = "a day in a cell that shows numbers is the same number to LibreOffice",
        ["E17"] = "a workbook's cell ends at 32,767 characters",
    };

    private const string Reads = "LibreOffice is told what to expect (comma, UTF-8, the ending), we find it in the bytes";
    private const string Reckons = "LibreOffice reckons formulas anew where no program of a spreadsheet saved them, we take the value saved";

    // LibreOffice makes pivot tables anew from their data; we read what the workbook shows.
    private static readonly string[] Pivots = ["3W"];

    [Fact]
    public void Every_cell_of_every_real_file_is_what_LibreOffice_sees()
    {
        LongRun.Only();
        LibreOffice.Need();
        var files = new[] { "threew", "needs_plans" }.Where(folder => Directory.Exists(Path.Combine(Checkout.SharedData, folder)))
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.SharedData, folder))).Where(f => Path.GetExtension(f) is ".csv" or ".xlsx" or ".xls").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) Assert.Skip("The real files ../shared/data are not on this machine.");
        var copies = LibreOffice.Saved(files.Select(f => (Path.GetExtension(f), File.ReadAllBytes(f))));
        var wrong = new List<string>();
        foreach (var (file, copy) in files.Zip(copies))
        {
            var name = Path.GetFileName(file);
            var differences = copy is null ? ["not opened by LibreOffice"] : LibreOffice.Differences(File.ReadAllBytes(file), name, copy, name == "moz_idai_5w_2019.xlsx" ? Pivots : null);
            output.WriteLine($"{name}: {differences.Count} differences");
            wrong.AddRange(differences.Select(d => $"{name} {d}"));
        }
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    [Fact]
    public void Every_file_of_the_corpus_that_we_read_is_read_by_LibreOffice_alike()
    {
        LongRun.Only();
        LibreOffice.Need();
        var kinds = FileCorpusTests.Kinds.Where(k => !k.Expected.StartsWith("refused", StringComparison.Ordinal) && !k.Name.EndsWith(".zip", StringComparison.Ordinal)).Select(k => (Kind: k, File: k.File())).Select(k => k.File is [(byte)'P', (byte)'K', ..] ? (k.Kind, File: CorpusFiles.Listed(k.File)) : k).ToList();
        var copies = LibreOffice.Saved(kinds.Select(k => (EndingOf(k.File), k.File)));
        var (wrong, told, same) = (new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var ((kind, file), copy) in kinds.Zip(copies))
        {
            var name = $"{kind.Id} {kind.What}";
            var differences = copy is null ? ["not opened by LibreOffice"] : LibreOffice.Differences(file, kind.Name, copy);
            if (differences.Count == 0) same++;
            else if (Explained.TryGetValue(name, out var why) || Explained.TryGetValue(kind.Id, out why)) told[why] = told.GetValueOrDefault(why) + 1;
            else wrong.AddRange(differences.Take(3).Select(d => $"{name} {d}"));
        }
        output.WriteLine($"{same} of {kinds.Count} files alike; {string.Join("; ", told.Select(t => $"{t.Value}: {t.Key}"))}");
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    // LibreOffice looks at the ending before the bytes; what a wrong ending does to us is the corpus's own matter.
    private static string EndingOf(byte[] file) =>
        file is [(byte)'P', (byte)'K', ..] ? ".xlsx" : file is [0xD0, 0xCF, ..] ? ".xls" : ".csv";
}
