using System.Globalization;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// The period that a file's name states: "3W_2021-07", "July 2021", "Q3 2021", "jan-mar 2022". A suggestion only: names
/// outlive their content. A year alone states nothing, since half of all names carry one.
/// </summary>
public static class PeriodInName
{
    private enum Kind { Year, Month, Quarter, Number }

    private readonly record struct Token(Kind Kind, int Value, bool IsTwoDigits = false);

    public static ReportingPeriod? Read(string fileName)
    {
        var tokens = Tokens(fileName);
        var months = Months(tokens);
        if (months.Count == 0) return null;
        var (first, last) = (months.Min(m => m.From), months.Max(m => m.To));
        // More than a year apart is two statements, not one.
        return last - first < 12 && first / 12 >= DateReading.FirstYear && last / 12 <= DateReading.LastYear ? new ReportingPeriod(first, last) : null;
    }

    private static List<(int From, int To)> Months(List<Token> tokens)
    {
        var found = new List<(int, int)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == Kind.Number && token.Value > 9_999) found.Add(Whole(token.Value / 100, token.Value % 100, token.Value % 100));
            else if (token.Kind is Kind.Month or Kind.Quarter && YearOf(tokens, i) is { } year) found.Add(token.Kind == Kind.Month ? Whole(year, token.Value, token.Value) : Whole(year, token.Value * 3 - 2, token.Value * 3));
            else if (token.Kind == Kind.Year && NumberBeside(tokens, i) is { } month) found.Add(Whole(token.Value, month, month));
        }
        return found;
    }

    private static (int, int) Whole(int year, int from, int to) => (ReportingPeriod.Month(year, from), ReportingPeriod.Month(year, to));

    /// <summary>The year after a month, or before it: "jan mar 2022" gives both months theirs.</summary>
    private static int? YearOf(List<Token> tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count; i++)
            if (tokens[i].Kind == Kind.Year) return tokens[i].Value;
        for (var i = at - 1; i >= 0; i--)
            if (tokens[i].Kind == Kind.Year) return tokens[i].Value;
        return null;
    }

    /// <summary>"2021-07", "2021-07-15" or "07-2021"; a name with a month in words needs none.</summary>
    private static int? NumberBeside(List<Token> tokens, int at)
    {
        if (tokens.Exists(t => t.Kind is Kind.Month or Kind.Quarter)) return null;
        if (at + 1 < tokens.Count && tokens[at + 1] is { Kind: Kind.Number, IsTwoDigits: true, Value: >= 1 and <= 12 } after) return after.Value;
        return at > 0 && tokens[at - 1] is { Kind: Kind.Number, IsTwoDigits: true, Value: >= 1 and <= 12 } before ? before.Value : null;
    }

    private static List<Token> Tokens(string fileName)
    {
        var tokens = new List<Token>();
        var dot = fileName.LastIndexOf('.');
        var words = Split(Folding.Fold(dot > 0 ? fileName[..dot] : fileName));
        for (var i = 0; i < words.Count; i++)
        {
            if (DateWords.IsQuarter(words[i]) || words[i] == "t")
            {
                if (i + 1 < words.Count && Quarter(words[i + 1]) is { } after) { tokens.Add(new(Kind.Quarter, after)); i++; }
                else if (DateWords.IsQuarter(words[i]) && Before(words, i) is { } before) tokens.Add(new(Kind.Quarter, before));
            }
            else if (Of(words[i]) is { } token) tokens.Add(token);
        }
        return tokens;
    }

    /// <summary>"3 trimestre", "3er trimestre".</summary>
    private static int? Before(List<string> words, int at)
    {
        var number = at > 1 && words[at - 1] is ("er" or "e" or "o" or "eme" or "nd" or "rd" or "st" or "th" or "do" or "to") ? at - 2 : at - 1;
        return number >= 0 ? Quarter(words[number]) : null;
    }

    private static int? Quarter(string word) => word is "1" or "2" or "3" or "4" ? word[0] - '0' : DateWords.Roman(word);

    private static Token? Of(string word)
    {
        if (DateWords.Month(word) is { } month) return new(Kind.Month, month);
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return word.Length switch
        {
            4 when IsYear(number) => new(Kind.Year, number),
            6 when IsYear(number / 100) && number % 100 is >= 1 and <= 12 => new(Kind.Number, number),
            8 when IsYear(number / 10_000) && number / 100 % 100 is >= 1 and <= 12 && number % 100 is >= 1 and <= 31 => new(Kind.Number, number / 100),
            2 => new(Kind.Number, number, true),
            _ => null,
        };
    }

    private static bool IsYear(int number) => number is >= DateReading.FirstYear and <= DateReading.LastYear;

    /// <summary>Words and numbers apart, also where nothing stands between them: "jan2022", "q3".</summary>
    private static List<string> Split(string folded)
    {
        var words = new List<string>();
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            for (int from = 0, to = 0; from < word.Length; from = to)
            {
                while (to < word.Length && char.IsDigit(word[to]) == char.IsDigit(word[from])) to++;
                words.Add(word[from..to]);
            }
        return words;
    }
}
