using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Domain;

/// <summary>The words of dates in English and Vietnamese, folded.</summary>
internal static class LooseDateWords
{
    public static readonly FrozenSet<string> Unknown = Set("tbc|tbd|t b c|t b d|to be confirmed|to be decided|to be determined|not known|unknown|not yet known|n a|na|none yet|chua ro|chua biet|chua xac dinh|dang xac dinh|se xac dinh|khong ro");
    public static readonly FrozenSet<string> First = Set("beginning|begin|start|early|dau");
    public static readonly FrozenSet<string> Middle = Set("mid|middle|giua");
    public static readonly FrozenSet<string> Last = Set("end|late|cuoi");
    public static readonly FrozenSet<string> Linking = Set("of|the|in|on|year|month|nam|ngay|mung|st|nd|rd|th");

    private static readonly FrozenSet<string> InVietnamese = Set("thang|nam|ngay|mung|dau|giua|cuoi|nua|quy|truoc|sau|tu|ke|den|va|chua|dang|se|khong|ro");

    private static readonly FrozenDictionary<string, int> English = Months(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec");

    private static readonly FrozenDictionary<string, int> Vietnamese = Months(
        "gieng mot|hai|ba|tu bon|nam|sau|bay|tam|chin|muoi|muoi mot|chap muoi hai");

    private static readonly string[] Roman = ["i", "ii", "iii", "iv"];

    /// <summary>"vi" where a word of it is Vietnamese, else "en" where it has letters at all.</summary>
    public static string? LanguageOf(string text) =>
        !text.Any(char.IsLetter) ? null : Folding.Fold(text).Split(' ').Any(word => InVietnamese.Contains(word) || word is ['t', >= '0' and <= '9', ..]) ? "vi" : "en";

    /// <summary>1 or 2 for "first half", "nửa đầu" and their like.</summary>
    public static int? Half(string word, string next) => (word, next) switch
    {
        ("first" or "1st", "half") or ("nua", "dau") => 1,
        ("second" or "2nd" or "latter", "half") or ("nua", "cuoi" or "sau") => 2,
        _ => null,
    };

    /// <summary>"October", "tháng 10", "tháng mười", "t10"; moves past the words it took.</summary>
    public static int? Month(string[] words, ref int at)
    {
        var word = words[at];
        if (English.TryGetValue(word, out var english)) return english;
        if (word.Length is 2 or 3 && word[0] == 't' && OneToTwelve(word[1..]) is { } abbreviated) return abbreviated;
        if (word != "thang" || at + 1 >= words.Length) return null;
        if (at + 2 < words.Length && words[at + 1] == "muoi" && words[at + 2] is "mot" or "hai")
        {
            at += 2;
            return words[at] == "mot" ? 11 : 12;
        }
        if ((OneToTwelve(words[at + 1]) ?? Named(words[at + 1])) is not { } month) return null;
        at++;
        return month;
    }

    /// <summary>"Q3", "3rd quarter", "quý 3", "quý III"; moves past the words it took.</summary>
    public static int? Quarter(string[] words, ref int at)
    {
        var (word, next) = (words[at], at + 1 < words.Length ? words[at + 1] : "");
        if (word.Length == 2 && word[0] == 'q' && word[1] is >= '1' and <= '4') return word[1] - '0';
        if (word is "quy" or "quarter" && (One(next) ?? (Array.IndexOf(Roman, next) is var roman and >= 0 ? roman + 1 : null)) is { } after)
        {
            at++;
            return after;
        }
        if (next != "quarter") return null;
        var ordinal = Array.IndexOf(["first", "second", "third", "fourth"], word) is var spelt and >= 0 ? spelt + 1 : One(word[..1]);
        if (ordinal is not null) at++;
        return ordinal;
    }

    private static int? One(string text) => text is [>= '1' and <= '4'] ? text[0] - '0' : null;

    private static int? OneToTwelve(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12 ? number : null;

    private static int? Named(string word) => Vietnamese.TryGetValue(word, out var month) ? month : null;

    private static FrozenSet<string> Set(string words) => words.Split('|').ToFrozenSet();

    private static FrozenDictionary<string, int> Months(string words) => words.Split('|')
        .SelectMany((names, index) => names.Split(' ').Select(name => (name, Month: index + 1))).DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.Month);
}
