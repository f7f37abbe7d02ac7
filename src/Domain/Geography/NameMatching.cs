namespace Tessera.Domain.Geography;

internal enum NameKind : byte { None, Found, Ambiguous, Suggested, Many, Everywhere }

/// <param name="Note">Code of the note that says how the name was understood; null when it stands as typed.</param>
/// <param name="Options">What to offer, best first.</param>
internal sealed record NameReading(NameKind Kind, AdminArea? Area = null, string? Note = null, double Confidence = 0, IReadOnlyList<AdminArea>? Options = null)
{
    internal static readonly NameReading NoName = new(NameKind.None);
}

/// <summary>Reads what is typed in a name column, under the parent found so far.</summary>
internal static class NameMatching
{
    private static readonly double[] FormConfidence = [1, 0.98, 0.97, 0.96];
    private static readonly char[] Separators = [';', '/', '\n', '|', ',', '&', '+', '(', ')', '[', ']'];
    private static readonly string[] Joiners = [" and ", " et ", " y ", " và "];

    /// <param name="parentKnown">Whether the parent was stated or matched, which a name taken by likeness needs.</param>
    /// <param name="last">No deeper level is typed, so that a deeper area's name may stand in this column.</param>
    internal static NameReading Read(Gazetteer gazetteer, string typed, int level, AdminArea? parent, bool parentKnown, bool last)
    {
        var keys = NameKeys.Of(typed);
        return Aliased(gazetteer, keys, parent)
            ?? AtLevel(gazetteer, typed, keys, level, parent)
            ?? Said(gazetteer, keys)
            ?? Parts(gazetteer, typed, level, parent)
            ?? AtOtherLevel(gazetteer, keys, level, parent, last)
            ?? WithLostLetters(gazetteer, typed, level, parent)
            ?? Suggested(gazetteer, keys, level, parent, parentKnown)
            ?? NameReading.NoName;
    }

    /// <summary>Whether a name may stand for an area; a name nobody could compare (another script) may.</summary>
    internal static bool Agrees(Gazetteer gazetteer, AdminArea area, string typed)
    {
        var keys = NameKeys.Of(typed);
        var own = gazetteer.Keys(area);
        if (own.Count == 0 || own.Any(k => k.Distance(keys) < 4)) return true;
        if (!keys.Folded.Any(char.IsAsciiLetterOrDigit)) return own.All(k => k.Folded.All(char.IsAscii));
        if (gazetteer.Aliased(keys.Folded).Contains(area.Id)) return true;
        if (gazetteer.Keyed(1, keys.Canonical).Any(a => a.Level == area.Level && a.Id != area.Id)) return false;
        return own.Any(k => NameLikeness.Agrees(k.Canonical, keys.Canonical));
    }

    /// <summary>The area has the name only with a word more ("Pemba" of "Cidade de Pemba"): beside a code of its own it may be a neighbour's.</summary>
    internal static bool IsPartOf(Gazetteer gazetteer, AdminArea area, string typed)
    {
        var keys = NameKeys.Of(typed);
        return keys.Kind == 0 && gazetteer.Keys(area).All(own => own.Kind != 0 && own.Distance(keys) >= 2);
    }

    private static NameReading? Aliased(Gazetteer gazetteer, in NameKeys keys, AdminArea? parent)
    {
        var areas = gazetteer.Aliased(keys.Folded).Select(id => gazetteer.ById(id)!).Where(a => gazetteer.IsWithin(a, parent?.Id)).ToList();
        return areas is [var area] ? new(NameKind.Found, area, "place.name-alias", 1) : null;
    }

    private static NameReading? AtLevel(Gazetteer gazetteer, string typed, NameKeys keys, int level, AdminArea? parent)
    {
        for (var form = 0; form < 4; form++)
        {
            var hits = Hits(gazetteer, keys, form, a => a.Level == level && gazetteer.IsWithin(a, parent?.Id));
            if (hits.Count > 1) return new(NameKind.Ambiguous, null, "place.name-ambiguous", 0, hits);
            if (hits is [var area]) return new(NameKind.Found, area, form == 0 && IsWritten(area, typed) ? null : "place.name-folded", FormConfidence[form]);
        }
        return null;
    }

