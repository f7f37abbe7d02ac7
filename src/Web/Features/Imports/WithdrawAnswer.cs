using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// A remembered answer is applied to no further file. Rows that it decided stay as they are; the files can be checked again
/// without it. Files that still wait are checked again at once.
/// </summary>
internal sealed class WithdrawAnswer(TesseraDb db, CurrentUser user, AnswerViews views, ListsCache lists, ImportDesk desk)
{
    public async Task Run(Operation operation, long id)
    {
        var answer = await db.LearnedAnswers.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id) ?? throw Problem.NotFound(AnswerViews.Unknown);
        var known = await lists.For(operation);
        if (!views.May(Right.SeeDrafts, operation, answer, known)) throw Problem.NotFound(AnswerViews.Unknown);
        if (!views.MayWithdraw(operation, answer, known)) throw Problem.Forbidden("answer.scope-not-yours");
        if (answer.WithdrawnAt is not null) throw Problem.Conflict("answer.withdrawn-already", answer.WithdrawnBy ?? "");
        (answer.WithdrawnAt, answer.WithdrawnBy) = (desk.Now, user.Name);
        foreach (var import in await Waiting(answer)) await CheckAgain(import, answer);
        await db.SaveChangesAsync();
        desk.Wake();
    }

    private Task<List<Import>> Waiting(LearnedAnswerRow answer) =>
        (from use in db.AnswerUses
         join import in db.Imports on new { use.OperationId, Number = use.ImportNumber } equals new { import.OperationId, import.Number }
         where use.OperationId == answer.OperationId && use.AnswerId == answer.Id && !use.IsOverruled && (import.State == ImportState.Staged || import.State == ImportState.Checked)
         select import).ToListAsync();

    /// <summary>The file that it was given in is asked again as well: it would teach the same once more.</summary>
    private async Task CheckAgain(Import import, LearnedAnswerRow answer)
    {
        db.ImportAnswers.RemoveRange(await db.ImportAnswers.Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number && a.Key == answer.Key && a.Value == answer.Value).ToListAsync());
        var settings = ImportJson.SettingsOf(import);
        var columns = settings.Columns.Where(c => LearnedColumns.Prefix + c.Key != answer.Key).ToDictionary();
        if (columns.Count < settings.Columns.Count) import.Settings = ImportJson.Write(settings with { Columns = columns });
        if (import.State == ImportState.Checked) desk.CheckAgain(import, new Recheck());
        // The check at work began before: another one follows it.
        else db.Jobs.Add(desk.CheckJob(import));
    }
}
