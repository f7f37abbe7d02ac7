using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Where the parts of a gap open: reached at the steps of reach, partners at presence, a place one level deeper.</summary>
public sealed class GapLinks(GapView view)
{
    private readonly AddressQuery _filters = AddressQuery.Of([.. view.Filter.Rows.Parts.Select(p => (p.Name, (string?)p.Value)), ("group", view.Filter.Group),
        ("threshold", view.Filter.Threshold == GapFilter.UsualThreshold ? null : view.Filter.Threshold.ToString(CultureInfo.InvariantCulture))]);

    private string Code => view.Operation.Code;

    public string OfCluster(long? cluster) => Links.Gaps(Code, _filters.With("cluster", cluster is { } id ? view.Lists.Cluster(id)?.Code : null));
    public string Reached(GapLine line) => Links.Reach(Code, Of(line).With("group", line.Group));
    public string Partners(GapLine line) => Links.Presence(Code, Of(line));
    public string File(string ending) => Links.GapsFile(Code, ending, _filters);

    /// <summary>The same with another threshold, in per cent.</summary>
    public string At(int threshold) => Links.Gaps(Code, _filters.With("threshold", threshold.ToString(CultureInfo.InvariantCulture)));

    /// <summary>One level down within a place, while needs may go that deep.</summary>
    public string Into(long area)
    {
        var deeper = view.Filter.Rows.Level() + 1;
        var query = _filters.With("place", view.Filter.Rows.PlaceValue(view.Lists, area, false));
        return Links.Gaps(Code, deeper <= view.Lists.Gazetteer.MaxLevel ? query.With("by", string.Create(CultureInfo.InvariantCulture, $"adm{deeper}")) : query);
    }

    private AddressQuery Of(GapLine line)
    {
        // The only country is the whole operation, which is no filter.
        var isWhole = view.Filter.Rows.Place is null && view.Lists.Gazetteer.AtLevel(0).Take(2).ToList() is [var only] && only.Id == line.AreaId;
        var place = isWhole ? null : view.Filter.Rows.PlaceValue(view.Lists, line.AreaId, false);
        var query = _filters.Without("group", "threshold", "by").With("place", place);
        return line.ClusterId is { } id ? query.With("cluster", view.Lists.Cluster(id)?.Code) : query;
    }
}
