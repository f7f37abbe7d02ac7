using System.Numerics;

namespace Tessera.Domain.Partners;

/// <param name="SameWords">The same carrying words in the same order: only linking words or British spelling differ.</param>
internal readonly record struct PartnerSuggestion(long PartnerId, double Score, bool SameWords);

/// <summary>
/// Finds names that are alike word by word. A word counts by how rare it is among the known names, so that "Organization
/// for Relief and Development" is not taken for every other relief organisation.
/// </summary>
internal sealed class PartnerSuggestions
{
    /// <summary>Below this two words are different words ("danish", "spanish"), not two spellings of one.</summary>
    private const double AlikeWords = 0.8;
    /// <summary>Shorter words must be the same: one slip makes another word of them.</summary>
    private const int Spellable = 5;
    private const int Examined = 40;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<int>> _byWord = [];
    private readonly Dictionary<int, List<(string Word, uint Letters)>> _byLength = [];
    private readonly Dictionary<long, List<Entry>> _byPartner = [];

    private sealed record Entry(long PartnerId, string[] Words);

    internal void Add(long partnerId, string folded)
    {
        var entry = new Entry(partnerId, PartnerText.Words(folded));
        foreach (var word in entry.Words.Distinct())
        {
            if (!_byWord.ContainsKey(word)) Slot(_byLength, word.Length).Add((word, Letters(word)));
            Slot(_byWord, word).Add(_entries.Count);
        }
        _entries.Add(entry);
        Slot(_byPartner, partnerId).Add(entry);
    }

    /// <summary>Best first, one per organisation; ties by id, so that the answer never depends on the order of loading.</summary>
    internal List<PartnerSuggestion> Best(string folded, double atLeast)
    {
        var words = PartnerText.Words(folded);
        return [.. Near(words)
            .Where(entry => Speaks(words, entry.Words) && Speaks(entry.Words, words))
            .Select(entry => Score(words, entry))
            .Where(suggestion => suggestion.Score >= atLeast)
            .GroupBy(suggestion => suggestion.PartnerId)
            .Select(group => group.MaxBy(suggestion => suggestion.Score))
            .OrderByDescending(suggestion => suggestion.Score).ThenBy(suggestion => suggestion.PartnerId)];
    }

    /// <summary>How alike the text is to the nearest of the organisation's names; 0..1.</summary>
    internal double Likeness(string folded, long partnerId)
    {
        var words = PartnerText.Words(folded);
        return _byPartner.TryGetValue(partnerId, out var entries) ? entries.Max(entry => Score(words, entry).Score) : 0;
    }

    /// <summary>Whether one of the organisation's names begins with these words and goes on ("MSF" in "MSF Belgique").</summary>
    internal bool IsNarrower(string folded, long partnerId)
    {
        var words = PartnerText.Words(folded);
        return _byPartner.TryGetValue(partnerId, out var entries)
            && entries.Any(entry => entry.Words.Length > words.Length && entry.Words.AsSpan(0, words.Length).SequenceEqual(words));
    }

    /// <summary>One word alone stands for a longer name only when that name begins with it: "France" is not MSF France.</summary>
    private static bool Speaks(string[] few, string[] many) =>
        few.Length > 1 || many.Count(word => PartnerText.Worth(word) == 1) <= 1 || (few[0].Length >= 4 && Alike(few[0], many[0]) > 0);

    private IEnumerable<Entry> Near(string[] words)
    {
        var found = new Dictionary<int, double>();
        foreach (var word in words.Where(word => PartnerText.Worth(word) == 1).Distinct())
            foreach (var (known, alike) in WordsLike(word))
            {
                var worth = alike * Weight(known);
                foreach (var index in _byWord[known]) found[index] = found.GetValueOrDefault(index) + worth;
            }
        return found.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Examined).Select(pair => _entries[pair.Key]);
    }

    private IEnumerable<(string Word, double Alike)> WordsLike(string word)
    {
        if (word.Length < Spellable) return _byWord.ContainsKey(word) ? [(word, 1)] : [];
        var letters = Letters(word);
        return Enumerable.Range(Shortest(word), word.Length * 5 / 4 - Shortest(word) + 1)
            .SelectMany(length => _byLength.TryGetValue(length, out var words) ? words : [])
            // One slip changes at most two letters of the set; most words fall here without being compared.
            .Where(known => BitOperations.PopCount(letters ^ known.Letters) <= 2 * Slips(word, known.Word))
            .Select(known => (known.Word, Spelling.Likeness(word, known.Word)))
            .Where(pair => pair.Item2 >= AlikeWords);
    }

    private PartnerSuggestion Score(string[] typed, Entry entry)
    {
        double shared = 0, all = entry.Words.Sum(Weight);
        var free = entry.Words.ToList();
        foreach (var word in typed)
        {
            var best = free.Select(known => (known, Alike: Alike(word, known))).DefaultIfEmpty(("", 0)).MaxBy(pair => pair.Item2);
            all += best.Item2 > 0 ? Weight(best.Item1) : Weight(word);
            if (best.Item2 <= 0) continue;
            shared += 2 * best.Item2 * Weight(best.Item1);
            free.Remove(best.Item1);
        }
        var same = typed.AsSpan().SequenceEqual(entry.Words);
        var score = shared / all;
        // Words in another order may be another organisation ("Peace and Development", "Development and Peace").
        return new(entry.PartnerId, same ? 1 : Math.Min(score, 0.94), same);
    }

    private static double Alike(string first, string second)
    {
        if (first == second) return 1;
        if (Math.Min(first.Length, second.Length) < Spellable - 1 || Math.Abs(first.Length - second.Length) > Slips(first, second)) return 0;
        var alike = Spelling.Likeness(first, second);
        return alike >= AlikeWords ? alike : 0;
    }

    private static int Slips(string first, string second) => Math.Max(first.Length, second.Length) / 5;

    private static int Shortest(string word) => (word.Length * 4 + 4) / 5;

    /// <summary>Which letters a word has, as a set of 32 bits; letters of other scripts share bits, which only lets more through.</summary>
    private static uint Letters(string word) => word.Aggregate(0u, (set, letter) => set | 1u << (letter & 31));

    private double Weight(string word)
    {
        var holding = _byWord.TryGetValue(word, out var indexes) ? indexes.Count : 1;
        return Math.Min(PartnerText.Worth(word), Math.Log(1 + (double)_entries.Count / holding) / Math.Log(1 + _entries.Count));
    }

    private static List<TItem> Slot<TKey, TItem>(Dictionary<TKey, List<TItem>> slots, TKey key) where TKey : notnull
    {
        if (!slots.TryGetValue(key, out var slot)) slots[key] = slot = [];
        return slot;
    }
}
