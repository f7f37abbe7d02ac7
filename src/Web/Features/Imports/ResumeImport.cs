using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Queues the work of an import again after it failed.</summary>
internal sealed class ResumeImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk, Actor actor)
{
    public async Task<Job> Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State is not (ImportState.Staged or ImportState.Committing)) throw Problem.Conflict("import.not-at-work", import.FileName);
        var subject = ImportJobs.Subject(import);
        if (await db.Jobs.AnyAsync(j => j.OperationId == operation.Id && j.Subject == subject && j.Kind.StartsWith("import.") && (j.State == JobState.Queued || j.State == JobState.Running)))
            throw Problem.Conflict("import.at-work", import.FileName);
        // What was accepted cannot be read any more: it is checked again first, and accepted anew.
        if (import.State == ImportState.Committing && await ImportPreview.IsOfOtherVersion(db, import)) import.State = ImportState.Staged;
        var job = jobs.Queued(operation.Id, import.State == ImportState.Staged ? ImportJobs.Check : ImportJobs.Commit, subject, actor);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }
}
