using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>A remembered answer is applied to no further file. Rows that it decided stay as they are; the files can be checked again without it.</summary>
internal sealed class WithdrawAnswer(TesseraDb db, CurrentUser user, AnswerViews views, ListsCache lists, TimeProvider time)
{
    public async Task Run(Operation operation, long id)
    {
        var answer = await db.LearnedAnswers.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id) ?? throw Problem.NotFound(AnswerViews.Unknown);
        var known = await lists.For(operation);
        if (!views.May(Right.SeeDrafts, operation, answer, known)) throw Problem.NotFound(AnswerViews.Unknown);
        if (!views.MayWithdraw(operation, answer, known)) throw Problem.Forbidden("answer.scope-not-yours");
        if (answer.WithdrawnAt is not null) throw Problem.Conflict("answer.withdrawn-already", answer.WithdrawnBy ?? "");
        (answer.WithdrawnAt, answer.WithdrawnBy) = (time.GetUtcNow().ToUnixTimeMilliseconds(), user.Name);
        await db.SaveChangesAsync();
    }
}
