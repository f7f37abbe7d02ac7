using System.Numerics;

namespace Tessera.Domain.Partners;

/// <param name="SameWords">The same carrying words in the same order: only linking words or British spelling differ.</param>
/// <param name="Kinship">Of the organisation's name that is nearest by its words.</param>
internal readonly record struct PartnerSuggestion(long PartnerId, double Score, bool SameWords, NameKinship Kinship = NameKinship.Apart);

/// <summary>
/// Finds names that are alike word by word. A word counts by how rare it is among the known names, so that "Organization
/// for Relief and Development" is not taken for every other relief organisation.
/// </summary>
internal sealed class PartnerSuggestions
{
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
            .Select(group => group.MaxBy(suggestion => suggestion.Score) with { Kinship = Kinship(words, group.Key) })
            .OrderByDescending(suggestion => suggestion.Score).ThenBy(suggestion => suggestion.PartnerId)];
    }

    /// <summary>How alike the text is to the nearest of the organisation's names; 0..1.</summary>
    internal double Likeness(string folded, long partnerId)
    {
        var words = PartnerText.Words(folded);
        return _byPartner.TryGetValue(partnerId, out var entries) ? entries.Max(entry => Score(words, entry).Score) : 0;
    }

    /// <summary>What the text has to do with the nearest of the organisation's names.</summary>
    internal NameKinship Kinship(string folded, long partnerId) => Kinship(PartnerText.Words(folded), partnerId);

    private NameKinship Kinship(string[] words, long partnerId)
    {
        if (!_byPartner.TryGetValue(partnerId, out var entries)) return NameKinship.Apart;
        var nearest = entries.Max(entry => NameWords.Compare(words, entry.Words));
        // "Concern" may be Concern Worldwide and Concern Universal: what others begin with too does not say which.
        return nearest == NameKinship.Bare && IsShared(words, partnerId) ? NameKinship.Part : nearest;
    }

    /// <summary>Whether the name of another organisation begins with all that this text says.</summary>
    private bool IsShared(string[] words, long partnerId)
    {
        var telling = Array.Find(words, word => PartnerText.Worth(word) == 1);
        return telling is not null && WordsLike(telling).SelectMany(like => _byWord[like.Word]).Select(index => _entries[index])
            .Any(entry => entry.PartnerId != partnerId && NameWords.Begins(entry.Words, words));
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
        few.Length > 1 || many.Count(word => PartnerText.Worth(word) == 1) <= 1 || (few[0].Length >= 4 && NameWords.Alike(few[0], many[0]) > 0);

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
        if (word.Length < NameWords.Spellable) return _byWord.ContainsKey(word) ? [(word, 1)] : [];
        var letters = Letters(word);
        return Enumerable.Range(Shortest(word), word.Length * 5 / 4 - Shortest(word) + 1)
            .SelectMany(length => _byLength.TryGetValue(length, out var words) ? words : [])
            // One slip changes at most two letters of the set; most words fall here without being compared.
            .Where(known => BitOperations.PopCount(letters ^ known.Letters) <= 2 * NameWords.Slips(word, known.Word))
            .Select(known => (known.Word, Spelling.Likeness(word, known.Word)))
            .Where(pair => pair.Item2 >= NameWords.AlikeWords);
    }

    private PartnerSuggestion Score(string[] typed, Entry entry)
    {
        double shared = 0, all = entry.Words.Sum(Weight);
        var free = entry.Words.ToList();
        foreach (var word in typed)
        {
            var best = free.Select(known => (known, Alike: NameWords.Alike(word, known))).DefaultIfEmpty(("", 0)).MaxBy(pair => pair.Item2);
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
