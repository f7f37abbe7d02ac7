using Tessera.Domain.Activities.Import;
using Tessera.Domain.Geography;

namespace Tessera.Domain.Caseloads;

/// <summary>
/// Where a row of needs is. A district that is not found is left out and asked about, never counted as its province: a
/// province's own number would become a part of it.
/// </summary>
internal sealed class NeedPlaces(NeedSheet sheet, NeedReference reference)
{
    public const string NoLevel = "needs.place-level";
    private const int Levels = 5;
    private static readonly string[] Coarser = ["place.coarser", "place.code-deeper", "place.country-wide"];
    private readonly Dictionary<string, (long? Area, IReadOnlyList<PlaceNote> Notes, string Found, string? Expected)> _known = new(StringComparer.Ordinal);
    private readonly bool _isLong = sheet.Column(NeedRole.Cluster) >= 0 || sheet.Column(NeedRole.Category) >= 0;

    public bool IsNamed(SheetRow row) => sheet.PlaceCodes.Concat(sheet.PlaceNames).Any(columns => First(row, columns) is not null);

    /// <summary>Null when the row cannot be placed; what was noticed goes to the findings.</summary>
    public long? Of(SheetRow row, Action<Finding> note)
    {
        string?[] codes = [.. sheet.PlaceCodes.Select(c => First(row, c))], names = [.. sheet.PlaceNames.Select(c => First(row, c))];
        var key = string.Join('\u001f', codes.Concat(names));
        if (!_known.TryGetValue(key, out var known)) _known[key] = known = Match(codes, names);
        foreach (var hint in known.Notes.Where(n => n.Code != NoLevel)) note(new(hint.Code, FindingEffect.Fixed, row.Number, Column(hint), hint.Found, hint.Expected));
        if (known is { Area: not null, Expected: { } told }) note(new("needs.place-told", FindingEffect.Fixed, row.Number, Deepest(codes, names), known.Found, told));
        if (known.Area is null) note(new(Code(known.Found, known.Notes), FindingEffect.Refused, row.Number, Deepest(codes, names), known.Found, known.Expected));
        return known.Area;
    }

    private static string Code(string found, IReadOnlyList<PlaceNote> notes) =>
        found.Length == 0 ? "needs.place-missing" : notes.Any(n => n.Code == NoLevel) ? NoLevel : "needs.place-unknown";

    private (long?, IReadOnlyList<PlaceNote>, string, string?) Match(string?[] codes, string?[] names)
    {
        var typed = string.Join(" / ", Enumerable.Range(0, Levels).Select(level => names[level] ?? codes[level]).OfType<string>());
        var country = reference.Gazetteer.Countries is [var only] ? only.Id : (long?)null;
        if (typed.Length == 0) return _isLong || !sheet.HasPlaces ? (country, [], "", null) : (null, [], "", null);
        if (names.Concat(codes).OfType<string>().All(t => NeedWords.IsEverything(Folding.Fold(t)))) return (country, [], typed, null);
        var match = PlaceMatching.Match(reference.Gazetteer, new TypedPlace(codes, names));
        var fell = match.Notes.Any(n => Coarser.Contains(n.Code)) && !IsCountry(match, typed);
        if (match.AreaId is { } area && !fell) return (area, [.. match.Notes.Where(n => n.Code != "place.country-wide")], typed, null);
        if (reference.Told.Places.TryGetValue(Folding.Fold(typed), out var told) && reference.Gazetteer.ById(told) is { } answered) return (told, [], typed, $"{answered.Pcode} {answered.Name}");
        // Places of a level of which nothing is loaded are no unknown names: the list is short of them.
        if (match.AreaId is { } above && Lowest(codes, names) > reference.Gazetteer.MaxLevel && reference.Gazetteer.ById(above) is { Level: > 0 } recognised)
            return (null, [new(NoLevel, Lowest(codes, names), false, typed, null)], typed, $"{recognised.Pcode} {recognised.Name}");
        var offered = match.Candidates.Select(id => reference.Gazetteer.ById(id)).OfType<AdminArea>().Select(a => $"{a.Pcode} {a.Name}").Take(5).ToList();
        return (null, [], typed, offered.Count == 0 ? null : string.Join("; ", offered));
    }

    /// <summary>The country by its own name or code is a place, not a failure to find one.</summary>
    private bool IsCountry(PlaceMatch match, string typed) =>
        match.AreaId is { } id && reference.Gazetteer.ById(id) is { Level: 0 } country
        && (Folding.Fold(typed) == Folding.Fold(country.Pcode) || country.Names.Any(n => Folding.Fold(n.Name) == Folding.Fold(typed)));

    private int Column(PlaceNote note) =>
        (note.OnCode ? sheet.PlaceCodes : sheet.PlaceNames).ElementAtOrDefault(note.Level) is { Count: > 0 } columns ? columns[0] : -1;

    private static int Lowest(string?[] codes, string?[] names) => Enumerable.Range(0, Levels).Last(level => names[level] is not null || codes[level] is not null);

    private int Deepest(string?[] codes, string?[] names)
    {
        for (var level = Levels - 1; level >= 0; level--)
            if (names[level] is not null || codes[level] is not null) return (names[level] is not null ? sheet.PlaceNames : sheet.PlaceCodes)[level][0];
        return -1;
    }

    private static string? First(SheetRow row, IReadOnlyList<int> columns)
    {
        foreach (var column in columns)
            if (row[column] is { IsBlank: false } cell && TextReading.Read(cell).Value is { Length: > 0 } text && !TextReading.IsPlaceholder(text)) return text.Trim();
        return null;
    }
}
