namespace Tessera.Domain.Geography;

/// <summary>What a level is read under: the country, the place found so far, the answers people gave.</summary>
internal sealed class PlaceScope(Gazetteer gazetteer, PlaceRecord record, TypedPlace typed, IReadOnlyDictionary<string, long>? answers)
{
    internal AdminArea? Country { get; set; }
    internal bool CountryStated { get; set; }
    /// <summary>The row names a country that is not the operation's.</summary>
    internal bool Foreign { get; set; }

    /// <summary>What the next level must lie in, when that is known from the row itself.</summary>
    internal AdminArea? Parent => record.At ?? (CountryStated ? Country : null);

    internal string CountriesText => string.Join("; ", gazetteer.Countries.Select(c => c.Name));

    internal NameReading ReadName(int level, string name)
    {
        var above = record.At is { } at ? (at.Level < level ? at : gazetteer.Ancestor(at.Id, level - 1)) : Country;
        var last = true;
        for (var deeper = level + 1; deeper < 6; deeper++) last &= PlaceText.At(typed, deeper) is (null, null);
        return NameMatching.Read(gazetteer, name, level, above ?? Country, above is { } parent && (level == 1 || parent.Level > 0), last);
    }

    internal bool IsDeeper(int level) => level > (Country is { } country ? gazetteer.Schemes(country).First().MaxLevel : gazetteer.MaxLevel);

    internal IReadOnlyList<AdminArea> FirstLevel() => [.. gazetteer.AtLevel(1, Country?.Id).Take(10)];

    /// <summary>The folded text under the folded names above it; the country too where the operation has several.</summary>
    internal string Question(string text)
    {
        var above = record.At is { } at ? gazetteer.Path(at.Id) : Country is null ? [] : [Country];
        var named = gazetteer.Countries.Count > 1 ? above : above.Where(a => a.Level > 0);
        return string.Join(" > ", named.Select(a => Folding.Fold(a.Name)).Append(Folding.Fold(text)));
    }

    internal AdminArea? Answered(string question) =>
        answers is not null && answers.TryGetValue(question, out var id) ? gazetteer.ById(id)
        : gazetteer.Aliased(question) is [var alias] ? gazetteer.ById(alias) : null;
}
