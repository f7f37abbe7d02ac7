using Tessera.Domain;
using Tessera.Domain.Geography;

namespace Tessera.Web.Features.Geography;

/// <summary>What of a gazetteer is asked for, as it stands in the address.</summary>
public sealed record GazetteerQuery(string? Text = null, int? Level = null, string? Below = null, bool Retired = false);

/// <summary>Finds places for the page and the API: by code, by a name in any language with or without marks, by parent.</summary>
public static class GazetteerView
{
    /// <summary>Without text or level the children of a place, at first of the countries; current before retired, then by code.</summary>
    public static IReadOnlyList<AdminArea> Find(Gazetteer gazetteer, GazetteerQuery query)
    {
        var within = string.IsNullOrWhiteSpace(query.Below) ? null : Known(gazetteer, query.Below);
        var text = query.Text?.Trim() ?? "";
        if (text.Length == 0 && query.Level is null)
        {
            IEnumerable<AdminArea> parents = within is null ? gazetteer.Countries : [within];
            return [.. parents.SelectMany(p => gazetteer.Children(p.Id)).Where(a => query.Retired || Gazetteer.IsCurrent(a))];
        }
        return [.. gazetteer.All.Where(a => (query.Level is not { } level || a.Level == level) && (query.Retired || Gazetteer.IsCurrent(a))
            && gazetteer.IsWithin(a, within?.Id) && IsMeant(a, text)).OrderByDescending(a => Rank(a, text))];
    }

    /// <summary>Where an area lies, from the country down, itself left out.</summary>
    public static string Above(Gazetteer gazetteer, AdminArea area, string language) =>
        string.Join(" / ", gazetteer.Path(area.Id).SkipLast(1).Select(a => a.NameIn(language)));

    public static AdminArea Known(Gazetteer gazetteer, string pcode) =>
        gazetteer.ByCode(pcode) is [var area, ..] ? area : throw Problem.NotFound("area.unknown", pcode);

    private static bool IsMeant(AdminArea area, string text) => text.Length == 0 || Rank(area, text) > 0;

    // The whole code or name first, then its beginning, then anywhere within.
    private static int Rank(AdminArea area, string text)
    {
        if (text.Length == 0) return 0;
        var code = PlaceCode.Normalise(text);
        var rank = code.Length == 0 ? 0 : PlaceCode.Normalise(area.Pcode) is var own && own == code ? 6 : own.StartsWith(code, StringComparison.Ordinal) ? 2 : 0;
        var wanted = Folding.Fold(text);
        if (wanted.Length == 0) return rank;
        foreach (var folded in area.Names.Select(n => Folding.Fold(n.Name)))
            rank = Math.Max(rank, folded == wanted ? 5 : folded.StartsWith(wanted, StringComparison.Ordinal) ? 4 : folded.Contains(wanted, StringComparison.Ordinal) ? 3 : 0);
        return rank;
    }
}
