using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Answers questions or changes settings of a staged import and queues the check again.</summary>
internal sealed class AnswerImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk)
{
    public async Task<Job> Run(Operation operation, int number, IReadOnlyDictionary<string, string> answers, ImportSettings? settings = null, AnswerScope remember = AnswerScope.File)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        remember = desk.Owners.Remembered(operation, remember);
        if (import.State is not (ImportState.Staged or ImportState.Checked or ImportState.Refused)) throw Problem.Conflict("import.decided", number.ToString(CultureInfo.InvariantCulture));
        if (answers.GetValueOrDefault("period") is { Length: > 0 } period) ReportingPeriod.Parse(period);
        var given = await db.ImportAnswers.Where(a => a.OperationId == operation.Id && a.ImportNumber == number).ToDictionaryAsync(a => a.Key);
        foreach (var (key, value) in answers) Apply(import, given, desk.Answer(import, key, value, remember));
        if (settings is not null) import.Settings = ImportJson.Write(Bound(settings, ImportJson.SettingsOf(import), remember));
        import.State = ImportState.Staged;
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }

    /// <summary>What an import may bring is decided when it is staged.</summary>
    private static ImportSettings Bound(ImportSettings settings, ImportSettings staged, AnswerScope remember) => settings with
    {
        OnlyPartners = staged.OnlyPartners,
        OnlyClusters = staged.OnlyClusters,
        ClosedClusters = staged.ClosedClusters,
        Remember = IsSame(settings.Columns, staged.Columns) ? staged.Remember : remember,
    };

    private static bool IsSame(IReadOnlyDictionary<string, ColumnTarget> one, IReadOnlyDictionary<string, ColumnTarget> other) =>
        one.Count == other.Count && one.All(c => other.GetValueOrDefault(c.Key) == c.Value);

    /// <summary>An empty answer takes the answer back.</summary>
    private void Apply(Import import, Dictionary<string, ImportAnswer> given, ImportAnswer answer)
    {
        if (!given.TryGetValue(answer.Key, out var known))
        {
            if (answer.Value.Length > 0) db.ImportAnswers.Add(answer);
        }
        else if (answer.Value.Length == 0) db.ImportAnswers.Remove(known);
        else if (known.Value != answer.Value) (known.Value, known.Scope, known.At, known.By) = (answer.Value, answer.Scope, answer.At, answer.By);
    }
}
