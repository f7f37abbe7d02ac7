using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Choices;

/// <param name="Area">P-code.</param>
/// <param name="Mark">0 to 3; empty takes the mark away.</param>
public sealed record MarkInput(string? Area, string? Criterion, string? Mark, string? Reason);

/// <summary>Marks a province by one criterion, with the reason.</summary>
internal sealed class MarkProvince(TesseraDb db, CurrentUser user, ListsCache listsCache)
{
    public async Task Run(Operation operation, MarkInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var code = TypedWords.Filled(input.Area, "hub.area-missing");
        var area = (await listsCache.For(operation)).Gazetteer.ByCode(code).FirstOrDefault() ?? throw Problem.Invalid("hub.area-unknown", code);
        if (area.Level == 0) throw Problem.Invalid("hub.area-country");
        var criterion = TypedWords.Choice<PilotCriterion>(input.Criterion, "pilot.criterion-unknown");
        var stands = await db.PilotMarks.FirstOrDefaultAsync(m => m.OperationId == operation.Id && m.AreaId == area.Id && m.Criterion == criterion);
        if (TypedWords.Blank(input.Mark) is not { } typed)
        {
            if (stands is not null) db.PilotMarks.Remove(stands);
        }
        else
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) || mark > PilotMark.Most) throw Problem.Invalid("pilot.mark-unfit", typed);
            var reason = TypedWords.Filled(input.Reason, "pilot.reason-missing");
            if (stands is null) db.PilotMarks.Add(new PilotMark { OperationId = operation.Id, AreaId = area.Id, Criterion = criterion, Mark = mark, Reason = reason });
            else (stands.Mark, stands.Reason) = (mark, reason);
        }
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException conflict) when (conflict.IsTaken("pilot_mark")) { throw Problem.Conflict("record.changed-meanwhile"); }
    }
}
