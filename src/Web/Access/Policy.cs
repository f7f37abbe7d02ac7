using Tessera.Web.Database.Tables;
using static Tessera.Web.Access.Reach;

namespace Tessera.Web.Access;

/// <summary>How far a right goes within the operation it was granted for.</summary>
public enum Reach : byte { None, OwnPartner, OwnCluster, Operation }

/// <summary>
/// The whole of who may do what, as one table (design.md 6). "Own cluster" is the one that the right names. A reporter's
/// right that names no cluster reaches those in which their partner has accepted rows, never a sensitive one
/// (docs/decisions/0006). What one's own partner reports is one's own to see in every cluster.
/// </summary>
public static class Policy
{
    private static readonly Dictionary<Right, Reach[]> Table = new()
    {
        // In this order: everyone, donor, government, reporter, coordinator, inter-cluster, administrator.
        [Right.SeePublished] = [Operation, Operation, Operation, Operation, Operation, Operation, Operation],
        [Right.SeeUnpublished] = [None, None, Operation, Operation, Operation, Operation, Operation],
        [Right.SeeRows] = [None, None, Operation, OwnCluster, OwnCluster, Operation, Operation],
        [Right.SeeContacts] = [None, None, None, None, OwnCluster, None, Operation],
        [Right.SeeDrafts] = [None, None, None, OwnPartner, OwnCluster, None, Operation],
        [Right.ImportRows] = [None, None, None, OwnPartner, OwnCluster, None, Operation],
        [Right.DecideImports] = [None, None, None, OwnPartner, OwnCluster, None, Operation],
        [Right.ManageCluster] = [None, None, None, None, OwnCluster, None, Operation],
        // The page of the whole operation is what whoever coordinates between clusters sends every week.
        [Right.KeepFigures] = [None, None, None, None, OwnCluster, Operation, Operation],
        [Right.ManageOperation] = [None, None, None, None, None, None, Operation],
        [Right.RegisterOperation] = [None, None, None, None, None, None, Operation],
        [Right.ManageInstallation] = [None, None, None, None, None, None, Operation],
    };

    /// <summary>The reach of a role; null is everyone, signed in or not.</summary>
    public static Reach Of(Role? role, Right right) => Table[right][(int)(role ?? 0)];

    /// <summary>
    /// Rows of a sensitive cluster are for its named members and administrators, whatever else a role reaches; accepted
    /// ones also for the partner that reported them.
    /// </summary>
    private static bool IsAboutRows(Right right) =>
        right is Right.SeeRows or Right.SeeContacts or Right.SeeDrafts or Right.ImportRows or Right.DecideImports;

    public static bool Gives(Grant grant, Right right, RightScope scope)
    {
        if (grant.OperationId != 0 && grant.OperationId != scope.OperationId) return false;
        var role = (Role)grant.Role;
        var isNamed = grant.ClusterId is not null && grant.ClusterId == scope.ClusterId;
        if (scope.IsSensitive && IsAboutRows(right) && role != Role.Administrator && !isNamed && !(right == Right.SeeRows && IsOwnPartner(grant, scope))) return false;
        return Of(role, right) switch
        {
            Operation => true,
            OwnCluster => isNamed || IsWhereOwnPartnerWorks(grant, role, scope) || IsOwnPartner(grant, scope),
            OwnPartner => IsOwnPartner(grant, scope),
            _ => false,
        };
    }

    /// <summary>Whether the grant could give the right on something within the scope; what exactly, the verb asks.</summary>
    public static bool GivesSomewhere(Grant grant, Right right, RightScope scope) => Gives(grant, right, scope with
    {
        ClusterId = scope.ClusterId ?? grant.ClusterId,
        PartnerId = scope.PartnerId ?? grant.PartnerId,
    });

    private static bool IsWhereOwnPartnerWorks(Grant grant, Role role, RightScope scope) => role == Role.Reporter && grant.ClusterId is null
        && !scope.IsSensitive && grant.PartnerId is { } partner && scope.PartnersAtWork?.Contains(partner) == true;

    private static bool IsOwnPartner(Grant grant, RightScope scope) => grant.PartnerId is not null && grant.PartnerId == scope.PartnerId;
}
