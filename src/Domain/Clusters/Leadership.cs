namespace Tessera.Domain.Clusters;

/// <summary>What an organisation does for a cluster beyond being its member. The numbers are stored.</summary>
public enum LeadershipRole : byte
{
    Chair = 1,
    CoChair = 2,
    LeadAgency = 3,
    CoFacilitator = 4,
    /// <summary>The government's side of the table, down to the unit.</summary>
    Counterpart = 5,
    /// <summary>Gives the room, the secretariat or the address.</summary>
    HostingAgency = 6,
    /// <summary>Answers for a critical gap that nobody else fills (standards.md 6.3).</summary>
    ProviderOfLastResort = 7,
    /// <summary>Chairs together with others of the same role, none before the other.</summary>
    JointChair = 8,
}

/// <summary>
/// One organisation in one leading role of a cluster or of one of its hubs, from one loose date to another. Without an
/// organisation the place is known to be open: "counterpart: Tbc".
/// </summary>
public sealed class LeadershipTerm
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    /// <summary>Null for the cluster itself.</summary>
    public long? HubId { get; init; }
    public required LeadershipRole Role { get; init; }
    public long? PartnerId { get; set; }
    /// <summary>The organisation as written, where the list of partners has none such.</summary>
    public string? Name { get; set; }
    /// <summary>"Disaster Management Unit".</summary>
    public string? Unit { get; set; }
    /// <summary>The post that acts for it, never a person's name.</summary>
    public string? Post { get; set; }
    public required LooseDate Since { get; set; }
    /// <summary>The last day; null until further notice.</summary>
    public LooseDate? Until { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    public LooseSpan Span => new(Since, Until);
    /// <summary>The place exists and nobody holds it yet.</summary>
    public bool IsVacant => PartnerId is null && Name is null;
}

/// <summary>Who led, and who may lead: questions over a cluster's terms.</summary>
public static class Leadership
{
    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<LeadershipRole> Roles { get; } =
        [LeadershipRole.Chair, LeadershipRole.JointChair, .. Enum.GetValues<LeadershipRole>().Except([LeadershipRole.Chair, LeadershipRole.JointChair])];

    /// <summary>Leads the cluster's own side of the table.</summary>
    public static bool IsLead(LeadershipRole role) => role is LeadershipRole.Chair or LeadershipRole.JointChair or LeadershipRole.CoChair or LeadershipRole.LeadAgency;

    /// <summary>The place of a role in the order in which they are told.</summary>
    public static int Rank(LeadershipRole role) => Roles.TakeWhile(other => other != role).Count();

    /// <summary>Roles that one organisation at a time can hold; the others may be shared.</summary>
    public static bool IsAlone(LeadershipRole role) =>
        role is LeadershipRole.Chair or LeadershipRole.HostingAgency or LeadershipRole.ProviderOfLastResort;

    /// <summary>The cluster's own terms on a date, by role, those certain first; hubs have their own.</summary>
    public static IReadOnlyList<(LeadershipTerm Term, Certainty Certainty)> On(IEnumerable<LeadershipTerm> terms, LooseDate asked, long? hubId = null) =>
    [
        .. terms.Where(term => term.HubId == hubId).Select(term => (Term: term, Certainty: term.Span.On(asked)))
            .Where(pair => pair.Certainty != Certainty.No)
            .OrderBy(pair => Rank(pair.Term.Role)).ThenByDescending(pair => pair.Certainty).ThenBy(pair => pair.Term.Since).ThenBy(pair => pair.Term.Id),
    ];

    /// <summary>
    /// Why a term cannot stand beside the others, null when it can. A vacant place collides with nothing but another one;
    /// dates too loose to tell whether two terms meet give the benefit of the doubt.
    /// </summary>
    public static (string Code, LeadershipTerm? Other)? Refusal(IEnumerable<LeadershipTerm> others, LeadershipTerm term)
    {
        if (term.Span.IsReversed) return ("leadership.ends-before-start", null);
        var beside = others.Where(other => other.Id != term.Id && other.HubId == term.HubId && other.Span.SurelyOverlaps(term.Span)).ToList();
        if (beside.Find(other => other.Role == term.Role && IsSame(other, term)) is { } twice) return ("leadership.twice", twice);
        return !term.IsVacant && beside.Find(other => !other.IsVacant && Collide(other.Role, term.Role)) is { } holder ? ("leadership.taken", holder) : null;
    }

    /// <summary>A chair alone has no joint chairs beside it either.</summary>
    private static bool Collide(LeadershipRole one, LeadershipRole other) => one == other ? IsAlone(one)
        : (one, other) is (LeadershipRole.Chair, LeadershipRole.JointChair) or (LeadershipRole.JointChair, LeadershipRole.Chair);

    private static bool IsSame(LeadershipTerm one, LeadershipTerm other) =>
        one.PartnerId == other.PartnerId && Folding.Fold(one.Name) == Folding.Fold(other.Name) && Folding.Fold(one.Unit) == Folding.Fold(other.Unit);
}
