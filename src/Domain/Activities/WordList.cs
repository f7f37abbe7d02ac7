using System.Collections.Frozen;

namespace Tessera.Domain.Activities;

/// <summary>
/// A closed list of meanings and the words that say them in English, French, Spanish, Portuguese and Vietnamese. Words
/// are kept folded. A longer text means a code when every known word in it means that one code and nothing negates it;
/// words of "other" count only by themselves, as do those marked "=".
/// </summary>
public sealed class WordList
{
    private const string Other = "other";
    private static readonly FrozenSet<string> Negations = "not no non pas sin sem nao chua khong yet never without sans half partly partially almost nearly be".Split(' ').ToFrozenSet();

    private readonly FrozenDictionary<string, string> _words;
    private readonly FrozenSet<string> _whole;
    private readonly int _longest;

    /// <param name="words">Per code: its words, separated by " | ".</param>
    internal WordList(params (string Code, string Words)[] words)
    {
        Codes = [.. words.Select(entry => entry.Code)];
        _words = words
            .SelectMany(entry => entry.Words.Split('|').Append(entry.Code).Select(word => (Word: Folding.Fold(word), entry.Code)))
            .Distinct().ToFrozenDictionary(entry => entry.Word, entry => entry.Code);
        _whole = words.SelectMany(entry => entry.Words.Split('|').Append(entry.Code).Where(word => entry.Code == Other || word.TrimStart().StartsWith('=')))
            .Select(word => Folding.Fold(word)).ToFrozenSet();
        _longest = _words.Keys.Max(word => word.Count(c => c == ' ')) + 1;
    }

    /// <summary>In the order to offer them.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Whether a folded text is one of the words itself.</summary>
    public bool IsWord(string folded) => _words.ContainsKey(folded);

    /// <summary>The code a folded text means, by itself or by the known words in it; null when unknown or of two minds.</summary>
    public string? Find(string folded) => _words.TryGetValue(folded, out var code) ? code : FindWithin(folded);

    private string? FindWithin(string folded)
    {
        if (folded.Length > 120) return null;
        var words = folded.Split(' ');
        string? found = null;
        for (var at = 0; at < words.Length;)
        {
            if (!TryLongest(words, at, out var code, out var used))
            {
                if (Negations.Contains(words[at])) return null;
                at++;
                continue;
            }
            if (found is not null && found != code) return null;
            (found, at) = (code, at + used);
        }
        return found;
    }

    // The longest phrase first: "dinheiro em espécie" is cash although "em espécie" is in-kind.
    private bool TryLongest(string[] words, int at, out string? code, out int used)
    {
        for (used = Math.Min(_longest, words.Length - at); used > 0; used--)
            if (string.Join(' ', words, at, used) is var phrase && _words.TryGetValue(phrase, out code) && !_whole.Contains(phrase)) return true;
        code = null;
        return false;
    }
}
