using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// After a check: answers given to the file that decided something are kept for later files of their scope, and what
/// earlier answers did in this one is noted. The caller saves.
/// </summary>
internal sealed class KeepAnswers(TesseraDb db, CurrentUser user, Ids ids, TimeProvider time, ImportOwners owners)
{
    private sealed record Place(Import Import, ImportTemplateRow Template, RightScope Owners, ImportReport Report);

    public async Task Run(Operation operation, Import import, ImportReport report, FileMemory memory, IReadOnlyList<ImportAnswer> given, AnswerMemory used)
    {
        var template = memory.Template(report.Layout) ?? new ImportTemplateRow { OperationId = import.OperationId, Id = ids.Next(), Name = $"{import.FileName} · {report.Sheet}", Headers = FileMemory.HeadersOf(report.Layout) };
        var place = new Place(import, template, await owners.ScopeOf(operation, import), report);
        var active = memory.Answers.Where(a => a.WithdrawnAt is null).ToList();
        TakeBack(import, active, given);
        var kept = new Dictionary<string, LearnedAnswerRow>();
        foreach (var decided in report.Decided.Where(d => d.Before is null && DecidedAnswer.IsLasting(d.Key, d.Value)))
            if (Row(place, decided, given) is { } row) kept[decided.Key] = Learn(active, row);
        if (kept.Values.Any(r => r.TemplateId == template.Id) && memory.Template(report.Layout) is null) db.ImportTemplates.Add(template);
        await Note(import, report, kept, used);
    }

    /// <summary>An answer taken back in the file it was given in is taken back for the others too.</summary>
    private void TakeBack(Import import, List<LearnedAnswerRow> active, IReadOnlyList<ImportAnswer> given)
    {
        var columns = ImportJson.SettingsOf(import).Columns;
        foreach (var row in active.Where(a => a.ImportNumber == import.Number && !given.Any(g => g.Key == a.Key && g.Value != QuestionBook.AnswerAsk)
            && !(a.Key.StartsWith(LearnedColumns.Prefix, StringComparison.Ordinal) && columns.ContainsKey(a.Key[LearnedColumns.Prefix.Length..]))).ToList())
        {
            Withdraw(row);
            active.Remove(row);
        }
    }

    private void Withdraw(LearnedAnswerRow row) => (row.WithdrawnAt, row.WithdrawnBy) = (time.GetUtcNow().ToUnixTimeMilliseconds(), user.Name);

    /// <summary>Null for an answer that is to count for its own file only.</summary>
    private LearnedAnswerRow? Row(Place place, DecidedAnswer decided, IReadOnlyList<ImportAnswer> given)
    {
        var answer = given.FirstOrDefault(g => g.Key == decided.Key);
        var sender = place.Report.SenderId;
        var asked = answer is not null ? (AnswerScope)answer.Scope : decided.Key.StartsWith(LearnedColumns.Prefix, StringComparison.Ordinal) ? ImportJson.SettingsOf(place.Import).Remember ?? AnswerScope.File : AnswerScope.File;
        var scope = asked == AnswerScope.Usual ? sender is null ? AnswerScope.Template : AnswerScope.Partner : asked;
        if (scope == AnswerScope.File || (scope == AnswerScope.Partner && (sender is not { } partner || !ImportOwners.MayTeach(ImportJson.SettingsOf(place.Import), partner)))) return null;
        return new LearnedAnswerRow
        {
            OperationId = place.Import.OperationId,
            Id = ids.Next(),
            Key = decided.Key,
            Value = decided.Value,
            Scope = (byte)scope,
            PartnerId = scope == AnswerScope.Partner ? sender : null,
            TemplateId = scope == AnswerScope.Template ? place.Template.Id : null,
            ClusterId = place.Owners.ClusterId,
            OwnerId = place.Owners.PartnerId,
            ImportNumber = place.Import.Number,
            Subject = decided.Subject,
            Meaning = decided.Meaning,
            At = answer?.At ?? time.GetUtcNow().ToUnixTimeMilliseconds(),
            UserId = user.ActorId,
            By = answer?.By ?? user.Name,
        };
    }

    /// <summary>The same answer again teaches nothing new; another one takes the place of the one before.</summary>
    private LearnedAnswerRow Learn(List<LearnedAnswerRow> active, LearnedAnswerRow row)
    {
        var before = active.Where(a => (a.Key, a.Scope, a.PartnerId, a.TemplateId) == (row.Key, row.Scope, row.PartnerId, row.TemplateId)).ToList();
        if (before.Find(a => a.Value == row.Value) is { } same) return same;
        foreach (var old in before)
        {
            Withdraw(old);
            old.ReplacedBy = row.Id;
        }
        db.LearnedAnswers.Add(row);
        return row;
    }

    private async Task Note(Import import, ImportReport report, Dictionary<string, LearnedAnswerRow> kept, AnswerMemory used)
    {
        await db.AnswerUses.Where(u => u.OperationId == import.OperationId && u.ImportNumber == import.Number).ExecuteDeleteAsync();
        foreach (var decided in report.Decided)
            if ((decided.Before?.Id ?? kept.GetValueOrDefault(decided.Key)?.Id) is { } id) db.AnswerUses.Add(Use(import, id, decided.Rows, false));
        foreach (var overruled in used.Overruled.Where(o => kept.Values.All(k => k.Id != o.Id))) db.AnswerUses.Add(Use(import, overruled.Id, 0, true));
    }

    private static AnswerUseRow Use(Import import, long answer, int rows, bool overruled) =>
        new() { OperationId = import.OperationId, AnswerId = answer, ImportNumber = import.Number, RowCount = rows, IsOverruled = overruled };
}
