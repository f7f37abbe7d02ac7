using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;

namespace Tessera.Domain.People;

/// <summary>What a row of a list says one person does.</summary>
public readonly record struct DraftRole(long? ClusterId, long? HubId, ContactDuty Duty)
{
    /// <summary>The list names no duty: somebody new is taken for a focal point, of somebody known it says nothing.</summary>
    public bool IsAssumed { get; init; }
}

/// <summary>A person as rows of a list give them; what is null was not said.</summary>
public sealed record ContactDraft(int Row, string Name)
{
    /// <summary>Signs of a name, a post, an organisation, a place.</summary>
    public const int LongestText = 200;

    public long? PartnerId { get; init; }
    /// <summary>As typed, where the list of partners has none such.</summary>
    public string? Organisation { get; init; }
    public string? Post { get; init; }
    public string? Phone { get; init; }
    public string? Mail { get; init; }
    public string? Languages { get; init; }
    public string? Station { get; init; }
    public LooseDate? Arrived { get; init; }
    public LooseDate? Departed { get; init; }
    /// <summary>Null where the list says nothing of consent.</summary>
    public ContactCircle? Shown { get; init; }
    public IReadOnlyList<DraftRole> Roles { get; init; } = [];

    /// <summary>One name in one organisation is one person. Marks belong to the name: Hà and Hạ are two.</summary>
    public string Key => KeyOf(Name, PartnerId, Organisation);

    /// <summary>The same for names that differ in marks only.</summary>
    public string NearKey => NearKeyOf(Name, PartnerId, Organisation);

    public static string KeyOf(string name, long? partnerId, string? organisation) => Of(Written(name), partnerId, organisation);

    public static string NearKeyOf(string name, long? partnerId, string? organisation) => Of(Folding.Fold(name), partnerId, organisation);

    private static string Of(string name, long? partnerId, string? organisation) =>
        FormattableString.Invariant($"{name}|{(partnerId is { } id ? id : Folding.Fold(organisation))}");

    private static string Written(string name) => UnicodeForm.Composed(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToLowerInvariant();

    /// <summary>What a further row of the same person adds: what stands first stays.</summary>
    public ContactDraft With(ContactDraft other) => this with
    {
        Post = Post ?? other.Post, Phone = Phone ?? other.Phone, Mail = Mail ?? other.Mail, Languages = Languages ?? other.Languages, Station = Station ?? other.Station,
        Arrived = Arrived ?? other.Arrived, Departed = Departed ?? other.Departed, Shown = Shown is { } one && other.Shown is { } two ? (one < two ? one : two) : Shown ?? other.Shown, Roles = Both(Roles, other.Roles),
    };

    /// <summary>What one row states takes the place of what the other only let assume.</summary>
    private static DraftRole[] Both(IEnumerable<DraftRole> one, IEnumerable<DraftRole> other) =>
        [.. one.Concat(other).OrderBy(role => role.IsAssumed).DistinctBy(role => (role.ClusterId, role.HubId, role.IsAssumed ? null : (ContactDuty?)role.Duty))
            .ToLookup(role => (role.ClusterId, role.HubId)).SelectMany(place => place.Any(role => !role.IsAssumed) ? place.Where(role => !role.IsAssumed) : place)];
}

/// <summary>What the words of a list are matched against.</summary>
/// <param name="Hub">A cluster's hub by the name or code of its place, null where it has none there.</param>
/// <param name="MayEnter">Whether whoever brings the list looks after a cluster; null is the whole operation.</param>
public sealed record ContactReference(PartnerRegistry Partners, ClusterRegistry Clusters, Func<long, string, long?> Hub, Func<long?, bool> MayEnter)
{
    /// <summary>The cluster of rows that name none, by the word of whoever brings the list.</summary>
    public long? Cluster { get; init; }
    public Func<long, long> Survivor { get; init; } = id => id;
}

/// <summary>A list of people as it was understood.</summary>
/// <param name="Columns">Header as typed, and what it was taken for.</param>
/// <param name="Rows">Rows below the header that hold anything.</param>
public sealed record ContactRead(string Sheet, IReadOnlyList<(string Header, ContactField? Field)> Columns, int Rows, IReadOnlyList<ContactDraft> Drafts, IReadOnlyList<Finding> Findings)
{
    public const string NearlySame = "contact.nearly-same";

    /// <summary>What is to be looked at where somebody of nearly the same name is in the directory; null where they are not, or where the list has one itself.</summary>
    public Finding? Near(ContactDraft draft, string? other) => other is null || Findings.Any(f => f.Row == draft.Row && f.Code == NearlySame) ? null
        : new Finding(NearlySame, FindingEffect.Note, draft.Row, Columns.Index().First(c => c.Item.Field is ContactField.Name or ContactField.FirstName).Index, draft.Name, other);
}
