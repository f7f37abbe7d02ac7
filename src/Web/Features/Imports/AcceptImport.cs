using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Accepts every row that may go in; rows that wait for an answer stay behind, kept.</summary>
internal sealed class AcceptImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk, Actor actor)
{
    public async Task<Job> Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.DecideImports, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State == ImportState.Committed) throw Problem.Conflict("import.committed-already", import.FileName);
        if (import.State != ImportState.Checked) throw Problem.Conflict("import.not-checked", import.FileName);
        if (await ImportPreview.IsOfOtherVersion(db, import)) throw Problem.Conflict(DraftChunkReader.OtherVersion, import.FileName);
        var counts = ImportJson.ReportOf(import)!.Counts;
        if (counts.Ok + counts.Fixed == 0) throw Problem.Invalid("import.nothing-to-accept", import.FileName);
        import.State = ImportState.Committing;
        var job = jobs.Queued(operation.Id, ImportJobs.Commit, ImportJobs.Subject(import), actor);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }
}
