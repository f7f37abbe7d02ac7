namespace Tessera.Domain.Activities.Import;

/// <summary>A header of a wide table taken apart: the month or the group its column is about, and what it counts there.</summary>
/// <param name="Target">Null when the header does not say what is counted.</param>
internal sealed record WideHeader(ColumnMap Column, string Label, string Value, ColumnTarget? Target)
{
    private const int AnyYear = 2000, LongestGroup = 4;

    /// <summary>Null when no part of the header is one certain month.</summary>
    public static WideHeader? OfMonth(ColumnMap column)
    {
        var parts = Parts(column.Header);
        var at = Array.FindIndex(parts, IsMonth);
        if (at >= 0) return Of(column, parts[at], Counted([.. parts.Where((_, i) => i != at)]));
        for (at = 0; at < parts.Length; at++)
            if (Month(parts[at]) is var (label, rest)) return Counted([.. parts.Where((_, i) => i != at), rest]) is { } target ? Of(column, label, target) : null;
        return null;
    }

    private static WideHeader Of(ColumnMap column, string month, ColumnTarget? target) =>
        new(column, month, PeriodReading.Read(Cell.Of(month), DateOrder.Unknown, AnyYear).Period!.Value.ToString(), target);

    /// <summary>The month among the words of "Reached Jan 2021" or "Reached (Jan)", and what is left beside it.</summary>
    private static (string Label, string Beside)? Month(string part)
    {
        string[] words = [.. part.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('(', ')', '[', ']', ':', ',', '-', '–')).Where(w => w.Length > 0)];
        for (var length = Math.Min(2, words.Length - 1); length > 0; length--)
            for (var at = 0; at + length <= words.Length; at++)
                if (string.Join(' ', words, at, length) is var phrase && IsMonth(phrase)) return (phrase, string.Join(' ', words.Where((_, i) => i < at || i >= at + length)));
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
            return Counted(others) is { } target ? new WideHeader(column, label, code, target) : null;
        }
        return null;
    }

    public static bool IsMonth(string part)
    {
        if (!part.Any(char.IsLetterOrDigit) || (part.All(char.IsDigit) && part.Length < 6)) return false;
        return PeriodReading.Read(Cell.Of(part), DateOrder.Unknown, AnyYear).Period is { } period && period.FirstMonth == period.LastMonth;
    }

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

    /// <summary>People or quantities; a bare month or group counts something that is not said.</summary>
    private static ColumnTarget? Counted(string[] parts)
    {
        if (parts.Length == 0) return null;
        var target = HeaderReading.Of(string.Join(" / ", parts)).Target;
        return ColumnReading.IsPeople(target.Field) || target.Field == ActivityField.Quantity ? target : null;
    }
}
