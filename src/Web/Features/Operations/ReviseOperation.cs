using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Operations;

/// <summary>The version is the one the person saw; null is whatever stands. A licence of null stays.</summary>
public sealed record OperationRevision(string? Name, int? Version = null, string? Licence = null);

/// <summary>Gives an operation another name or other terms of use; code and countries stay, every address and row hangs on them.</summary>
internal sealed class ReviseOperation(TesseraDb db, CurrentUser user)
{
    public const int LongestLicence = 160;

    public async Task<Operation> Run(string code, OperationRevision input)
    {
        var operation = await db.Operations.FirstOrDefaultAsync(o => o.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        if (string.IsNullOrWhiteSpace(input.Name)) throw Problem.Invalid("operation.name-missing");
        if (input.Name.Trim().Length > RegisterOperation.LongestName) throw Problem.Invalid("access.name-too-long", RegisterOperation.LongestName.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (input.Version is { } seen && seen != operation.Version) throw Problem.Conflict("record.changed-meanwhile");
        operation.Name = input.Name.Trim();
        if (input.Licence is { } licence) operation.Licence = Terms(licence);
        await db.SaveChangesAsync();
        return operation;
    }

    /// <summary>What is said of others' use of the figures, as it is kept.</summary>
    public static string Terms(string? said)
    {
        var terms = (said ?? "").Trim();
        return terms.Length <= LongestLicence ? terms : throw Problem.Invalid("operation.licence-long", LongestLicence.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
