using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Choices;

/// <param name="Subjects">P-codes of provinces chosen, or codes of clusters with what comes first in front.</param>
/// <param name="On">A loose date.</param>
/// <param name="By">A body or an office, never a person's name.</param>
/// <param name="Replaces">Ends the decisions of this kind that held until now.</param>
public sealed record ChoiceInput(string? Title, IReadOnlyList<string>? Subjects, string? Reason, string? On, string? By, bool Replaces);

/// <summary>Records what was decided about coordination, and why.</summary>
internal sealed class DecideChoice(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<CoordinationChoice> Run(Operation operation, ChoiceKind kind, ChoiceInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var subjects = (input.Subjects ?? []).Where(code => !string.IsNullOrWhiteSpace(code)).Select(code => code.Trim()).ToList();
        if (subjects.Count == 0) throw Problem.Invalid(kind == ChoiceKind.Pilot ? "choice.provinces-missing" : "choice.clusters-missing");
        if (subjects.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice) throw Problem.Invalid("choice.twice", twice.Key);
        var lists = await listsCache.For(operation);
        if (subjects.Find(code => kind == ChoiceKind.Pilot ? lists.Gazetteer.ByCode(code) is not [{ Level: > 0 }, ..] : lists.ClusterList.All(c => c.Code != code)) is { } unknown)
            throw Problem.Invalid(kind == ChoiceKind.Pilot ? "hub.area-unknown" : "choice.cluster-unknown", unknown);
        var choice = new CoordinationChoice
        {
            OperationId = operation.Id, Id = ids.Next(), Kind = kind, Title = TypedWords.Filled(input.Title, "choice.title-missing"), Reason = TypedWords.Filled(input.Reason, "choice.reason-missing"),
            DecidedOn = TypedWords.KnownDate(input.On), DecidedBy = TypedWords.Filled(input.By, "choice.by-missing"), Subjects = string.Join(' ', subjects),
        };
        db.CoordinationChoices.Add(choice);
        if (input.Replaces) await End(choice);
        await db.SaveChangesAsync();
        return choice;
    }

    private async Task End(CoordinationChoice choice)
    {
        foreach (var before in await db.CoordinationChoices.Where(c => c.OperationId == choice.OperationId && c.Kind == choice.Kind && c.Until == null).ToListAsync())
            before.Until = choice.DecidedOn.IsBefore(before.DecidedOn) ? throw Problem.Invalid("choice.too-early", before.DecidedOn.Text) : choice.DecidedOn;
    }
}

/// <summary>A decision no longer holds, from a date on.</summary>
internal sealed class EndChoice(TesseraDb db, CurrentUser user)
{
    public async Task<CoordinationChoice> Run(Operation operation, long id, string? until)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var choice = await db.CoordinationChoices.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Id == id) ?? throw Problem.NotFound("choice.unknown");
        var end = TypedWords.KnownDate(until);
        choice.Until = end.IsBefore(choice.DecidedOn) ? throw Problem.Invalid("choice.too-early", choice.DecidedOn.Text) : end;
        await db.SaveChangesAsync();
        return choice;
    }
}
