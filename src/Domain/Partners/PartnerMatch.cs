namespace Tessera.Domain.Partners;

/// <summary>What a cell group says about one organisation, as typed; any part may be null.</summary>
public sealed record TypedPartner(string? Name, string? Acronym, string? Type)
{
    public bool IsEmpty => Name is null && Acronym is null;
}

public enum PartnerVerdict : byte { Exact, Fixed, Ask, New, Empty }

/// <param name="PartnerId">Set when Exact or Fixed.</param>
/// <param name="Code">"partner.alias", "partner.folded", "partner.suggested", "partner.acronym-of-two", "partner.list", "partner.unknown" or null.</param>
/// <param name="Candidates">Best first, at most 5.</param>
/// <param name="Parts">When the text may be a list ("CESVI/ALLIANCE2015"): its parts, for the question; never split silently.</param>
public sealed record PartnerMatch(long? PartnerId, PartnerVerdict Verdict, double Confidence, string? Code,
    IReadOnlyList<long> Candidates, IReadOnlyList<string> Parts);
