using System.Globalization;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

/// <summary>Addresses that keep the filters of a figure: its rows, its files, itself narrowed.</summary>
public sealed class PresenceLinks(PresenceView view, bool opensRows)
{
    private readonly AddressQuery _filters = AddressQuery.Of([.. view.Filter.Parts.Select(p => (p.Name, (string?)p.Value))]);

    /// <summary>Null for those who may not see rows: a number then is no link.</summary>
    public string? Rows(long? place = null, long? cluster = null, long? organisation = null)
    {
        if (!opensRows) return null;
        var query = _filters.With("by", null);
        if (place is { } area) query = query.With("place", view.PlaceValue(area));
        if (cluster is { } sector) query = query.With("cluster", view.ClusterValue(sector));
        if (organisation is { } id) query = view.IsTyped ? query.With("organisation", view.Organisation(id)) : query.With("partner", id.ToString(CultureInfo.InvariantCulture));
        return Links.Rows(view.Operation.Code, query);
    }

    public string With(string name, string? value) => Links.Presence(view.Operation.Code, _filters.With(name, value));

    /// <summary>One level down within a place, while the gazetteer goes that deep.</summary>
    public string Into(string place)
    {
        var query = _filters.With("place", place);
        var deeper = view.Question.Level + 1;
        if (deeper <= view.Lists.Gazetteer.MaxLevel && !place.StartsWith(PresenceFilter.Only, StringComparison.Ordinal))
            query = query.With("by", string.Create(CultureInfo.InvariantCulture, $"adm{deeper}"));
        return Links.Presence(view.Operation.Code, query);
    }

    public string File(string ending, string? tables = null, bool hxl = false) =>
        Links.PresenceFile(view.Operation.Code, ending, _filters.With("tables", tables).With("hxl", hxl ? "1" : null));
}
