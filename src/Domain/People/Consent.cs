using Tessera.Domain.Clusters;

namespace Tessera.Domain.People;

/// <summary>Where a reader stands to the people of an operation; clusters by id.</summary>
/// <param name="IsInside">They have a role here, donors excepted.</param>
/// <param name="Tables">Clusters at whose table they sit.</param>
/// <param name="Managed">Clusters they look after.</param>
/// <param name="Protected">Clusters of which nobody outside learns who works there.</param>
public sealed record ContactReader(bool IsInside, IReadOnlySet<long> Tables, IReadOnlySet<long> Managed, IReadOnlySet<long> Protected, bool ManagesAll)
{
    /// <summary>Whoever looks after a cluster looks after its people; those of none are for whoever looks after the operation.</summary>
    public bool Manages(IEnumerable<ContactRole> roles) => ManagesAll || roles.Any(role => role.ClusterId is { } cluster && Managed.Contains(cluster));

    /// <summary>The narrowest circle around a person to which the reader belongs; null when the person is not for them to know.</summary>
    public ContactCircle? CircleOf(Contact contact, IReadOnlyCollection<ContactRole> roles, DateOnly day)
    {
        if (Manages(roles)) return ContactCircle.Managers;
        var current = roles.Where(role => !role.IsOver(day)).ToList();
        if (contact.IsGone(day)) return null;
        if (current.Exists(role => role.ClusterId is { } cluster && Tables.Contains(cluster))) return ContactCircle.Cluster;
        var isOfAll = roles.Count == 0 || current.Exists(role => role.ClusterId is null);
        var agreed = contact.PhoneShown == ContactCircle.Operation || contact.MailShown == ContactCircle.Operation;
        return IsInside && (isOfAll || agreed && current.Exists(role => !Protected.Contains(role.ClusterId!.Value))) ? ContactCircle.Operation : null;
    }

    /// <summary>A role of a protected cluster is shown to its table alone, whatever else the person does.</summary>
    public bool Sees(ContactRole role) => role.ClusterId is not { } cluster || !Protected.Contains(cluster) || Tables.Contains(cluster) || Managed.Contains(cluster) || ManagesAll;
}

public static class Consent
{
    /// <summary>Whether a field that the person lets that circle see is shown to a reader of another.</summary>
    /// <param name="reader">Null for somebody who may not know the person at all.</param>
    public static bool Lets(ContactCircle shown, ContactCircle? reader) => reader is { } circle && circle <= shown;
}
