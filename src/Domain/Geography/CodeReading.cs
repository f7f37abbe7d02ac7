namespace Tessera.Domain.Geography;

internal enum CodeKind : byte
{
    /// <summary>Not written like a code.</summary>
    None,
    /// <summary>Stands in the gazetteer as typed, case and blanks aside.</summary>
    Found,
    /// <summary>Stands there after a repair that leaves one reading.</summary>
    Repaired,
    /// <summary>Only a guess: a name has to agree.</summary>
    Guessed,
    /// <summary>Zeros where an area of the level would be numbered: the whole of Area.</summary>
    Whole,
    /// <summary>Deeper than the gazetteer; Area is its deepest ancestor by prefix.</summary>
    Deeper,
    /// <summary>Looks like a code of ours but is not there; Area is its parent by prefix, or null.</summary>
    Unknown,
    /// <summary>Carries another country's prefix.</summary>
    Foreign,
}

/// <param name="Note">Code of the note that says what was changed; null when nothing was.</param>
/// <param name="Options">The readings of a guess.</param>
internal sealed record CodeReading(CodeKind Kind, AdminArea? Area = null, string? Note = null, double Confidence = 0, IReadOnlyList<AdminArea>? Options = null)
{
    internal static readonly CodeReading NoCode = new(CodeKind.None);
    internal bool IsPlacedOrGuessed => Area is not null && Kind is not CodeKind.Unknown;
}

/// <summary>Reads what is typed in a code column against one gazetteer.</summary>
internal static class CodeMatching
{
    internal static CodeReading Read(Gazetteer gazetteer, string typed, int level, AdminArea? country)
    {
        var code = PlaceCode.Normalise(typed);
        if (Standing(gazetteer, typed, code, level, country) is { } found) return found;
        if (CountryCode(gazetteer, code) is { } whole) return whole;
        if (!PlaceCode.LooksLike(code)) return Mistaken(gazetteer, code, country) ?? CodeReading.NoCode;
        var schemes = gazetteer.Schemes(country).ToList();
        if (schemes.FirstOrDefault(s => PlaceCode.IsZeros(Tail(s, code))) is { } all && (PlaceCode.Letters(code) > 0 || level == 0))
            return new(CodeKind.Whole, all.Country, "place.country-wide", 1);
        var readings = schemes.SelectMany(s => Repairs(gazetteer, s, code, level)).ToList();
        if (Chosen(readings) is { } repaired) return repaired;
        return schemes.Select(s => ByPrefix(gazetteer, s, code)).FirstOrDefault(r => r is not null)
            ?? (IsForeign(gazetteer, code) ? new(CodeKind.Foreign) : new(CodeKind.Unknown));
    }

    private static CodeReading? Standing(Gazetteer gazetteer, string typed, string code, int level, AdminArea? country)
    {
        var standing = gazetteer.ByCode(code).Where(a => a.Level > 0 && gazetteer.IsWithin(a, country?.Id)).ToList();
        if (standing.Count == 0) return null;
        var area = standing.Find(a => a.Level == level && Gazetteer.IsCurrent(a)) ?? standing[0];
        var note = area.Pcode == typed.Trim() ? null : PlaceCode.Normalise(area.Pcode).Length == typed.Trim().Length ? "place.code-case" : "place.code-spaced";
        return new(CodeKind.Found, area, note, 1);
    }

