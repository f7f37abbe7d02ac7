using System.Globalization;

namespace Tessera.Domain.Clusters;

/// <summary>A sector of the shipped global list (standards.md 2.1). Names by language; null where there is none.</summary>
/// <param name="HpcId">Id of the global cluster in OCHA's HPC tools, null when it has none.</param>
public sealed record ListedCluster(string Code, string Name, string ShortName, ClusterKind Kind, string? Parent, int? HpcId,
    bool IsSensitive, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<string, string> Names)
{
    private static readonly string[] Languages = ["fr", "es", "pt", "vi"];

    public string NameIn(string language) => Names.GetValueOrDefault(language) ?? Name;

    /// <summary>
    /// code, name_en, short, kind, parent, hpc_id, sensitive (yes or no), valid_from, valid_to (ISO dates), name_fr,
    /// name_es, name_pt, name_vi. Throws FormatException saying which field is wrong.
    /// </summary>
    public static ListedCluster Parse(IReadOnlyList<string> fields)
    {
        if (fields.Count != 13) throw new FormatException($"A listed cluster has 13 fields, not {fields.Count}.");
        if (!Enum.TryParse<ClusterKind>(fields[3], out var kind)) throw new FormatException($"'{fields[3]}' is no kind of cluster.");
        if (fields[6] is not ("yes" or "no")) throw new FormatException($"'{fields[6]}' is neither yes nor no.");
        var names = Languages.Zip(fields.Skip(9)).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
        return new(Filled(fields[0]), Filled(fields[1]), Filled(fields[2]), kind, fields[4].Length > 0 ? fields[4] : null,
            fields[5].Length > 0 ? int.Parse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture) : null,
            fields[6] == "yes", Day(fields[7]), Day(fields[8]), names);
    }

    private static string Filled(string field) => field.Length > 0 ? field : throw new FormatException("A listed cluster has a code, a name and a short name.");

    private static DateOnly? Day(string field) =>
        field.Length == 0 ? null : DateOnly.ParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A word that means a sector. Language "" is a code or abbreviation of no one language.</summary>
public sealed record ListedClusterSynonym(string Code, string Language, string Text)
{
    /// <summary>code, language, synonym. Throws FormatException when one of code and synonym is missing.</summary>
    public static ListedClusterSynonym Parse(IReadOnlyList<string> fields) =>
        fields.Count == 3 && fields[0].Length > 0 && fields[2].Length > 0
            ? new(fields[0], fields[1], fields[2])
            : throw new FormatException("A listed synonym has a code, a language and a text.");
}
