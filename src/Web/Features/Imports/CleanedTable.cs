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
        var headers = columns.ToDictionary(c => c.Index, c => c.Header);
        await foreach (var (row, draft) in sheet.Rows(view.Import))
            if (draft.Verdict != RowVerdict.Skipped)
                yield return [.. columns.Select(c => cleaned.Of(c, row, draft)), .. Matched(draft, report, lists, headers)];
    }

    private IEnumerable<Cell> Matched(ActivityDraft draft, ImportReport report, OperationLists lists, Dictionary<int, string> headers)
    {
        var area = draft.AreaId is { } id ? lists.Area(id) : null;
        yield return Cell.Of(text[$"verdict.{draft.Verdict.ToString().ToLowerInvariant()}"]);
        yield return Cell.Of(draft.SourceRow);
        yield return Cell.Of(draft.Who is { } who ? ImportViews.Partner(who, report, lists) : "");
        yield return Cell.Of(area?.Pcode ?? "");
        yield return Cell.Of(area?.Name ?? "");
        yield return Cell.Of(draft.ClusterId is { } cluster ? lists.Cluster(cluster)?.Code ?? "" : "");
        yield return Cell.Of(string.Join("; ", draft.Findings.Where(f => f.Effect != FindingEffect.Note).Select(f => Change(f, headers))));
    }

    private string Change(Finding finding, Dictionary<int, string> headers)
    {
        var header = headers.GetValueOrDefault(finding.Column, "");
        var said = finding.Found.Length == 0 ? "" : finding.Expected is { Length: > 0 } expected ? $" “{finding.Found}” → “{expected}”" : $" “{finding.Found}”";
        return $"{(header.Length > 0 ? $"{header}: " : "")}{text.Finding(finding.Code, finding.Found, finding.Expected, header)}{said}";
    }
}