    /// <summary>Letters that look like digits, where the code has digits: a guess, for a name or a person to confirm.</summary>
    private static CodeReading? Mistaken(Gazetteer gazetteer, string code, AdminArea? country)
    {
        var letters = PlaceCode.Letters(code);
        if (letters is not (2 or 3)) return null;
        var digits = code[letters..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (!PlaceCode.IsDigits(digits)) return null;
        return gazetteer.ByCode(code[..letters] + digits).FirstOrDefault(a => a.Level > 0 && Gazetteer.IsCurrent(a) && gazetteer.IsWithin(a, country?.Id)) is { } area
            ? new(CodeKind.Guessed, area, "place.code-letters", 0.9, [area]) : null;
    }

    private static CodeReading? CountryCode(Gazetteer gazetteer, string code)
    {
        if (CountryCodes.Find(code) is not { } iso) return null;
        var country = gazetteer.Countries.FirstOrDefault(c => CountryCodes.Iso3(c.Pcode) == iso.Iso3);
        return country is null ? new(CodeKind.Foreign) : new(CodeKind.Whole, country, "place.country-wide", 1);
    }

    /// <summary>What follows the country's prefix, whichever of its codes was used; empty when the code is another's.</summary>
    private static string Tail(CodeScheme scheme, string code)
    {
        var letters = PlaceCode.Letters(code);
        if (letters == 0) return code;
        var lead = code[..letters];
        return lead == scheme.Iso2 || lead == scheme.Iso3 || lead == scheme.Prefix ? code[letters..] : "";
    }

    private static IEnumerable<CodeReading> Repairs(Gazetteer gazetteer, CodeScheme scheme, string code, int level)
    {
        var tail = Tail(scheme, code);
        if (tail.Length == 0) yield break;
        var numberOnly = tail == code;
        if (Current(gazetteer, scheme, tail) is { } direct)
            yield return numberOnly && direct.Level != level ? Guess(direct, 0.9) : new(CodeKind.Repaired, direct, "place.code-prefix", numberOnly ? 0.97 : 0.98);
        var target = Math.Clamp(level, 1, Math.Max(1, scheme.MaxLevel));
        while (target < scheme.MaxLevel && scheme.Length(target) < tail.Length) target++;
        foreach (var padded in tail.Length < scheme.Length(target) ? Padded(scheme, tail, target, numberOnly) : [])
            if (Current(gazetteer, scheme, padded) is { } area) yield return new(CodeKind.Repaired, area, "place.code-padded", 0.96);
        // As long as a code of its own column's level, it is no code of a deeper one without its zeros.
        var deepest = level >= 1 && level <= scheme.MaxLevel && tail.Length == scheme.Length(level) ? level : scheme.MaxLevel;
        for (var depth = 1; depth <= deepest; depth++)
            if (!numberOnly && Regrouped(gazetteer, scheme, tail, depth) is { } regrouped)
                yield return depth == 1 && level <= 1 && regrouped.Kind == CodeKind.Guessed ? regrouped with { Kind = CodeKind.Repaired, Confidence = 0.96 } : regrouped;
    }

    /// <summary>
    /// A number lost its zeros in front; a code with letters may have lost one in any group, so AF101 may be AF0101 or AF1001.
    /// </summary>
    private static IEnumerable<string> Padded(CodeScheme scheme, string tail, int depth, bool numberOnly)
    {
        if (numberOnly || depth == 1) return [tail.PadLeft(scheme.Length(depth), '0')];
        return Enumerable.Range(1, Math.Min(scheme.Parts[depth], tail.Length - 1))
            .Where(last => tail.Length - last <= scheme.Length(depth - 1))
            .SelectMany(last => Padded(scheme, tail[..^last], depth - 1, false).Select(lead => lead + tail[^last..].PadLeft(scheme.Parts[depth], '0'))).Distinct();
    }

    /// <summary>Levels written with another number of digits: SLE001003 is 1 and 3, SL0103 where two digits are used.</summary>
    private static CodeReading? Regrouped(Gazetteer gazetteer, CodeScheme scheme, string tail, int depth)
    {
        if (tail.Length % depth != 0) return null;
        var (own, size) = ("", tail.Length / depth);
        for (var level = 1; level <= depth; level++)
        {
            var group = tail.AsSpan((level - 1) * size, size).TrimStart('0');
            if (group.IsEmpty && level == depth && depth > 1)
                return Current(gazetteer, scheme, own) is { } whole ? new(CodeKind.Whole, whole, "place.whole-area", 0.9) : null;
            if (group.IsEmpty || group.Length > scheme.Parts[level]) return null;
            own += group.ToString().PadLeft(scheme.Parts[level], '0');
        }
        return own != tail && Current(gazetteer, scheme, own) is { } area ? Guess(area, 0.9) : null;
    }

    private static AdminArea? Current(Gazetteer gazetteer, CodeScheme scheme, string tail) =>
        gazetteer.ByCode(scheme.Prefix + tail).FirstOrDefault(a => a.Level > 0 && gazetteer.IsWithin(a, scheme.Country.Id));

    private static CodeReading Guess(AdminArea area, double confidence) => new(CodeKind.Guessed, area, "place.code-padded", confidence, [area]);

    /// <summary>One area only, or a guess between several.</summary>
    private static CodeReading? Chosen(List<CodeReading> readings)
    {
        if (readings.Count == 0) return null;
        var areas = readings.Select(r => r.Area!).DistinctBy(a => a.Id).ToList();
        if (areas.Count == 1) return readings.MaxBy(r => r.Confidence);
        return readings[0] is { Note: "place.code-prefix", Kind: CodeKind.Repaired } ? readings[0]
            : new(CodeKind.Guessed, readings[0].Area, readings[0].Note, 0.9, areas);
    }

    /// <summary>
    /// The area whose code begins this one. Certain only under the country's own prefix and digits that fit its levels:
    /// VUT0106023 is another numbering, and its first digits (VU01) name the wrong province.
    /// </summary>
    private static CodeReading? ByPrefix(Gazetteer gazetteer, CodeScheme scheme, string code)
    {
        var tail = Tail(scheme, code);
        if (tail.Length == 0 || !scheme.Nested || tail == code && scheme.Prefix.Length > 0) return null;
        var own = code == scheme.Prefix + tail;
        for (var level = scheme.MaxLevel; level > 0; level--)
        {
            var length = scheme.Length(level);
            if (tail.Length <= length || Current(gazetteer, scheme, tail[..length]) is not { } area) continue;
            var fits = area.Level == scheme.MaxLevel || Enumerable.Range(area.Level + 1, scheme.MaxLevel - area.Level).Any(l => scheme.Length(l) == tail.Length);
            if (!fits) return new(CodeKind.Unknown);
            return new(area.Level == scheme.MaxLevel ? CodeKind.Deeper : CodeKind.Unknown, area, "place.code-deeper", own ? 0.97 : 0.9, [area]);
        }
        return new(CodeKind.Unknown);
    }

    private static bool IsForeign(Gazetteer gazetteer, string code)
    {
        var letters = PlaceCode.Letters(code);
        return letters is 2 or 3 && CountryCodes.Find(code[..letters]) is { } iso
            && !gazetteer.Countries.Any(c => CountryCodes.Iso3(c.Pcode) == iso.Iso3);
    }
}
