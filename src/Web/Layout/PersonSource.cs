using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Layout;

/// <summary>A person of the directory whom the reader may know.</summary>
/// <param name="PartnerId">Their organisation, where the list of partners has it.</param>
/// <param name="Organisation">What it is called there, or as it was typed.</param>
public sealed record KnownPerson(long Id, string Name, long? PartnerId, string? Organisation)
{
    public string Named => Organisation is null ? Name : $"{Name} · {Organisation}";
}

/// <summary>The feature that keeps the directory of people; others keep a person's id, and ask here who that is.</summary>
public abstract class PersonSource
{
    /// <summary>Of these people the ones that the reader may know.</summary>
    public abstract Task<IReadOnlyDictionary<long, KnownPerson>> Known(Operation operation, IReadOnlyCollection<long> ids);

    /// <summary>Who may take something upon themselves at a cluster's table: people with a duty there or in the whole operation, whom the reader may know.</summary>
    public abstract Task<IReadOnlyList<KnownPerson>> AtTable(Operation operation, Cluster cluster);

    /// <summary>Entries of whoever is signed in: those with the address they sign in with.</summary>
    public abstract Task<IReadOnlySet<long>> Own(Operation operation);
}
