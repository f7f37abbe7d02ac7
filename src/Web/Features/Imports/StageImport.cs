using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>An import and, while one is at work on it, its job.</summary>
internal sealed record StagedImport(Import Import, Job? Job, bool IsRepeat);

/// <summary>
/// Keeps a file and queues its check. The same file with the same settings and answers is the same import: sending it
/// twice changes nothing.
/// </summary>
internal sealed class StageImport(TesseraDb db, CurrentUser user, FileStore files, JobQueue jobs, ImportDesk desk)
{
    private const int MaxTries = 5;

    /// <param name="remember">Whether later files learn from the answers given.</param>
    public async Task<StagedImport> Run(Operation operation, string fileName, Stream content, ImportSettings settings, IReadOnlyDictionary<string, string> answers, AnswerScope remember = AnswerScope.File)
    {
        settings = await desk.Owners.Owned(operation, settings);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeFor(operation, settings));
        if (settings.Period is { } period) ReportingPeriod.Parse(period);
        var file = await files.Keep(operation.Id, Path.GetFileName(fileName), content);
        if (await Same(operation.Id, file.Id, settings, answers) is { } same) return new StagedImport(same, await CheckedAgain(same), true);
        for (var attempt = 1; ; attempt++)
        {
            try { return await Opened(operation, file, settings, answers, remember); }
            catch (DbUpdateException conflict) when (attempt < MaxTries && conflict.IsTaken("import")) { db.ChangeTracker.Clear(); }
        }
    }

    /// <summary>Fails when somebody else staging at the same moment took the number; nothing is kept then.</summary>
    private async Task<StagedImport> Opened(Operation operation, StoredFile file, ImportSettings settings, IReadOnlyDictionary<string, string> answers, AnswerScope remember)
    {
        var import = await desk.Opened(operation.Id, file, settings);
        foreach (var (key, value) in answers) db.ImportAnswers.Add(desk.Answer(import, key, value, desk.Owners.Remembered(operation, remember)));
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return new StagedImport(import, job, false);
    }

    /// <summary>What another version of the program kept of it cannot be read: sending the file again checks it again.</summary>
    private async Task<Job?> CheckedAgain(Import import)
    {
        if (import.State != ImportState.Checked || !await ImportPreview.IsOfOtherVersion(db, import)) return null;
        import.State = ImportState.Staged;
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }

    private async Task<Import?> Same(int operationId, long fileId, ImportSettings settings, IReadOnlyDictionary<string, string> answers)
    {
        var text = ImportJson.Write(settings);
        var alike = await db.Imports.Where(i => i.OperationId == operationId && i.FileId == fileId && i.Settings == text
            && (i.State == ImportState.Checked || i.State == ImportState.Staged || i.State == ImportState.Committed || i.State == ImportState.Committing)).OrderByDescending(i => i.Number).ToListAsync();
        foreach (var import in alike)
        {
            var given = await db.ImportAnswers.Where(a => a.OperationId == operationId && a.ImportNumber == import.Number).ToDictionaryAsync(a => a.Key, a => a.Value);
            if (answers.All(a => given.GetValueOrDefault(a.Key) == a.Value)) return import;
        }
        return null;
    }
}
