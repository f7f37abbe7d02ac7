using Tessera.Domain;
using Tessera.Web.Tests.Corpus;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Cell for cell, our readers against LibreOffice: on the real files, and on every file of the corpus that we read.</summary>
public sealed class LibreOfficeTests(ITestOutputHelper output)
{
    /// <summary>What LibreOffice is known to see otherwise, and why that is right for both.</summary>
    private static readonly Dictionary<string, string> Explained = new()
    {
    };

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
            var differences = copy is null ? ["not opened by LibreOffice"] : LibreOffice.Differences(File.ReadAllBytes(file), name, copy, LibreOffice.IsSame);
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
        var kinds = FileCorpusTests.Kinds.Where(k => !k.Expected.StartsWith("refused", StringComparison.Ordinal)).Select(k => (Kind: k, File: k.File())).ToList();
        var copies = LibreOffice.Saved(kinds.Select(k => (EndingOf(k.File, k.Kind.Name), k.File)));
        var (wrong, told, same) = (new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var ((kind, file), copy) in kinds.Zip(copies))
        {
            var name = $"{kind.Id} {kind.What}";
            var differences = copy is null ? ["not opened by LibreOffice"] : LibreOffice.Differences(file, kind.Name, copy, LibreOffice.IsSame);
            if (differences.Count == 0) same++;
            else if (Explained.TryGetValue(name, out var why) || Explained.TryGetValue(kind.Id, out why)) told[why] = told.GetValueOrDefault(why) + 1;
            else wrong.AddRange(differences.Take(3).Select(d => $"{name} {d}"));
        }
        output.WriteLine($"{same} of {kinds.Count} files alike; {string.Join("; ", told.Select(t => $"{t.Value}: {t.Key}"))}");
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    // LibreOffice looks at the ending before the bytes; what a wrong ending does to us is the corpus's own matter.
    private static string EndingOf(byte[] file, string name) =>
        file is [(byte)'P', (byte)'K', ..] ? name.EndsWith(".zip", StringComparison.Ordinal) ? ".zip" : ".xlsx" : file is [0xD0, 0xCF, ..] ? ".xls" : ".csv";
}
