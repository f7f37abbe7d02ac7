using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// The sender's table back in their own columns and order, with what was understood in place of what was typed; behind
/// them what became of each row, the codes it was matched to and what was changed. Rows that say nothing are left out.
/// </summary>
internal sealed class CleanedTable(CheckedSheet sheet, ListsCache listsCache, Text text)
{
    private static readonly string[] Added = ["status", "row", "organisation", "pcode", "place", "cluster", "changed"];

    public async Task<RowTable> Of(ImportView view)
    {
        if (view.Report is not { } report || view.Import.State == Database.Tables.ImportState.Staged) throw Problem.Conflict("import.not-checked", view.Import.FileName);
        view.DemandRows();
        var lists = await listsCache.For(view.Operation);
        ColumnMap[] columns = [.. report.Layout.Columns.OrderBy(c => c.Index)];
        Cell[] header = [.. columns.Select(c => Cell.Of(c.Header)), .. Added.Select(name => Cell.Of(text[$"import.cleaned.{name}"]))];
        return new RowTable(report.Sheet, [.. header.Select(_ => 18.0)], header, Lines(view, report, columns, lists));
    }

    public static string Name(ImportView view, string ending) => $"{Path.GetFileNameWithoutExtension(view.Import.FileName)}-cleaned.{ending}";

    private async IAsyncEnumerable<Cell[]> Lines(ImportView view, ImportReport report, ColumnMap[] columns, OperationLists lists)
    {
        var cleaned = new CleanedRow(lists, report);
        await foreach (var (row, draft) in sheet.Rows(view.Import))
            if (draft.Verdict != RowVerdict.Skipped)
                yield return [.. columns.Select(c => cleaned.Of(c, row, draft)), .. Matched(draft, report, lists, Changed(cleaned, columns, row, draft))];
    }

    private IEnumerable<Cell> Matched(ActivityDraft draft, ImportReport report, OperationLists lists, (bool IsAdded, string Told) changed)
    {
        var area = draft.AreaId is { } id ? lists.Area(id) : null;
        yield return Cell.Of(text[$"verdict.{(changed.IsAdded && draft.Verdict == RowVerdict.Ok ? RowVerdict.Fixed : draft.Verdict).ToString().ToLowerInvariant()}"]);
        yield return Cell.Of(draft.SourceRow);
        yield return Cell.Of(draft.Who is { } who ? ImportViews.Partner(who, report, lists) : "");
        yield return Cell.Of(area?.Pcode ?? "");
        yield return Cell.Of(area?.Name ?? "");
        yield return Cell.Of(draft.ClusterId is { } cluster ? lists.Cluster(cluster)?.Code ?? "" : "");
        yield return Cell.Of(changed.Told);
    }

    /// <summary>What is another value than was typed, or counts for nothing; whether a total was added up.</summary>
    private (bool IsAdded, string Told) Changed(CleanedRow cleaned, ColumnMap[] columns, SheetRow row, ActivityDraft draft)
    {
        List<string> added = [.. columns.Where(c => CleanedRow.IsAdded(c, row, draft)).Select(c => $"{c.Header}: {text[$"finding.{CleanedRow.PartsAdded}"]} → {cleaned.Of(c, row, draft).AsTyped()}")];
        var leftOut = columns.Where(c => cleaned.IsLeftOut(c, row, draft)).Select(c => $"{c.Header}: {text["effect.setaside"]} “{row[c.Index].AsTyped()}”");
        return (added.Count > 0, string.Join("; ", [.. draft.Findings.Where(f => f.Effect != FindingEffect.Note).Select(f => Change(f, columns)), .. added, .. leftOut]));
    }

    private string Change(Finding finding, ColumnMap[] columns)
    {
        var header = Array.Find(columns, c => c.Index == finding.Column)?.Header ?? "";
        var said = finding.Found.Length == 0 ? "" : finding.Expected is { Length: > 0 } expected ? $" “{finding.Found}” → “{expected}”" : $" “{finding.Found}”";
        return $"{(header.Length > 0 ? $"{header}: " : "")}{text.Finding(finding.Code, finding.Found, finding.Expected, header)}{said}";
    }
}
