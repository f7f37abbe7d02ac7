using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>Who took actions, as far as the reader may know: a person's name is for those who may know the person (docs/decisions/0025).</summary>
/// <param name="Someone">What is said of a person without an organisation whom the reader may not know.</param>
public sealed record ActionOwners(OperationLists Lists, IReadOnlyDictionary<long, KnownPerson> People, string Someone)
{
    /// <summary>Null while nobody took it.</summary>
    public string? Of(ActionPoint action) => action.ContactId is not { } id ? Organisation(Lists, action)
        : People.TryGetValue(id, out var person) ? Organisation(Lists, action) is { } of ? $"{person.Name} · {of}" : person.Named : Outside(action);

    /// <summary>For papers and letters, which leave the room: never a person's name.</summary>
    public string? Outside(ActionPoint action) => Organisation(Lists, action) ?? (action.ContactId is null ? null : Someone);

    public static string? Organisation(OperationLists lists, ActionPoint action) => action.PartnerId is { } partner ? lists.PartnerName(lists.Survivor(partner)) : null;
}

/// <summary>Who takes an action: an organisation, or a person of the directory on its behalf.</summary>
internal sealed class ActionPeople(PersonSource people, ListsCache listsCache, Text text)
{
    /// <summary>Before the id of a person, where the id of an organisation might stand.</summary>
    public const string Person = "person:";

    public async Task<ActionOwners> Of(OperationLists lists, IEnumerable<ActionPoint> actions) =>
        new(lists, await people.Known(lists.Operation, [.. actions.Select(a => a.ContactId).OfType<long>().Distinct()]), text["action.somebody"]);

    public Task<IReadOnlyList<KnownPerson>> AtTable(Operation operation, Cluster cluster) => people.AtTable(operation, cluster);

    /// <summary>Entries of the directory that are the reader's own.</summary>
    public Task<IReadOnlySet<long>> Own(Operation operation) => people.Own(operation);

    /// <summary>As forms and programs name them: an organisation's id, or "person:" and the id of somebody at the table.</summary>
    public async Task<(long? PartnerId, long? ContactId)> Read(Operation operation, Cluster cluster, string? typed)
    {
        if (MeetingDoor.Blank(typed) is not { } owner) return (null, null);
        if (!owner.StartsWith(Person, StringComparison.Ordinal)) return (MeetingDoor.Organisation(await listsCache.For(operation), owner), null);
        var person = (await people.AtTable(operation, cluster)).FirstOrDefault(one => Person + one.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == owner);
        return person is null ? throw Problem.Invalid("action.person-unknown") : (person.PartnerId, person.Id);
    }
}
