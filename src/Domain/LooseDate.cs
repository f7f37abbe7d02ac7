using System.Globalization;

namespace Tessera.Domain;

/// <summary>
/// A date as precisely as somebody knew it: "October 2009", "end-2010", "Tbc". It prints as given and compares by its
/// bounds, both days included; a bound nobody knows is null.
/// </summary>
public sealed record LooseDate : IComparable<LooseDate>
{
    private const char Bar = '|';

    private LooseDate(string text, DateOnly? earliest, DateOnly? latest) => (Text, Earliest, Latest) = (text, earliest, latest);

    /// <summary>As somebody wrote it.</summary>
    public string Text { get; }
    public DateOnly? Earliest { get; }
    public DateOnly? Latest { get; }
    /// <summary>False for "Tbc" and its like: a date that somebody still has to find out.</summary>
    public bool IsKnown => Earliest is not null || Latest is not null;
    /// <summary>The day, when it is known to the day.</summary>
    public DateOnly? Day => Earliest == Latest ? Earliest : null;

    public static LooseDate Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day);

    public static LooseDate Unknown(string text) => new(text, null, null);

    /// <summary>The language its words are in, "en" or "vi"; null for figures alone.</summary>
    public string? Language => LooseDateWords.LanguageOf(Text);

    /// <summary>What it says of the calendar, as one phrase or as two ends; empty for "Tbc".</summary>
    public IReadOnlyList<LoosePhrase> Phrases => IsKnown ? LooseDateReading.Phrases(Text) : [];

    /// <summary>Throws Problem "date.reversed" when the end comes before the beginning.</summary>
    public static LooseDate Between(DateOnly? earliest, DateOnly? latest, string text) =>
        earliest > latest ? throw Problem.Invalid("date.reversed", text) : new(text, earliest, latest);

    /// <summary>English or Vietnamese, see <see cref="LooseDateReading"/>. Throws Problem "date.unreadable", "date.ambiguous" or "date.reversed".</summary>
    public static LooseDate Parse(string? text) => LooseDateReading.Read(text ?? "");

    /// <summary>Null when the text is empty: nobody said anything.</summary>
    public static LooseDate? ParseOptional(string? text) => string.IsNullOrWhiteSpace(text) ? null : Parse(text);

    /// <summary>Whether the whole of it lies before the whole of the other; false wherever that is not certain.</summary>
    public bool IsBefore(LooseDate other) => Latest < other.Earliest;

    /// <summary>By the earliest day, then the latest; what nobody knows comes last, then by the text.</summary>
    public int CompareTo(LooseDate? other)
    {
        if (other is null) return 1;
        var first = (Earliest ?? Latest ?? DateOnly.MaxValue).CompareTo(other.Earliest ?? other.Latest ?? DateOnly.MaxValue);
        var second = first != 0 ? first : (Latest ?? DateOnly.MaxValue).CompareTo(other.Latest ?? DateOnly.MaxValue);
        return second != 0 ? second : string.CompareOrdinal(Text, other.Text);
    }

    public static bool operator <(LooseDate left, LooseDate right) => left.CompareTo(right) < 0;
    public static bool operator >(LooseDate left, LooseDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(LooseDate left, LooseDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LooseDate left, LooseDate right) => left.CompareTo(right) >= 0;

    /// <summary>"2009-10-01|2009-10-31|October 2009": one column that keeps the words and sorts by the bounds.</summary>
    public string Stored() => $"{Iso(Earliest)}{Bar}{Iso(Latest)}{Bar}{Text}";

    /// <summary>The other way; throws FormatException on anything that Stored did not write.</summary>
    public static LooseDate FromStored(string stored)
    {
        var parts = stored.Split(Bar, 3);
        return parts.Length == 3 ? new(parts[2], Bound(parts[0]), Bound(parts[1])) : throw new FormatException($"'{stored}' is no stored date.");
    }

    public override string ToString() => Text;

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Bound(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
