using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Files that were read and wait for an answer or for being accepted, of those that the person may decide about.</summary>
internal sealed class ImportWork(TesseraDb db, CurrentUser user, ImportOwners owners, Text text) : WorkSource
{
    private const int Most = 5;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var numbers = await Waiting(focus.Operation);
        var items = await Batched(focus.Operation, numbers);
        var shown = numbers.Take(Most).ToList();
        var imports = await db.Imports.AsNoTracking().Where(i => i.OperationId == focus.Operation.Id && shown.Contains(i.Number)).OrderBy(i => i.Number).ToListAsync();
        items.AddRange(imports.Select(import => new WorkItem(WorkKind.Due, text["work.import", import.FileName], Links.Import(focus.Operation.Code, import.Number), Note(import))));
        if (numbers.Count > Most) items.Add(new WorkItem(WorkKind.Due, text.Count("work.imports.more", numbers.Count - Most), Links.Imports(focus.Operation.Code)));
        return items;
    }

    /// <summary>Files of one batch are one piece of work; what remains of the numbers came alone.</summary>
    private async Task<List<WorkItem>> Batched(Operation operation, List<int> numbers)
    {
        var files = await db.BatchFiles.AsNoTracking().Where(f => f.OperationId == operation.Id && f.ImportNumber != null && numbers.Contains(f.ImportNumber.Value)).Select(f => new { f.BatchNumber, Import = f.ImportNumber!.Value }).ToListAsync();
        var batches = files.GroupBy(f => f.Import).Select(g => (Import: g.Key, Batch: g.Max(f => f.BatchNumber))).GroupBy(f => f.Batch, f => f.Import).Where(g => g.Count() > 1).OrderBy(g => g.Key).ToList();
        foreach (var batch in batches) numbers.RemoveAll(batch.Contains);
        return [.. batches.Select(b => new WorkItem(WorkKind.Due, text["batch.title", text.Number((long)b.Key)], Links.Batch(operation.Code, b.Key), text.Count("work.batch.files", b.Count())))];
    }

    private async Task<List<int>> Waiting(Operation operation)
    {
        var found = new List<int>();
        var waiting = await db.Imports.AsNoTracking().Where(i => i.OperationId == operation.Id && i.State == ImportState.Checked).OrderBy(i => i.Number).Select(i => new { i.Number, i.Settings }).ToListAsync();
        foreach (var import in waiting)
            if (user.May(Right.DecideImports, await owners.ScopeFor(operation, ImportJson.Read(import.Settings)))) found.Add(import.Number);
        return found;
    }

    private string Note(Import import)
    {
        if (ImportJson.ReportOf(import) is not { } report) return import.StagedBy;
        var open = report.Questions.Count(question => question.Answer is null);
        var state = open > 0 ? text.Count("work.import.questions", open) : text.Count("work.import.ready", report.Counts.Ok + report.Counts.Fixed);
        return import.StagedBy.Length == 0 ? state : $"{state} · {import.StagedBy}";
    }
}
