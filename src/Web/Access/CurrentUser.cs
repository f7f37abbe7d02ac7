using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>Who acts in this request, job or command, and what they may. Nobody until somebody is recognised.</summary>
public sealed class CurrentUser(Actor actor)
{
    public long? Id { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>The language they chose; null for visitors, whose browser says it.</summary>
    public string? Language { get; private set; }
    public IReadOnlyList<Grant> Grants { get; private set; } = [];
    public bool IsSystem { get; private set; }
    /// <summary>Whose name the change log carries: the person, or whoever a job acts for.</summary>
    public long? ActorId => actor.UserId;
    public bool IsSignedIn => Id is not null;

    /// <summary>All rights, for the command line and for what the installation does by itself; verbs made by hand can use it directly.</summary>
    public static CurrentUser System
    {
        get
        {
            var system = new CurrentUser(new Actor());
            system.BecomeSystem();
            return system;
        }
    }

    /// <summary>All rights in this scope. A job gives the name and id of the person who asked for it.</summary>
    public void BecomeSystem(string name = "command line", long? userId = null)
    {
        (IsSystem, Name) = (true, name);
        (actor.Name, actor.UserId) = (name, userId);
    }

    public void Become(User user, IReadOnlyList<Grant> grants)
    {
        (Id, Name, Language, Grants) = (user.Id, user.Name, user.Language, grants);
        (actor.Name, actor.UserId) = (user.Name, user.Id);
    }

    /// <summary>The same person in a further scope of the same request.</summary>
    public void Become(CurrentUser other)
    {
        (Id, Name, Language, Grants, IsSystem) = (other.Id, other.Name, other.Language, other.Grants, other.IsSystem);
        (actor.Name, actor.UserId) = (other.Name, other.ActorId);
    }

    public bool May(Right right, RightScope scope)
    {
        if (IsSystem) return true;
        if (right == Right.SeePublished && !scope.IsPublished) return May(Right.SeeUnpublished, scope);
        return Policy.Of(null, right) == Reach.Operation || Grants.Any(g => Policy.Gives(g, right, scope));
    }

    /// <summary>Whether the right holds on anything at all within the scope: for doors and menus, never for a thing itself.</summary>
    public bool MaySomewhere(Right right, RightScope scope) =>
        May(right, scope) || Grants.Any(g => Policy.GivesSomewhere(g, right, scope));

    public bool Sees(Operation operation) => May(Right.SeePublished, RightScope.Of(operation));

    /// <summary>Of these clusters, the ones on whose things the right holds. Rows that name no cluster need the right on the operation.</summary>
    public IReadOnlyList<Cluster> ClustersWhere(Right right, Operation operation, IEnumerable<Cluster> clusters) =>
        [.. clusters.Where(c => May(right, RightScope.Of(operation, c)))];

    /// <summary>The own partners on whose things the right holds wherever they are, in sensitive clusters too.</summary>
    public IReadOnlyCollection<long> PartnersWhere(Right right, Operation operation) =>
        [.. Grants.Where(g => g.PartnerId is not null && Policy.Gives(g, right, new RightScope(operation.Id, operation.IsPublished, null, true, g.PartnerId))).Select(g => g.PartnerId!.Value).Distinct()];

    /// <summary>
    /// Refuses unless the right holds. Give <paramref name="unknown"/> ("import.unknown") where even the existence of
    /// the thing is not theirs to know: they are told what they would be told of a thing that does not exist.
    /// </summary>
    public void Demand(Right right, RightScope scope, string? unknown = null)
    {
        if (May(right, scope)) return;
        if (scope.OperationId != 0 && !May(Right.SeePublished, scope)) throw Problem.NotFound(RouteScope.UnknownOperation);
        throw unknown is null ? Problem.Forbidden("access.not-allowed") : Problem.NotFound(unknown);
    }

    /// <summary>For verbs over several things: whoever could do it to none of them is refused at once, each thing asks again.</summary>
    public void DemandSomewhere(Right right, RightScope scope)
    {
        if (!MaySomewhere(right, scope)) Demand(right, scope);
    }

    /// <summary>The id of the person, for what only a person can do.</summary>
    public long DemandSignedIn() => Id ?? throw Problem.Forbidden("access.sign-in-needed");
}
