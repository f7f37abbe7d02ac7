using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Partners;

/// <summary>What a form or a program says of a partner; the version is the one the person saw.</summary>
public sealed record PartnerInput(string? Acronym, string? Name, int? TypeCode, int? Version = null);

/// <summary>What the partner verbs share: who may, what a partner must have.</summary>
internal static class PartnerRules
{
    public const int LongestName = 200;
    public const int LongestAcronym = 40;

    /// <summary>An operation's administrators, and coordinators of any of its clusters: they meet partners first.</summary>
    public static void DemandRegistrar(this CurrentUser user, Operation operation)
    {
        var scope = RightScope.Of(operation);
        if (!user.MaySomewhere(Right.ManageCluster, scope)) user.Demand(Right.ManageCluster, scope);
    }

    public static async Task<Partner> Partner(this TesseraDb db, Operation operation, long id) =>
        await db.Partners.FirstOrDefaultAsync(p => p.OperationId == operation.Id && p.Id == id)
        ?? throw Problem.NotFound("partner.unknown", id.ToString(CultureInfo.InvariantCulture));

    public static (string? Acronym, string Name, int TypeCode) Checked(PartnerInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || Folding.Fold(input.Name).Length == 0) throw Problem.Invalid("partner.name-missing");
        if (input.Name.Trim().Length > LongestName) throw Problem.Invalid("access.name-too-long", LongestName.ToString(CultureInfo.InvariantCulture));
        if (input.Acronym?.Trim().Length > LongestAcronym) throw Problem.Invalid("access.name-too-long", LongestAcronym.ToString(CultureInfo.InvariantCulture));
        var type = input.TypeCode ?? PartnerType.Other;
        if (!PartnerType.IsKnown(type)) throw Problem.Invalid("partner.type-unknown", type.ToString(CultureInfo.InvariantCulture));
        return (string.IsNullOrWhiteSpace(input.Acronym) ? null : input.Acronym.Trim(), input.Name.Trim(), type);
    }

    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("record.changed-meanwhile");
    }
}
