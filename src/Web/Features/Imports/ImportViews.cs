using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Imports;

/// <summary>Imports for people: those they may see, and nothing of the others.</summary>
internal sealed class ImportViews(TesseraDb db, CurrentUser user, ImportOwners owners, ListsCache lists, TimeProvider time)
{
    public async Task<PlaceFinder> Finder(Operation operation, IFormCollection? form = null) => new((await lists.For(operation)).Gazetteer, form);

    public async Task<ImportView> Of(Operation operation, long number)
    {
        var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.OperationId == operation.Id && i.Number == number) ?? throw Domain.Problem.NotFound(ImportDesk.Unknown);
        var scope = await owners.ScopeOf(operation, import);
        user.Demand(Right.SeeDrafts, scope, ImportDesk.Unknown);
        var report = ImportJson.ReportOf(import);
        return new ImportView(operation, import, ImportJson.SettingsOf(import), report, await LatestJob(import))
        {
            MayRememberForAll = owners.MayRememberForAll(operation),
            Sender = report?.SenderId is { } sender && ImportOwners.MayTeach(ImportJson.SettingsOf(import), sender) ? Partner(sender, report, await lists.For(operation)) : null,
            MayImport = user.May(Right.ImportRows, scope),
            MayDecide = user.May(Right.DecideImports, scope),
            Answers = await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == operation.Id && a.ImportNumber == import.Number).OrderBy(a => a.Key).ToListAsync(),
            Batch = await db.BatchFiles.Where(f => f.OperationId == operation.Id && f.ImportNumber == import.Number).MaxAsync(f => (int?)f.BatchNumber),
            DaysToUndo = DaysToUndo(import),
            IsOutdated = import.State == ImportState.Checked && (await WithdrawnUses.Of(db, import)).Count > 0,
            IsCompared = import.State == ImportState.Checked && await db.Jobs.AnyAsync(j => j.OperationId == operation.Id && j.Kind == ImportJobs.Recheck && (j.State == JobState.Queued || j.State == JobState.Running)),
            IsOfOtherVersion = await ImportPreview.IsOfOtherVersion(db, import),
        };
    }

    /// <summary>A partner's name, also of one that the file itself brings.</summary>
    public static string Partner(long id, ImportReport? report, OperationLists lists) =>
        report?.NewPartners.FirstOrDefault(p => p.Id == id)?.Name ?? lists.PartnerName(lists.Survivor(id));

    public async Task<(IReadOnlyList<ImportLine> Lines, int Total)> List(Operation operation, Paging paging)
    {
        var light = await db.Imports.AsNoTracking().Where(i => i.OperationId == operation.Id).OrderByDescending(i => i.Number)
            .Select(i => new { i.Number, i.Settings }).ToListAsync();
        var seen = new List<int>();
        foreach (var import in light)
            if (user.May(Right.SeeDrafts, await owners.ScopeFor(operation, ImportJson.Read(import.Settings)))) seen.Add(import.Number);
        var shown = seen.Skip(paging.Skip).Take(paging.Size).ToList();
        var imports = await db.Imports.AsNoTracking().Where(i => i.OperationId == operation.Id && shown.Contains(i.Number)).OrderByDescending(i => i.Number).ToListAsync();
        return ([.. imports.Select(Line)], seen.Count);
    }

    private static ImportLine Line(Import import) => new(import.Number, import.State, import.FileName, import.StagedBy,
        DateTimeOffset.FromUnixTimeMilliseconds(import.StagedAt), ImportJson.ReportOf(import)?.Counts);

    private async Task<Job?> LatestJob(Import import)
    {
        var subject = ImportJobs.Subject(import);
        return await db.Jobs.AsNoTracking().Where(j => j.OperationId == import.OperationId && j.Subject == subject && ImportJobs.OfOne.Contains(j.Kind))
            .OrderByDescending(j => j.Id).FirstOrDefaultAsync();
    }

    private int? DaysToUndo(Import import)
    {
        if (import is not { State: ImportState.Committed, CommittedAt: { } at }) return null;
        var left = UndoImport.Days - (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalDays;
        return left < 0 ? null : (int)Math.Ceiling(left);
    }
}
