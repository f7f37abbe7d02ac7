using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Caseloads;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Needs;

/// <summary>A sheet that brings no needs, and why.</summary>
public sealed record SkippedSheet(string Name, string Reason);

/// <summary>All that a file says about needs: every sheet with a table of them is one caseload.</summary>
internal sealed record NeedFile(IReadOnlyList<NeedRead> Sheets, IReadOnlyList<SkippedSheet> Skipped, IReadOnlyList<Finding> Notes)
{
    private const int RowsLookedAt = 60;

    public static NeedFile Read(string fileName, Stream content, OperationLists lists, NeedSettings settings)
    {
        var reference = new NeedReference(lists.Gazetteer, lists.Clusters) { Told = UnknownName.Told(lists, settings.Answers) };
        var cluster = settings.Cluster is { Length: > 0 } code ? lists.Clusters.ByCode(code) ?? throw Problem.Invalid("cluster.unknown", code) : null;
        var said = new NeedSaid(settings.Sheet, cluster?.Id, settings.Mark);
        return IsJson(content) ? OfMonitoring(fileName, content, reference, said) : OfWorkbook(fileName, content, reference, said);
    }

    private static NeedFile OfMonitoring(string fileName, Stream content, NeedReference reference, NeedSaid said)
    {
        var rows = HpcMonitoring.Table(content, fileName);
        var (sheet, reason) = Find(Path.GetFileNameWithoutExtension(fileName), rows, reference);
        return sheet is null ? throw Problem.Invalid("needs.nothing-to-load", fileName, reason!) : new NeedFile([NeedSheetReading.Read(sheet, () => rows, reference, said, isTextFile: false)], [], []);
    }

    private static NeedFile OfWorkbook(string fileName, Stream content, NeedReference reference, NeedSaid said)
    {
        using var workbook = Workbook.Open(content, fileName);
        var (read, skipped, unplaced) = (new List<NeedRead>(), new List<SkippedSheet>(), new List<ProblemGroup>());
        foreach (var sheet in workbook.Sheets.Where(s => s.Kind == SheetKind.Data))
        {
            var name = workbook.IsCsv ? Path.GetFileNameWithoutExtension(fileName) : sheet.Name;
            var wanted = said.Sheet is { Length: > 0 } one ? Folding.Fold(one) == Folding.Fold(sheet.Name) : sheet.Visibility == SheetVisibility.Visible;
            var (found, reason) = wanted ? Find(name, workbook.Rows(sheet.Index), reference) : (null, said.Sheet is null ? "needs.sheet-hidden" : "needs.sheet-not-asked");
            if (found is null) skipped.Add(new SkippedSheet(sheet.Name, reason!));
            else if (NeedSheetReading.Read(found, () => workbook.Rows(sheet.Index), reference, said, workbook.IsCsv) is var result && result.Lines.Count > 0) read.Add(result.BesideOthers(read));
            else
            {
                skipped.Add(new SkippedSheet(sheet.Name, result.Sheet.Values.Any() ? "needs.sheet-nothing-placed" : "needs.sheet-shares"));
                unplaced.AddRange(result.Problems.Where(p => p.Code is "needs.place-unknown" or "needs.place-level"));
            }
        }
        return read.Count > 0 ? new NeedFile(read, skipped, workbook.Notes) : throw Refusal(fileName, skipped, unplaced, reference);
    }

    private static Problem Refusal(string fileName, List<SkippedSheet> skipped, List<ProblemGroup> unplaced, NeedReference reference)
    {
        if (!skipped.Exists(s => s.Reason == "needs.sheet-nothing-placed")) return Problem.Invalid("needs.nothing-to-load", fileName, string.Join("; ", skipped.Select(s => s.Name)));
        var places = string.Join("; ", unplaced.SelectMany(p => p.Values).Take(5).Select(v => v.Found));
        return unplaced.Count > 0 && unplaced.TrueForAll(p => p.Code == "needs.place-level")
            ? Problem.Invalid("needs.level-not-loaded", fileName, reference.Gazetteer.MaxLevel.ToString(CultureInfo.InvariantCulture), places)
            : Problem.Invalid("needs.nothing-placed", fileName, places);
    }

    private static (NeedSheet?, string?) Find(string name, IEnumerable<SheetRow> rows, NeedReference reference)
    {
        var first = new List<IReadOnlyList<Cell>>();
        var numbers = new List<int>();
        foreach (var row in rows.Take(RowsLookedAt))
        {
            first.Add([.. row.Cells]);
            numbers.Add(row.Number);
        }
        return NeedSheetFinding.Find(name, first, numbers, reference);
    }

    private static bool IsJson(Stream content)
    {
        Span<byte> start = stackalloc byte[64];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        foreach (var b in start[..length])
            if (b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)) return b is (byte)'{' or (byte)'[';
        return false;
    }
}
