using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Layout;

/// <summary>
/// Labels of two to four letters that no two areas of a map share. Initials alone are ambiguous (Quang Nam and Quang
/// Ngai are both QN), so the last word speaks: QNam, QNga.
/// </summary>
public static class TileNames
{
    private static readonly HashSet<string> KindsBefore = ["tinh", "tp", "region", "departement", "departamento", "provincia"];
    private static readonly HashSet<string> KindsAfter = ["city", "province", "region", "state", "governorate", "district", "municipality", "department"];

    /// <summary>One label for each name, in their order. Names that stay alike get a number.</summary>
    public static IReadOnlyList<string> Abbreviate(IReadOnlyList<string> names)
    {
        var words = names.Select(Words).ToArray();
        var chosen = new string[names.Count];
        var open = Enumerable.Range(0, names.Count).ToList();
        var taken = new HashSet<string>();
        // Patterns go from the most readable on; a label that two names would share is left to the next pattern.
        foreach (var pattern in Patterns)
        {
            var groups = open.GroupBy(i => Folding.Fold(pattern(words[i]))).ToArray();
            foreach (var group in groups.Where(group => group.Count() == 1 && group.Key.Length > 1 && taken.Add(group.Key)))
            {
                chosen[group.Single()] = pattern(words[group.Single()]);
                open.Remove(group.Single());
            }
        }
        foreach (var i in open) chosen[i] = Numbered(words[i], taken);
        return chosen;
    }

    private static readonly Func<string[], string>[] Patterns =
    [
        words => words.Length switch { 1 => Start(words[0], 4), 2 => Start(words[0], 1) + Start(words[1], 3), _ => Initials(words) },
        words => words.Length == 1 ? Start(words[0], 3) : Start(words[0], 2) + Start(words[^1], 2),
        words => words.Length == 1 ? Skip(words[0]) : Start(words[0], 3) + Start(words[^1], 1),
        words => words.Length == 1 ? Ends(words[0]) : Start(words[0], 1) + Ends(words[^1]),
    ];

    private static string[] Words(string name)
    {
        var words = name.Split([' ', '-', '–', '/', '.', '(', ')', ',', '\''], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = words is [var one, var two, _, ..] && Folding.Fold(one) == "thanh" && Folding.Fold(two) == "pho" ? 2
            : words.Length > 1 && KindsBefore.Contains(Folding.Fold(words[0])) ? 1 : 0;
        var last = words.Length - first > 1 && KindsAfter.Contains(Folding.Fold(words[^1])) ? words.Length - 1 : words.Length;
        return words.Length > 0 ? words[first..last] : ["?"];
    }

    private static string Numbered(string[] words, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var label = Start(words[0], 2) + number.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(Folding.Fold(label))) return label;
        }
    }

    private static string Initials(string[] words) => string.Concat(words.Take(4).Select(word => Start(word, 1)));
    private static string Skip(string word) => Start(word, 2) + (word.Length > 4 ? word[3..5] : "");
    private static string Ends(string word) => Start(word, 1) + (word.Length > 2 ? word[^2..] : "");

    // Text elements, not chars: a Vietnamese or Arabic letter may be several.
    private static string Start(string word, int letters)
    {
        var elements = StringInfo.ParseCombiningCharacters(word);
        var part = elements.Length <= letters ? word : word[..elements[letters]];
        return part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..];
    }
}
