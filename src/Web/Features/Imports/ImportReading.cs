using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>An import as it stands, for pages, API and commands.</summary>
internal sealed class ImportReading(TesseraDb db)
{
    public async Task<Import> Fresh(Operation operation, int number) =>
        await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.OperationId == operation.Id && i.Number == number) ?? throw Problem.NotFound(ImportDesk.Unknown);

    public async Task<bool> IsOver(long jobId) =>
        !await db.Jobs.AsNoTracking().AnyAsync(j => j.Id == jobId && (j.State == JobState.Queued || j.State == JobState.Running));

    /// <summary>The job that still has to be done on an import: queued, at work, or left behind by a process that died.</summary>
    public async Task<Job?> OpenJob(Import import)
    {
        var subject = ImportJobs.Subject(import);
        return await db.Jobs.AsNoTracking().Where(j => j.OperationId == import.OperationId && j.Subject == subject && ImportJobs.OfOne.Contains(j.Kind)
            && (j.State == JobState.Queued || j.State == JobState.Running)).OrderBy(j => j.Id).FirstOrDefaultAsync();
    }

    public static ImportReport? Report(Import import) => ImportJson.ReportOf(import);

    public static bool CanAccept(Import import) => Report(import) is { } report && report.Counts.Ok + report.Counts.Fixed > 0;

    public static Problem Refusal(Import import) =>
        import.Refusal?.Split('\u001f') is [var code, .. var details] ? Problem.Invalid(code, details) : Problem.Invalid("import.check-failed", import.FileName);
}
