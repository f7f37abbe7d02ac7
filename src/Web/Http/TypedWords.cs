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

    /// <summary>One line of text: what breaks it becomes a blank. Null for nothing typed. Throws "record.line-long".</summary>
    public static string? Line(string? text, int longest)
    {
        var line = string.Join(' ', string.Concat((text ?? "").Select(sign => char.IsControl(sign) ? ' ' : sign)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line.Length <= longest ? line : throw Problem.Invalid("record.line-long", line[..Shown] + "…", longest.ToString(CultureInfo.InvariantCulture));
    }

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
}
