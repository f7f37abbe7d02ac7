using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Domain.Partners;

/// <summary>HDX organisation types (standards.md 2.2): the 14 of HDX and the four of HDX HAPI.</summary>
public static class PartnerType
{
    public const int Academic = 431;
    public const int Donor = 433;
    public const int Embassy = 434;
    public const int Government = 435;
    public const int InternationalNgo = 437;
    public const int InternationalOrganization = 438;
    public const int Media = 439;
    public const int Military = 440;
    public const int NationalNgo = 441;
    public const int Other = 443;
    public const int PrivateSector = 444;
    public const int RedCross = 445;
    public const int Religious = 446;
    public const int UnitedNations = 447;
    public const int CivilSociety = 501;
    public const int Observer = 502;
    public const int DevelopmentProgramme = 503;
    public const int LocalNgo = 504;

    /// <summary>Code and English name as HDX writes it, by code.</summary>
    public static IReadOnlyList<(int Code, string Name)> All { get; } =
    [
        (Academic, "Academic / Research"), (Donor, "Donor"), (Embassy, "Embassy"), (Government, "Government"),
        (InternationalNgo, "International NGO"), (InternationalOrganization, "International Organization"),
        (Media, "Media"), (Military, "Military"), (NationalNgo, "National NGO"), (Other, "Other"),
        (PrivateSector, "Private sector"), (RedCross, "Red Cross / Red Crescent"), (Religious, "Religious"),
        (UnitedNations, "United Nations"), (CivilSociety, "Civil Society"), (Observer, "Observer"),
        (DevelopmentProgramme, "Development Programme"), (LocalNgo, "Local NGO"),
    ];

    private static readonly FrozenDictionary<string, int> Known = Gather();

    /// <summary>
    /// The code a typed type means, by code, by name or by a word for it in English, French, Spanish, Portuguese or
    /// Vietnamese; null when nothing certain ("NGO" alone says neither national nor international).
    /// </summary>
    public static int? Match(string? typed) => Known.TryGetValue(Folding.Fold(typed), out var code) ? code : null;

    public static bool IsKnown(int code) => All.Any(type => type.Code == code);

    private static FrozenDictionary<string, int> Gather()
    {
        var known = new Dictionary<string, int>();
        foreach (var (code, name) in All)
        {
            known[Folding.Fold(name)] = code;
            known[code.ToString(CultureInfo.InvariantCulture)] = code;
        }
        // Add and not the indexer: a word that meant two types must fail at the first use, not pick the later one.
        foreach (var (code, words) in PartnerTypeWords.All)
            foreach (var word in words.Split('|', StringSplitOptions.TrimEntries).Select(Folding.Fold).Distinct())
                known.Add(word, code);
        return known.ToFrozenDictionary();
    }
}