    private static NameReading? AtOtherLevel(Gazetteer gazetteer, NameKeys keys, int level, AdminArea? parent, bool last)
    {
        for (var form = 0; form < 3; form++)
        {
            var hits = Hits(gazetteer, keys, form, a => a.Level > 0 && a.Level != level && (last || a.Level < level) && gazetteer.IsWithin(a, parent?.Id));
            if (hits.Count == 0) continue;
            var nearest = hits.GroupBy(a => Math.Abs(a.Level - level)).MinBy(g => g.Key)!.ToList();
            return nearest is [var area] ? new(NameKind.Found, area, "place.level", 0.96) : new(NameKind.Ambiguous, null, "place.name-ambiguous", 0, nearest);
        }
        return null;
    }

    private static NameReading? Said(Gazetteer gazetteer, NameKeys keys)
    {
        if (PlaceWords.SaysEverywhere(keys.Folded)) return new(NameKind.Everywhere);
        if (PlaceWords.SaysMany(keys.Folded)) return new(NameKind.Many, null, "place.many", 0, []);
        return CountryNamed(gazetteer, keys) is { } country ? new(NameKind.Everywhere, country) : null;
    }

    /// <summary>Places of the level whose very name this is, wherever they are: for a name that the area above it does not have.</summary>
    internal static IReadOnlyList<AdminArea> Elsewhere(Gazetteer gazetteer, string typed, int level, AdminArea? country)
    {
        var keys = NameKeys.Of(typed);
        for (var form = 0; form < 3; form++)
            if (Hits(gazetteer, keys, form, a => a.Level == level && Gazetteer.IsCurrent(a) && gazetteer.IsWithin(a, country?.Id)) is { Count: > 0 } hits) return hits;
        return [];
    }

    /// <summary>The operation's country of a name in a known language, an alpha-2 or an alpha-3 code.</summary>
    internal static AdminArea? CountryNamed(Gazetteer gazetteer, NameKeys keys)
    {
        var iso = CountryCodes.Named(keys.Folded);
        return gazetteer.Countries.FirstOrDefault(c => iso?.Iso3 == CountryCodes.Iso3(c.Pcode)
            || gazetteer.Keys(c).Any(k => k.Distance(keys) < 4));
    }

