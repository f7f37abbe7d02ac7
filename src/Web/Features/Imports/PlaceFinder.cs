using Tessera.Domain.Geography;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Places looked for by name while questions are answered, without script: the form comes back with what was found, and
/// with everything else that was typed in it.
/// </summary>
public sealed class PlaceFinder(Gazetteer gazetteer, IFormCollection? form = null)
{
    public const string Prefix = "find:";
    public const string Button = "search";
    public const string ListId = "first-level";
    private const int MostListed = 100;

    /// <summary>Names of the first level, where they are few enough to choose from.</summary>
    public IReadOnlyList<AdminArea> Listed { get; } = gazetteer.AtLevel(1).Where(Gazetteer.IsCurrent).Take(MostListed + 1).ToList() is { Count: <= MostListed } few ? few : [];

    /// <summary>What was typed or chosen before the form came back; null on a page that was only asked for.</summary>
    public string? Typed(string field) => form is not null && form.TryGetValue(field, out var value) ? value.ToString() : null;

    public string? Sought(string key) => Typed(Prefix + key) is { Length: > 0 } text && text.Trim().Length > 0 ? text.Trim() : null;

    public IReadOnlyList<(string Code, string Path)> Found(string key) => Sought(key) is not { } text ? [] :
        [.. PlaceSearch.Find(gazetteer, text).Select(area => (area.Pcode, string.Join(" › ", gazetteer.Path(area.Id).Select(a => a.Name))))];

    /// <summary>Something was looked for that is not one place's whole name or code, or the search was asked for.</summary>
    public bool Asks => Keys.Any(key => form![Button] == key || (Typed(ImportForms.OtherPrefix + key) is null && PlaceSearch.Only(gazetteer, Sought(key)!) is null));

    /// <summary>Answers by a whole name or a code; a place chosen from what was found wins over them.</summary>
    public IEnumerable<(string Key, string Code)> Settled => Keys.Where(key => Typed(ImportForms.OtherPrefix + key) is null)
        .Select(key => (key, PlaceSearch.Only(gazetteer, Sought(key)!)?.Pcode)).Where(answer => answer.Pcode is not null).Select(answer => (answer.key, answer.Pcode!));

    private IEnumerable<string> Keys => form is null ? [] :
        form.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Where(key => Sought(key) is not null);
}
