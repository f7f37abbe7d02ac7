using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Domain.Activities.Import;

using W = HeaderWord;

/// <summary>A column header taken apart into what its words are about.</summary>
internal sealed partial class HeaderText
{
    private const int OldestAge = 120;
    private static readonly string[] Languages = ["en", "fr", "es", "pt", "vi", "ar"];
    private static readonly W[] Numbered = [W.Admin, W.Pcode];

    private readonly HashSet<W> _words = [];
    private readonly List<int> _numbers = [];

    private HeaderText(string plain) => Plain = plain;

    /// <summary>Folded, with words and digits apart: "Admin1CODE" is "admin 1 code".</summary>
    public string Plain { get; }
    /// <summary>Administrative level written as a number, else null.</summary>
    public int? Level { get; private set; }
    /// <summary>The kind of area a word names, the finest when several do ("Province/District").</summary>
    public HeaderPlace? Area { get; private set; }
    public string? Language { get; private set; }
    /// <summary>Words nobody knows.</summary>
    public int Unknown { get; private set; }
    public int Known => _words.Count(w => w != W.Noise) + (Area is null ? 0 : 1) + (Level is null ? 0 : 1);
    public IReadOnlyList<int> Numbers => _numbers;

    public bool Has(W word) => _words.Contains(word);

    public bool HasAny(params ReadOnlySpan<W> words)
    {
        foreach (var word in words)
            if (_words.Contains(word)) return true;
        return false;
    }

    public static HeaderText Of(string header)
    {
        var plain = Plainly(header);
        var text = new HeaderText(plain);
        var tokens = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        text.TakeLanguage(tokens);
        for (var at = 0; at < tokens.Count;) at += text.TakeAt(tokens, at);
        return text;
    }

    private static string Plainly(string header)
    {
        var text = UnicodeForm.Composed(header);
        // "Năm" (year) and "nam" (male) are one word once folded.
        text = text.Replace("Năm", "year", StringComparison.OrdinalIgnoreCase)
            .Replace("<", " under ", StringComparison.Ordinal).Replace("≤", " under ", StringComparison.Ordinal)
            .Replace(">", " over ", StringComparison.Ordinal).Replace("≥", " over ", StringComparison.Ordinal)
            .Replace("+", " plus ", StringComparison.Ordinal).Replace("%", " percent ", StringComparison.Ordinal)
            .Replace("#", " number ", StringComparison.Ordinal);
        text = Elision().Replace(text, "$1 ");
        return Folding.Fold(Seams().Replace(text, " ")).Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    private void TakeLanguage(List<string> tokens)
    {
        if (tokens.Count < 2 || !Languages.Contains(tokens[^1])) return;
        Language = tokens[^1];
        tokens.RemoveAt(tokens.Count - 1);
    }

    private int TakeAt(List<string> tokens, int at)
    {
        for (var length = Math.Min(HeaderLexicon.LongestPhrase, tokens.Count - at); length > 0; length--)
        {
            var phrase = length == 1 ? tokens[at] : string.Join(' ', tokens.Skip(at).Take(length));
            if (TakePhrase(phrase)) return length + TakeLevel(tokens, at + length, phrase);
        }
        TakeNumberOrUnknown(tokens, at);
        return 1;
    }

    private bool TakePhrase(string phrase)
    {
        if (HeaderLexicon.Areas.TryGetValue(phrase, out var area))
        {
            if (Area is null || area.Rank > Area.Rank) Area = area;
            return true;
        }
        if (!HeaderLexicon.Words.TryGetValue(phrase, out var words)) return false;
        _words.UnionWith(words);
        return true;
    }

    private int TakeLevel(List<string> tokens, int at, string before)
    {
        if (at >= tokens.Count || tokens[at] is not [>= '0' and <= '5'] digit) return 0;
        var named = before is "l" && at == 1 || Numbered.Any(w => HeaderLexicon.Words.GetValueOrDefault(before)?.Contains(w) == true);
        if (!named) return 0;
        Level = digit[0] - '0';
        _words.Add(W.Admin);
        return 1;
    }

    private void TakeNumberOrUnknown(List<string> tokens, int at)
    {
        if (int.TryParse(tokens[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= OldestAge) _numbers.Add(number);
        else Unknown++;
    }

    [GeneratedRegex(@"\b([ldnscLDNSC]|qu|QU)['’](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Elision();

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Seams();
}
