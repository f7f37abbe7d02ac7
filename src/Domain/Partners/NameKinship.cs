namespace Tessera.Domain.Partners;

/// <summary>What two names of organisations have to do with each other; each says more than those before it.</summary>
internal enum NameKinship : byte
{
    /// <summary>Each has a word of its own ("Pan American Development Foundation", "Pan American Health Organization"): two organisations, as far as words can tell.</summary>
    Apart,
    /// <summary>One holds all of the other ("Caritas", "Caritas Switzerland"; "World Jewish Relief", "World Relief"): perhaps a section, perhaps a stranger.</summary>
    Part,
    /// <summary>Nothing is missing on either side, but the slips leave doubt ("Helpo", "Help").</summary>
    Slips,
    /// <summary>The typed name begins with all of the known one and goes on ("CARE International en Haïti").</summary>
    Section,
    /// <summary>Only words that say nothing are missing on one side ("NGO Tearfund"; "Concern" for "Concern Worldwide").</summary>
    Bare,
    /// <summary>The same words but for slips that leave no doubt.</summary>
    Spelling,
}

/// <summary>Compares names word by word, in their order.</summary>
internal static class NameWords
{
    /// <summary>A slip in a shorter word may make another word of it ("Helpo", "Help").</summary>
    private const int SureOfSlip = 6;
    /// <summary>Below this two words are different words ("danish", "spanish"), not two spellings of one.</summary>
    internal const double AlikeWords = 0.8;
    /// <summary>Shorter words must be the same: one slip makes another word of them.</summary>
    internal const int Spellable = 5;

    internal static NameKinship Compare(string[] typed, string[] known)
    {
        var pairs = Pairs(typed, known);
        var (added, missing) = (Left(typed, pairs.Select(pair => pair.Typed)), Left(known, pairs.Select(pair => pair.Known)));
        var (addsName, lacksName) = (added.Exists(Tells), missing.Exists(Tells));
        if (addsName && lacksName) return NameKinship.Apart;
        var sure = AreSure(pairs, typed, known);
        if (addsName) return sure && pairs.Count == known.Length && pairs[^1] == (known.Length - 1, known.Length - 1) ? NameKinship.Section : NameKinship.Part;
        // "Relief Foundation" and "Relief International" are no one name with a word left out.
        if (lacksName || (added.Count > 0 && missing.Count > 0)) return NameKinship.Part;
        if (!sure) return NameKinship.Slips;
        return added.Count + missing.Count > 0 ? NameKinship.Bare : NameKinship.Spelling;
    }

    /// <summary>Whether a name begins with all that tells the other apart.</summary>
    internal static bool Begins(string[] known, string[] words)
    {
        string[] all = [.. known.Where(Tells)], telling = [.. words.Where(Tells)];
        return all.Length >= telling.Length && telling.Zip(all).All(pair => Alike(pair.First, pair.Second) > 0);
    }

    /// <summary>How alike two words are, 0..1; 0 when they are different words.</summary>
    internal static double Alike(string first, string second)
    {
        if (first == second) return 1;
        if (Math.Min(first.Length, second.Length) < Spellable - 1 || Math.Abs(first.Length - second.Length) > Slips(first, second)) return 0;
        var alike = Spelling.Likeness(first, second);
        return alike >= AlikeWords ? alike : 0;
    }

    internal static int Slips(string first, string second) => Math.Max(first.Length, second.Length) / 5;

    private static bool Tells(string word) => PartnerText.Worth(word) == 1;

    private static List<(int Typed, int Known)> Pairs(string[] typed, string[] known)
    {
        List<(int, int)> pairs = [];
        for (int at = 0, from = 0; at < typed.Length && from < known.Length; at++)
        {
            var found = Array.FindIndex(known, from, word => Alike(typed[at], word) > 0);
            if (found < 0) continue;
            pairs.Add((at, found));
            from = found + 1;
        }
        return pairs;
    }

    private static List<string> Left(string[] words, IEnumerable<int> paired)
    {
        var taken = paired.ToHashSet();
        return [.. words.Where((_, at) => !taken.Contains(at))];
    }

    /// <summary>
    /// A slip is one where the word is long and others of the name are the same. A name of one word may have one too
    /// ("UNCIEF"); the word that tells the members of a family apart may not: "Austrian" is not "Australian Red Cross".
    /// </summary>
    private static bool AreSure(List<(int Typed, int Known)> pairs, string[] typed, string[] known)
    {
        var telling = pairs.ConvertAll(pair => (Typed: typed[pair.Typed], Known: known[pair.Known])).FindAll(pair => Tells(pair.Known));
        var slips = telling.FindAll(pair => pair.Typed != pair.Known);
        if (telling.Count == 0 || slips.Exists(pair => Math.Min(pair.Typed.Length, pair.Known.Length) < SureOfSlip)) return false;
        return slips.Count == 0 || slips.Count < telling.Count || (known.Length == 1 && typed.Length == 1);
    }
}
