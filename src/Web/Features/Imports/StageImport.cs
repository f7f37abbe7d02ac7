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
    public async Task<StagedImport> Run(Operation operation, string fileName, Stream content, ImportSettings settings, IReadOnlyDictionary<string, string> answers)
    {
        var scope = await desk.ScopeFor(operation, settings);
        user.Demand(Right.ImportRows, scope);
        if (settings.Period is { } period) ReportingPeriod.Parse(period);
        settings = settings with { OnlyPartners = desk.OwnPartners(operation) };
        var file = await files.Keep(operation.Id, Path.GetFileName(fileName), content);
        if (await Same(operation.Id, file.Id, settings, answers) is { } same) return new StagedImport(same, null, true);
        var import = await desk.Opened(operation.Id, file, settings);
        foreach (var (key, value) in answers) db.ImportAnswers.Add(desk.Answer(import, key, value));
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return new StagedImport(import, job, false);
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

/// <summary>Answers questions or changes settings of a staged import and queues the check again.</summary>
internal sealed class AnswerImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk)
{
    public async Task<Job> Run(Operation operation, int number, IReadOnlyDictionary<string, string> answers, ImportSettings? settings = null)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State is not (ImportState.Staged or ImportState.Checked or ImportState.Refused)) throw Problem.Conflict("import.decided", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var given = await db.ImportAnswers.Where(a => a.OperationId == operation.Id && a.ImportNumber == number).ToDictionaryAsync(a => a.Key);
        foreach (var (key, value) in answers) Apply(import, given, key, value);
        if (settings is not null) import.Settings = ImportJson.Write(settings with { OnlyPartners = ImportJson.SettingsOf(import).OnlyPartners });
        import.State = ImportState.Staged;
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }

    /// <summary>An empty answer takes the answer back.</summary>
    private void Apply(Import import, Dictionary<string, ImportAnswer> given, string key, string value)
    {
        if (given.TryGetValue(key, out var known) && value.Length == 0) db.ImportAnswers.Remove(known);
        else if (known is not null) known.Value = value;
        else if (value.Length > 0) db.ImportAnswers.Add(desk.Answer(import, key, value));
    }
}

/// <summary>Accepts every row that may go in; rows that wait for an answer stay behind, kept.</summary>
internal sealed class AcceptImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk, Actor actor)
{
    public async Task<Job> Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.DecideImports, await desk.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State == ImportState.Committed) throw Problem.Conflict("import.committed-already", import.FileName);
        if (import.State != ImportState.Checked) throw Problem.Conflict("import.not-checked", import.FileName);
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

/// <summary>Takes a committed import back within 30 days. Rows that a later import edited keep the later version.</summary>
internal sealed class UndoImport(TesseraDb db, CurrentUser user, ImportDesk desk, TimeProvider time)
{
    public const int Days = 30;

    public async Task Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.DecideImports, await desk.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State != ImportState.Committed) throw Problem.Conflict("import.not-committed", import.FileName);
        if (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(import.CommittedAt!.Value) > TimeSpan.FromDays(Days)) throw Problem.Conflict("import.undo-too-late", import.FileName);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Operations.Where(o => o.Id == operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        import.State = ImportState.Undone;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
