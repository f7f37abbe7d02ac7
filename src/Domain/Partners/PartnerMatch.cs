namespace Tessera.Domain.Partners;

/// <summary>What a cell group says about one organisation, as typed; any part may be null.</summary>
public sealed record TypedPartner(string? Name, string? Acronym, string? Type)
{
    public bool IsEmpty => Name is null && Acronym is null;
}

public enum PartnerVerdict : byte { Exact, Fixed, Ask, New, Empty }

/// <param name="PartnerId">Set when Exact or Fixed; always a survivor.</param>
/// <param name="Code">One of <see cref="PartnerNote"/>, or null when Exact or Empty.</param>
/// <param name="Candidates">Best first, at most 5.</param>
/// <param name="Parts">When the text may be a list ("CESVI/ALLIANCE2015"): its parts, for the question; never split silently.</param>
public sealed record PartnerMatch(long? PartnerId, PartnerVerdict Verdict, double Confidence, string? Code,
    IReadOnlyList<long> Candidates, IReadOnlyList<string> Parts)
{
    /// <summary>The first candidate may stand as the suggested answer: spelling or acronym carries it, and no word speaks against it.</summary>
    public bool IsStrong { get; init; }

    /// <summary>
    /// Perhaps an organisation already known, or several of them: asked about even where unknown names are registered.
    /// Names that are alike while each has a word of its own are two organisations.
    /// </summary>
    public bool IsDoubtful { get; init; } = Verdict == PartnerVerdict.Ask;
}

/// <summary>The codes a match of an organisation may carry.</summary>
public static class PartnerNote
{
    /// <summary>Fixed: somebody answered this text before.</summary>
    public const string Answered = "partner.answered";
    /// <summary>Fixed: a spelling that is kept for the organisation.</summary>
    public const string Alias = "partner.alias";
    /// <summary>Fixed: the same but for case, marks, punctuation, blanks or linking words.</summary>
    public const string Folded = "partner.folded";
    /// <summary>Fixed: the name of an organisation that was merged into this one.</summary>
    public const string Merged = "partner.merged";
    /// <summary>Fixed: the text gives name and acronym of one organisation.</summary>
    public const string Pair = "partner.pair";
    /// <summary>Fixed: the acronym is the organisation's and the name is it but for a slip.</summary>
    public const string NameSpelling = "partner.name-spelling";
    /// <summary>Fixed: the name is known, the acronym beside it is not.</summary>
    public const string AcronymUnknown = "partner.acronym-unknown";
    /// <summary>Fixed: the acronym is another organisation's; the name decided.</summary>
    public const string AcronymContradicts = "partner.acronym-contradicts";
    /// <summary>Ask: name and acronym do not say the same and neither can decide.</summary>
    public const string PairDiffers = "partner.pair-differs";
    /// <summary>Ask: the text belongs to more than one organisation.</summary>
    public const string OfTwo = "partner.acronym-of-two";
    /// <summary>Ask: may be several organisations in one cell.</summary>
    public const string List = "partner.list";
    /// <summary>Ask: alike, but not certain.</summary>
    public const string Suggested = "partner.suggested";
    /// <summary>New: nothing like it is known.</summary>
    public const string Unknown = "partner.unknown";
}
