using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Accepts every row that may go in; rows that wait for an answer stay behind, kept. A review that used an answer which was
/// withdrawn since is made anew instead.
/// </summary>
internal sealed class AcceptImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk, Actor actor)
{
    /// <param name="seen">The version of the import whose review was looked at; null when nobody says.</param>
    /// <returns>The commit, or the check that has to come before it.</returns>
    public async Task<Job> Run(Operation operation, int number, int? seen = null)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.DecideImports, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State == ImportState.Committed) throw Problem.Conflict("import.committed-already", import.FileName);
        if (import.State != ImportState.Checked) throw Problem.Conflict("import.not-checked", import.FileName);
        if (seen is { } version && version != import.Version) throw Problem.Conflict("import.review-changed", import.FileName);
        if (await ImportPreview.IsOfOtherVersion(db, import)) throw Problem.Conflict(DraftChunkReader.OtherVersion, import.FileName);
        if ((await WithdrawnUses.Of(db, import)).Count > 0) return await Saved(desk.CheckAgain(import, new Recheck { WasAccepted = true }));
        var counts = ImportJson.ReportOf(import)!.Counts;
        if (counts.Ok + counts.Fixed == 0) throw Problem.Invalid("import.nothing-to-accept", import.FileName);
        import.State = ImportState.Committing;
        var job = jobs.Queued(operation.Id, ImportJobs.Commit, ImportJobs.Subject(import), actor);
        db.Jobs.Add(job);
        return await Saved(job);
    }

    private async Task<Job> Saved(Job job)
    {
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }
}