    /// <summary>"Ba Dinh, Ha Noi" is one place on one line of the tree; "Ha Noi; Hue" are two.</summary>
    private static NameReading? Parts(Gazetteer gazetteer, string typed, int level, AdminArea? parent)
    {
        var text = Joiners.Aggregate(typed, (t, joiner) => t.Replace(joiner, ";", StringComparison.OrdinalIgnoreCase));
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2) return null;
        var readings = parts.Select(p => Part(gazetteer, p, level, parent)).ToList();
        if (readings.Find(r => r is not null)?.Area is { } within)
            for (var i = 0; i < parts.Length; i++) readings[i] ??= Part(gazetteer, parts[i], level, within);
        var areas = readings.Where(r => r is not null).Select(r => r!.Area!).DistinctBy(a => a.Id).OrderByDescending(a => a.Level).ToList();
        if (areas.Count == 0) return null;
        var line = areas.TrueForAll(a => gazetteer.IsWithin(areas[0], a.Id));
        if (line && (readings.TrueForAll(r => r is not null) || IsRemark(typed, parts, readings))) return new(NameKind.Found, areas[0], "place.name-folded", 0.96);
        return line ? new(NameKind.Suggested, null, "place.name-suggested", 0.85, areas) : new(NameKind.Many, null, "place.many", 0, areas);
    }

    private static NameReading? Part(Gazetteer gazetteer, string part, int level, AdminArea? parent)
    {
        var keys = NameKeys.Of(part);
        var reading = AtLevel(gazetteer, part, keys, level, parent) ?? AtOtherLevel(gazetteer, keys, level, parent, last: true);
        return reading?.Kind == NameKind.Found ? reading : null;
    }

    /// <summary>A name followed by a remark in brackets.</summary>
    private static bool IsRemark(string typed, string[] parts, List<NameReading?> readings) =>
        parts.Length == 2 && readings.Exists(r => r is not null) && typed.TrimEnd()[^1] is ')' or ']';

    private static NameReading? Suggested(Gazetteer gazetteer, NameKeys keys, int level, AdminArea? parent, bool parentKnown)
    {
        var scored = gazetteer.AtLevel(level, parent?.Id).Select(a => (Area: a, Score: Likeness(gazetteer, a, keys)))
            .Where(p => p.Score >= PlaceMatching.OfferedFrom).OrderByDescending(p => p.Score).ThenBy(p => p.Area.Pcode, StringComparer.Ordinal).Take(3).ToList();
        if (scored.Count == 0) return null;
        var (best, score) = scored[0];
        var alone = scored.Count == 1 || score - scored[1].Score >= PlaceMatching.Margin;
        if (score >= PlaceMatching.TakenFrom && alone && parentKnown) return new(NameKind.Found, best, "place.name-suggested", score);
        return new(NameKind.Suggested, null, "place.name-suggested", score, [.. scored.Select(p => p.Area)]);
    }

    /// <summary>"Qu?ng Tr?": which names it can have been; never taken unasked, since the letters that told them apart are gone.</summary>
    private static NameReading? WithLostLetters(Gazetteer gazetteer, string typed, int level, AdminArea? parent)
    {
        if (!typed.Contains('?')) return null;
        var text = UnicodeForm.Composed(typed.Trim());
        var fitting = gazetteer.AtLevel(level, parent?.Id).Where(a => a.Names.Any(n => Fits(UnicodeForm.Composed(n.Name), text))).Take(3).ToList();
        return fitting.Count == 0 ? null : new(NameKind.Suggested, null, "place.name-suggested", 0.85, fitting);
    }

    private static bool Fits(string name, string typed) =>
        name.Length == typed.Length && name.Zip(typed).All(p => p.Second == '?' ? char.IsLetter(p.First) : Folding.Fold(p.First.ToString()) == Folding.Fold(p.Second.ToString()));

    internal static double Likeness(Gazetteer gazetteer, AdminArea area, NameKeys keys)
    {
        var best = 0.0;
        foreach (var own in gazetteer.Keys(area))
        {
            best = Math.Max(best, Math.Max(NameLikeness.Of(own.Canonical, keys.Canonical), NameLikeness.OfInitials(own.Core, keys.Core)));
            if (own.Kind != 0 || keys.Kind != 0) best = Math.Max(best, Math.Min(0.94, NameLikeness.Of(own.Core, keys.Core)));
        }
        return best;
    }

    private static List<AdminArea> Hits(Gazetteer gazetteer, NameKeys keys, int form, Func<AdminArea, bool> wanted)
    {
        var hits = Keyed(gazetteer, keys, form).Where(wanted).DistinctBy(a => (a.Pcode, a.Level)).ToList();
        if (hits.Count < 2) return hits;
        if (hits.Exists(Gazetteer.IsCurrent)) hits.RemoveAll(a => !Gazetteer.IsCurrent(a));
        if (form > 0 && hits.Exists(a => OfKind(gazetteer, a, keys.Kind))) hits.RemoveAll(a => !OfKind(gazetteer, a, keys.Kind));
        return hits;
    }

    private static IEnumerable<AdminArea> Keyed(Gazetteer gazetteer, NameKeys keys, int form) => form switch
    {
        0 => gazetteer.Keyed(0, keys.Folded).Where(a => gazetteer.Keys(a).Any(k => k.Folded == keys.Folded)),
        1 => gazetteer.Keyed(1, keys.Canonical),
        2 => gazetteer.Keyed(2, keys.Core).Concat(gazetteer.Keyed(2, keys.Canonical))
            .Where(a => gazetteer.Keys(a).Any(k => k.Distance(keys) <= 2)),
        _ => gazetteer.Keyed(3, keys.Compact),
    };

    private static bool OfKind(Gazetteer gazetteer, AdminArea area, int kind) => gazetteer.Keys(area).Any(k => k.Kind == kind);

    private static bool IsWritten(AdminArea area, string typed)
    {
        var text = UnicodeForm.Composed(typed.Trim());
        return area.Names.Any(n => string.Equals(UnicodeForm.Composed(n.Name), text, StringComparison.OrdinalIgnoreCase));
    }
}
