using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Http;

/// <summary>What people and programs type into a field, read for a verb or refused by the field's own problem.</summary>
internal static class TypedWords
{
    private const int Longest = 600, Shown = 40;

    /// <summary>Null for nothing typed. Throws "record.text-long".</summary>
    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : text.Trim() is { Length: <= Longest } kept ? kept : throw Problem.Invalid("record.text-long", Longest.ToString(CultureInfo.InvariantCulture));

    public static string Filled(string? text, string problem) => Blank(text) ?? throw Problem.Invalid(problem);

    /// <summary>A loose date. Throws "date.missing".</summary>
    public static LooseDate Date(string? text) => string.IsNullOrWhiteSpace(text) ? throw Problem.Invalid("date.missing") : LooseDate.Parse(text);

    /// <summary>A loose date with bounds: "Tbc" is refused.</summary>
    public static LooseDate KnownDate(string? text) => Date(text) is { IsKnown: true } date ? date : throw Problem.Invalid("date.unreadable", text!);

    /// <summary>One of an enumeration's words; its numbers are not.</summary>
    public static T Choice<T>(string? text, string problem) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(text![0]) ? choice : throw Problem.Invalid(problem, text ?? "");

    /// <summary>An id as forms and programs send it; JSON numbers lose the last digits of ours.</summary>
    public static long? Id(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Of two who write at once the later one is told.</summary>
    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("record.changed-meanwhile");
    }

    /// <summary>A name or title: one line, so that a line break within becomes a blank. Throws "text.too-long".</summary>
    /// <param name="label">Key of what the field is called.</param>
    public static string? Line(string? text, string label, int most) => Words(OneLine(text), label, most);

    /// <summary>The same of a text that names itself. Throws "record.line-long".</summary>
    public static string? Line(string? text, int longest) => OneLine(text) is { Length: > 0 } line
        ? line.Length <= longest ? line : throw Problem.Invalid("record.line-long", line[..Shown] + "…", longest.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>A text of several lines, of which a break counts as one sign. Throws "text.too-long".</summary>
    public static string? Words(string? text, string label, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var length = text.Trim().ReplaceLineEndings("\n").Length;
        return length <= most ? text.Trim() : throw Problem.Invalid("text.too-long", Problem.Key(label), most.ToString(CultureInfo.InvariantCulture), length.ToString(CultureInfo.InvariantCulture));
    }

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static readonly char[] Breaks = [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029'];
}
