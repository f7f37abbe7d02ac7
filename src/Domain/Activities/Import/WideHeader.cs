using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>A header of a wide table taken apart: the month, quarter or group its column is about, and what it counts there.</summary>
/// <param name="Target">Null when the header does not say what is counted.</param>
internal sealed partial record WideHeader(ColumnMap Column, string Label, string Value, ColumnTarget? Target)
{
    private const int AnyYear = 2000, LongestGroup = 4, QuarterMonths = 3;
    private static readonly string[] Running = [" cumul", " acumul", " luy ke ", " running total", " to date ", " until ", " till ", " hasta ", " jusqu", " end of ", " as of "];

    /// <summary>Null when no part of the header is one certain month or quarter.</summary>
    /// <param name="t">What "T3" is short for: a quarter in French and Spanish, a month in Vietnamese.</param>
    public static WideHeader? OfPeriod(ColumnMap column, string t)
    {
        string[] parts = [.. Parts(column.Header).Select(p => AnyT().Replace(p, $"{t}$1 $2").Trim())];
        var at = Array.FindIndex(parts, IsPeriod);
        // A year may stand over its months.
        if (at >= 0 && !HasYear(parts[at]) && Array.FindIndex(parts, IsYear) is >= 0 and var year)
            return Of(column, $"{parts[at]} {parts[year]}", Counted([.. parts.Where((_, i) => i != at && i != year)]));
        if (at >= 0) return Of(column, parts[at], Counted([.. parts.Where((_, i) => i != at)]));
        for (at = 0; at < parts.Length; at++)
            if (Month(parts[at]) is var (label, rest)) return Counted([.. parts.Where((_, i) => i != at), rest]) is { } target ? Of(column, label, target) : null;
        return null;
    }

    /// <summary>It counts everybody up to a month, those of the months before once more: such columns are never added.</summary>
    public static bool IsRunning(string header) => $" {Folding.Fold(header)} " is var folded && Array.Exists(Running, word => folded.Contains(word, StringComparison.Ordinal));

    private static WideHeader Of(ColumnMap column, string period, ColumnTarget? target) => new(column, period, Read(period)!.Value.ToString(), target);

    /// <summary>The month among the words of "Reached Jan 2021" or "Reached (Jan)", and what is left beside it.</summary>
    private static (string Label, string Beside)? Month(string part)
    {
        string[] words = [.. part.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('(', ')', '[', ']', ':', ',', '-', '–')).Where(w => w.Length > 0)];
        for (var length = Math.Min(2, words.Length - 1); length > 0; length--)
            for (var at = 0; at + length <= words.Length; at++)
                if (string.Join(' ', words, at, length) is var phrase && IsPeriod(phrase)) return (phrase, string.Join(' ', words.Where((_, i) => i < at || i >= at + length)));
        return null;
    }

    /// <summary>Null when the header names no population group, or names it beside something that is no number of people.</summary>
    public static WideHeader? OfGroup(ColumnMap column)
    {
        // "IDP sites" and "host districts" are places.
        var text = HeaderText.Of(column.Header);
        if (text.HasAny(HeaderWord.Site, HeaderWord.Spot) || text.Area is not null || text.Level is not null) return null;
        var parts = Parts(column.Header);
        for (var at = 0; at < parts.Length; at++)
        {
            if (Group(parts[at]) is not var (label, code, rest) || code == "other") continue;
            string[] others = [.. parts.Where((_, i) => i != at), .. rest.Length > 0 ? [rest] : Array.Empty<string>()];
            return (others.Length == 0 ? Bare(column) : Counted(others)) is { } target ? new WideHeader(column, label, code, target) : null;
        }
        return null;
    }

    /// <summary>The number of "T3" or "T3 2022".</summary>
    public static int? NumberOfT(string header) => Parts(header).Select(p => AnyT().Match(p)).FirstOrDefault(m => m.Success) is { } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>One month, or one quarter of a year.</summary>
    public static bool IsPeriod(string part) =>
        Read(part) is { } period && (period.FirstMonth == period.LastMonth || (period.LastMonth - period.FirstMonth == QuarterMonths - 1 && period.FirstMonth % QuarterMonths == 0));

    public static bool IsYear(string part) => part.Length == 4 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= DateReading.FirstYear and <= DateReading.LastYear;

    private static ReportingPeriod? Read(string part, int? year = AnyYear) =>
        !part.Any(char.IsLetterOrDigit) || (part.All(char.IsDigit) && part.Length < 6) ? null : PeriodReading.Read(Cell.Of(part), DateOrder.Unknown, year).Period;

    /// <summary>Of a label read without its year; nobody reports on the year that stands in for it.</summary>
    public static bool HasNoYear(ReportingPeriod period) => period.FirstMonth / 12 == AnyYear;

    private static bool HasYear(string part) => Read(part, year: null) is not null;

    private static string[] Parts(string header) => header.Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The words of a population group in a header, the longest first, and what is left beside them.</summary>
    private static (string Label, string Code, string Beside)? Group(string part)
    {
        var words = Folding.Fold(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(LongestGroup, words.Length); length > 0; length--)
            for (var at = 0; at + length <= words.Length; at++)
                if (string.Join(' ', words, at, length) is var phrase && WordReading.Group(phrase) is { Code: { } code, Effect: null or FindingEffect.Fixed } && GroupWords.List.IsWord(phrase))
                    return (length == words.Length ? part : phrase, code, string.Join(' ', words.Where((_, i) => i < at || i >= at + length)));
        return null;
    }

    /// <summary>"IDPs" over numbers alone are people of that group, as "Men" are; over words or marks it is no number of anybody.</summary>
    private static ColumnTarget? Bare(ColumnMap column) =>
        column.Samples.Count > 0 && column.Samples.All(s => s.Any(char.IsDigit) && !s.Any(char.IsLetter)) ? new(ActivityField.Reached, Cut: Disaggregation.Total) : null;

    /// <summary>People or quantities; a bare month counts something that is not said.</summary>
    private static ColumnTarget? Counted(string[] parts)
    {
        if (parts.Length == 0) return null;
        var target = HeaderReading.Of(string.Join(" / ", parts)).Target;
        return ColumnReading.IsPeople(target.Field) || target.Field == ActivityField.Quantity ? target : null;
    }

    [GeneratedRegex(@"^[Tt]\s?([0-9]{1,2})(?:[\s/-]+([0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex AnyT();
}
