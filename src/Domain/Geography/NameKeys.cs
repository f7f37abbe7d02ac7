namespace Tessera.Domain.Geography;

/// <summary>
/// The forms in which a name is compared, from strict to lenient: folded; canonical words; without its kind word;
/// written without blanks. Kind tells "Bo City" from "Bo District".
/// </summary>
internal readonly record struct NameKeys(string Folded, string Canonical, string Core, string Compact, int Kind)
{
    internal static NameKeys Of(string name)
    {
        var folded = PlaceWords.Fold(name);
        var canonical = PlaceWords.Canonical(name, folded);
        var (core, kind) = PlaceWords.Core(canonical);
        return new(folded, canonical, core, canonical.Replace(" ", "", StringComparison.Ordinal), kind);
    }

    /// <summary>0 same folded, 1 same words, 2 same but for a kind word, 3 same but for blanks, 4 different.</summary>
    internal int Distance(in NameKeys other)
    {
        if (Folded == other.Folded) return 0;
        if (Canonical == other.Canonical) return 1;
        if (Kind != 0 && other.Kind != 0 && Kind != other.Kind) return 4;
        if (Core == other.Canonical || Canonical == other.Core || Core == other.Core) return 2;
        return Compact == other.Compact ? 3 : 4;
    }
}
