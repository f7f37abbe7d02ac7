using System.Diagnostics;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Files as LibreOffice sees them: opened and saved again by it, many in one go.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Comma, double quotes, UTF-8, from line 1; every column as text, so that nothing is taken for a number or a date.
    private static string TextColumns(int columns) => $"CSV:44,34,76,1,{string.Join('/', Enumerable.Range(1, columns).Select(column => $"{column}/2"))}";

    public static void Need()
    {
        try { OtherReader.Run("soffice", "--version"); }
        catch (System.ComponentModel.Win32Exception) { Assert.Skip("soffice is not on this machine (Debian: libreoffice-calc-nogui), so LibreOffice's opinion is not asked."); }
    }

    /// <summary>Each file as a workbook saved by LibreOffice, in the order given; null where it would not open one.</summary>
    public static List<byte[]?> Saved(IEnumerable<(string Ending, byte[] File)> files)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-office-");
        try
        {
            var paths = files.Select((f, i) => Write(Path.Combine(folder.FullName, $"f{i:0000}{f.Ending}"), f.File)).ToList();
            Convert(folder, [.. paths.Where(p => !IsText(p))], null);
            foreach (var text in paths.Where(IsText).GroupBy(p => Width(p) <= 32 ? 32 : 1_024)) Convert(folder, [.. text], TextColumns(text.Key));
            return [.. paths.Select(p => Path.Combine(folder.FullName, "out", Path.ChangeExtension(Path.GetFileName(p), ".xlsx"))).Select(p => File.Exists(p) ? File.ReadAllBytes(p) : null)];
        }
        finally { folder.Delete(recursive: true); }
    }

    /// <summary>Where our reader sees something else in LibreOffice's copy than in the file, at most twenty places.</summary>
    /// <param name="but">Sheets that need not be alike.</param>
    public static List<string> Differences(byte[] file, string name, byte[] copy, string[]? but = null)
    {
        // A text file has one sheet, which LibreOffice names after it.
        var (ours, isText) = Cells(file, name, false);
        var (theirs, _) = Cells(copy, "copy.xlsx", isText);
        var differences = new List<string>();
        foreach (var sheet in but ?? [])
            foreach (var cell in ours.Keys.Concat(theirs.Keys).Where(c => c.StartsWith($"{sheet}!", StringComparison.Ordinal)).ToList())
            {
                ours.Remove(cell);
                theirs.Remove(cell);
            }
        foreach (var (where, mine) in ours)
            if (!theirs.Remove(where, out var other)) differences.Add($"{where}: {Shown(mine)} by us alone");
            else if (!IsSame(mine, other)) differences.Add($"{where}: {Shown(mine)} by us, {Shown(other)} by LibreOffice");
        differences.AddRange(theirs.Select(t => $"{t.Key}: not seen by us, {Shown(t.Value)}"));
        return [.. differences.Take(20)];
    }

    /// <summary>The same text, or the same number: LibreOffice keeps 15 to 17 figures of one.</summary>
    private static bool IsSame(Cell mine, Cell theirs) => mine.Kind == theirs.Kind && mine.Text?.ReplaceLineEndings("\n") == theirs.Text?.ReplaceLineEndings("\n")
        && (mine.Number == theirs.Number || Math.Abs(mine.Number - theirs.Number) <= Math.Abs(mine.Number) * 1e-14);

    private static string Write(string path, byte[] file)
    {
        File.WriteAllBytes(path, file);
        return path;
    }

    private static bool IsText(string path) => Path.GetExtension(path) == ".csv";

    private static int Width(string path) => File.ReadLines(path).Take(100).Max(line => line.Count(c => c == ','));

    private static void Convert(DirectoryInfo folder, IReadOnlyList<string> paths, string? reading)
    {
        // One file that ends it must not take the others along: what is left is tried again as long as that brings anything.
        var open = paths;
        for (var left = -1; open.Count > 0 && open.Count != left;)
        {
            left = open.Count;
            string[] arguments = ["--headless", "--norestore", $"-env:UserInstallation=file://{folder.FullName}/profile", .. reading is null ? [] : (string[])[$"--infilter={reading}"], "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder.FullName, "out"), .. open];
            using var process = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (words, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
            Task.WaitAll(words, errors);
            open = [.. open.Where(p => !File.Exists(Path.Combine(folder.FullName, "out", Path.ChangeExtension(Path.GetFileName(p), ".xlsx"))))];
        }
    }

    private static (Dictionary<string, Cell> Cells, bool IsText) Cells(byte[] file, string name, bool isNameless)
    {
        using var book = Reading.Open(file, name);
        var cells = new Dictionary<string, Cell>();
        foreach (var sheet in book.Sheets)
            foreach (var row in book.Rows(sheet.Index))
                for (var column = 0; column < row.Cells.Length; column++)
                    if (!row[column].IsBlank) cells[$"{(isNameless || book.IsCsv ? "" : sheet.Name)}!{CellReference.Name(row.Number, column)}"] = row[column];
        return (cells, book.IsCsv);
    }

    private static string Shown(Cell cell) => $"{cell.Kind} {cell.AsTyped()}";
}
