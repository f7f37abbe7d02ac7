using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tessera.Domain.Clusters;

/// <summary>What can be said of a sector's text without knowing any sector.</summary>
internal static partial class ClusterText
{
    private static readonly FrozenSet<string> Linking = new[]
    {
        "the", "of", "and", "in", "for", "de", "du", "des", "del", "la", "le", "les", "el", "los", "las", "et", "y", "e", "da", "do", "das", "dos",
        "a", "en", "em", "va", "ve", "pour", "para",
    }.ToFrozenSet();

    // Words around a sector that say nothing of which one; the misspelling is that of OCHA Afghanistan's own file.
    private static readonly FrozenSet<string> Around = new[]
    {
        "cluster", "clusters", "subcluster", "sub", "sector", "sectors", "secteur", "secteurs", "sectorial", "setor", "sectores", "nganh", "cum", "aor",
        "group", "groupe", "grupo", "working", "op", "operational", "operatioanl", "presence",
    }.ToFrozenSet();

    /// <summary>
    /// The form under which sector texts are the same: folded, words around dropped, each word once, in alphabetical
    /// order; "Eau, Hygiène et Assainissement" and "eau assainissement hygiene" meet here.
    /// </summary>
    internal static string Key(string? text) => string.Join(' ', Words(text).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The same words in the order typed, for likeness.</summary>
    internal static string Plain(string? text) => string.Join(' ', Words(text));

    /// <summary>The ways the text falls into parts, coarsest first: commas and "and" also stand inside one sector's name.</summary>
    internal static IEnumerable<string[]> Splits(string text)
    {
        if (Split(Dashes(), text) is { Length: > 1 } dashed) yield return dashed;
        if (Split(Marks(), text) is { Length: > 1 } marked) yield return marked;
        if (Split(MarksAndWords(), text) is { Length: > 1 } all) yield return all;
    }

    private static string[] Words(string? text)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var carrying = words.Where(word => !Linking.Contains(word) && !Around.Contains(word)).ToArray();
        return carrying.Length > 0 ? carrying : words;
    }

    private static string[] Split(Regex marks, string text) =>
        marks.Split(text).Select(part => part.Trim()).Where(part => Folding.Fold(part).Length > 0).ToArray();

    [GeneratedRegex(@"[;|()\[\]\n\r]+|\s+[-–—]+\s*|\s*[-–—]+\s+|:\s*")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[/;,+|()\[\]\n\r]+|\s+[-–—]+\s*|\s*[-–—]+\s+|:\s*")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[/;,+|()\[\]\n\r&_-]+|:\s*|\s+(?:and|et|y|e|và)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarksAndWords();
}
