using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Kinds and subjects of the import jobs.</summary>
internal static class ImportJobs
{
    public const string Check = "import.check";
    /// <summary>A check that nobody asked for, and so nobody waits for.</summary>
    public const string CheckAgain = "import.check-again";
    public const string Commit = "import.commit";
    public const string BringBack = "import.bring-back";
    public const string Recheck = "import.recheck";

    /// <summary>Work on one import, of which its page tells how far it is.</summary>
    public static readonly string[] OfOne = [Check, CheckAgain, Commit];

    public static string Subject(Import import) => import.Number.ToString(CultureInfo.InvariantCulture);
    public static int Number(Job job) => int.Parse(job.Subject, CultureInfo.InvariantCulture);
}

/// <summary>What every verb of an import needs: finding it, opening one, its jobs.</summary>
internal sealed class ImportDesk(TesseraDb db, ImportOwners owners, JobQueue jobs, Actor actor, TimeProvider time)
{
    public const string Unknown = "import.unknown";

    public ImportOwners Owners => owners;
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>As it stands in the database now: a job may have moved it on since this scope last saw it.</summary>
    public async Task<Import> Find(Operation operation, int number)
    {
        var import = await db.Imports.FirstOrDefaultAsync(i => i.OperationId == operation.Id && i.Number == number) ?? throw Problem.NotFound(Unknown);
        await db.Entry(import).ReloadAsync();
        return import;
    }

    public Task<Import> Opened(int operationId, StoredFile file, ImportSettings settings) => Opened(operationId, file.Id, file.Name, settings);

    public async Task<Import> Opened(int operationId, long fileId, string fileName, ImportSettings settings)
    {
        var import = new Import
        {
            OperationId = operationId,
            Number = await db.Imports.Where(i => i.OperationId == operationId).MaxAsync(i => (int?)i.Number) + 1 ?? 1,
            FileId = fileId,
            FileName = fileName,
            Settings = ImportJson.Write(settings),
            StagedAt = Now,
            UserId = actor.UserId,
            StagedBy = actor.Name,
        };
        db.Imports.Add(import);
        return import;
    }

    public ImportAnswer Answer(Import import, string key, string value, AnswerScope scope = AnswerScope.File) => new()
    {
        OperationId = import.OperationId,
        ImportNumber = import.Number,
        Key = key,
        Value = value,
        At = Now,
        By = actor.Name,
        Scope = (byte)scope,
    };

    public void Wake() => jobs.Wake();

    public Job CheckJob(Import import) => Job(ImportJobs.Check, import);

    /// <summary>A check of a waiting import that nobody asked for; its next review says why. Whoever accepted it waits for it.</summary>
    public Job CheckAgain(Import import, Recheck why)
    {
        var report = ImportJson.ReportOf(import)!;
        import.Report = ImportJson.Write(report with { Due = why.After(report.Again) });
        import.State = ImportState.Staged;
        var job = Job(why.WasAccepted ? ImportJobs.Check : ImportJobs.CheckAgain, import);
        db.Jobs.Add(job);
        return job;
    }

    /// <summary>A look at waiting imports that tell of the same rows as one that counts from now on, or no longer; null when none waits.</summary>
    public async Task<Job?> RecheckJob(Import import) =>
        await db.Imports.AnyAsync(i => i.OperationId == import.OperationId && i.Number != import.Number && i.State == ImportState.Checked) ? Job(ImportJobs.Recheck, import) : null;

    public Job Job(string kind, Import import) => jobs.Queued(import.OperationId, kind, ImportJobs.Subject(import), actor);
}
