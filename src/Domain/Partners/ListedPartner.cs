using System.Globalization;

namespace Tessera.Domain.Partners;

/// <summary>A line of the shipped list of well-known organisations; an operation's own register may take it over.</summary>
public sealed record ListedPartner(string? Acronym, string Name, int TypeCode, IReadOnlyList<string> Aliases)
{
    /// <summary>acronym, name_en, type_code, aliases (separated by bars). Throws FormatException saying which field is wrong.</summary>
    public static ListedPartner Parse(IReadOnlyList<string> fields)
    {
        if (fields.Count != 4) throw new FormatException($"A listed partner has 4 fields, not {fields.Count}.");
        if (string.IsNullOrWhiteSpace(fields[1])) throw new FormatException("A listed partner has a name.");
        if (!int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var type) || !PartnerType.IsKnown(type))
            throw new FormatException($"'{fields[2]}' is no organisation type.");
        return new(fields[0].Trim() is { Length: > 0 } acronym ? acronym : null, fields[1].Trim(), type,
            fields[3].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
