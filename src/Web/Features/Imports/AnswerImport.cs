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
    public async Task<Job> Run(Operation operation, int number, IReadOnlyDictionary<string, string> answers, ImportSettings? settings = null)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State is not (ImportState.Staged or ImportState.Checked or ImportState.Refused)) throw Problem.Conflict("import.decided", number.ToString(CultureInfo.InvariantCulture));
        if (answers.GetValueOrDefault("period") is { Length: > 0 } period) ReportingPeriod.Parse(period);
        var given = await db.ImportAnswers.Where(a => a.OperationId == operation.Id && a.ImportNumber == number).ToDictionaryAsync(a => a.Key);
        foreach (var (key, value) in answers) Apply(import, given, key, value);
        if (settings is not null) import.Settings = ImportJson.Write(Bound(settings, ImportJson.SettingsOf(import)));
        import.State = ImportState.Staged;
        var job = desk.CheckJob(import);
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        jobs.Wake();
        return job;
    }

    /// <summary>What an import may bring is decided when it is staged.</summary>
    private static ImportSettings Bound(ImportSettings settings, ImportSettings staged) => settings with { OnlyPartners = staged.OnlyPartners, OnlyClusters = staged.OnlyClusters };

    /// <summary>An empty answer takes the answer back.</summary>
    private void Apply(Import import, Dictionary<string, ImportAnswer> given, string key, string value)
    {
        if (given.TryGetValue(key, out var known) && value.Length == 0) db.ImportAnswers.Remove(known);
        else if (known is not null) known.Value = value;
        else if (value.Length > 0) db.ImportAnswers.Add(desk.Answer(import, key, value));
    }
}
