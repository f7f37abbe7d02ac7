using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Documents;

/// <param name="Partner">Id of the organisation.</param>
/// <param name="On">As it is known; today when empty.</param>
public sealed record SignInput(string? Partner, string? On);

/// <summary>A member stands behind the terms that hold: its own people say so, or the cluster writes down that they did.</summary>
internal sealed class SignTerms(TesseraDb db, CurrentUser user, TermsViews views, OperationDay day)
{
    public async Task<TermsSignOff> Run(Operation operation, string code, SignInput input)
    {
        var (view, partner) = await Found(operation, code, input.Partner);
        var isManaging = user.May(Right.ManageCluster, RightScope.Of(operation, view.Cluster));
        if (!isManaging) user.Demand(Right.ImportRows, RightScope.Of(operation, null, partner));
        if (view.Holding is not { } holding) throw Problem.Conflict("terms.none-hold");
        if (view.Table.FirstOrDefault(line => line.PartnerId == partner)?.SignOff is not null) throw Problem.Conflict("terms.signed-already");
        if (view.Table.All(line => line.PartnerId != partner)) throw Problem.Invalid("terms.not-member");
        var on = LooseDate.ParseOptional(input.On) ?? LooseDate.Of(day.Today);
        var signed = new TermsSignOff
        {
            OperationId = operation.Id, DocumentId = holding.DocumentId, Number = holding.Number, PartnerId = partner, SignedOn = on.IsKnown ? on : throw Problem.Invalid("terms.date-missing"),
            RecordedBy = user.Name, IsForOthers = !user.PartnersWhere(Right.ImportRows, operation).Contains(partner),
        };
        db.TermsSignOffs.Add(signed);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException conflict) when (conflict.IsTaken("terms_sign_off")) { throw Problem.Conflict("terms.signed-already"); }
        return signed;
    }

    /// <summary>Takes back what was written down by mistake; only whoever looks after the cluster does.</summary>
    public async Task Undo(Operation operation, string code, string? organisation)
    {
        var (view, partner) = await Found(operation, code, organisation);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, view.Cluster));
        if (view.Table.FirstOrDefault(line => line.PartnerId == partner)?.SignOff is not { } signed) throw Problem.Conflict("terms.not-signed");
        db.TermsSignOffs.Remove(signed);
        await db.SaveChangesAsync();
    }

    private async Task<(TermsView View, long Partner)> Found(Operation operation, string code, string? organisation)
    {
        var view = await views.For(operation, code);
        return long.TryParse(organisation, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (view, id) : throw Problem.Invalid("organisation.unknown", organisation ?? "");
    }
}
