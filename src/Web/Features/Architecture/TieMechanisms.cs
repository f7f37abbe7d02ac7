using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Architecture;

/// <param name="From">Code of a cluster or id of a body, as To.</param>
/// <param name="SpokenOf">Since when it is proposed, where it does not hold yet; a loose date, as Since and Until.</param>
public sealed record TieInput(string? From, string? To, string? Kind, string? SpokenOf, string? Since, string? Until, string? Note);

/// <summary>One mechanism comes under another, works for it, or is made of its focal points, from a date on.</summary>
internal sealed class TieMechanisms(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<MechanismTie> Run(Operation operation, TieInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var tie = new MechanismTie
        {
            OperationId = operation.Id, Id = ids.Next(), FromId = await Find(operation, input.From), ToId = await Find(operation, input.To), Kind = TypedWords.Choice<TieKind>(input.Kind, "tie.kind-unknown"),
            SpokenOf = LooseDate.ParseOptional(input.SpokenOf), Since = TypedWords.Date(input.Since), Until = LooseDate.ParseOptional(input.Until), Note = TypedWords.Blank(input.Note),
        };
        var others = await db.MechanismTies.AsNoTracking().Where(t => t.OperationId == operation.Id).ToListAsync();
        if (MechanismTie.Refusal(others, tie) is { } refusal) throw refusal;
        db.MechanismTies.Add(tie);
        await db.SaveChangesAsync();
        return tie;
    }

    private async Task<long> Find(Operation operation, string? text)
    {
        var code = TypedWords.Filled(text, "tie.which-missing");
        if (await db.Clusters.Where(c => c.OperationId == operation.Id && c.Code == code).Select(c => (long?)c.Id).FirstOrDefaultAsync() is { } cluster) return cluster;
        var id = TypedWords.Id(code);
        return await db.CoordinationBodies.AnyAsync(b => b.OperationId == operation.Id && b.Id == id) ? id!.Value : throw Problem.Invalid("tie.which-unknown", code);
    }
}

/// <summary>A tie ended on a date; only one said to be a mistake goes altogether.</summary>
internal sealed class EndTie(TesseraDb db, CurrentUser user)
{
    /// <param name="until">A loose date.</param>
    /// <param name="isMistake">The tie never was: it is taken away, whatever the date.</param>
    public async Task Run(Operation operation, long id, string? until, bool isMistake = false)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var tie = await db.MechanismTies.FirstOrDefaultAsync(t => t.OperationId == operation.Id && t.Id == id) ?? throw Problem.NotFound("tie.unknown", id.ToString(CultureInfo.InvariantCulture));
        if (isMistake) db.MechanismTies.Remove(tie);
        else
        {
            tie.Until = TypedWords.Date(until);
            if (tie.Span.IsReversed) throw Problem.Invalid("tie.ends-before-start", tie.Since.Text, tie.Until.Text);
        }
        await db.SaveChangesAsync();
    }
}
