using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Reach;

/// <summary>Addresses that keep the filters of the figure: its rows, its files, itself narrowed to one part.</summary>
public sealed class ReachLinks(ReachView view, bool opensRows)
{
    private readonly AddressQuery _filters = AddressQuery.Of([.. view.Filter.Rows.Parts.Where(p => p.Name != "by").Select(p => (p.Name, (string?)p.Value)),
        ("unit", view.Filter.Unit == ReachUnit.People ? null : ReachFilter.UnitWord(view.Filter.Unit)), ("group", view.Filter.Group)]);

    private string Code => view.Operation.Code;

    /// <summary>The rows of the whole figure, or those of one reason; null for those who may not open rows.</summary>
    public string? Rows(ReachReason? reason = null) => opensRows ? Links.ReachRows(Code, _filters.With("outcome", reason is { } one ? ReachFilter.OutcomeWord(one) : null)) : null;

    /// <summary>The rows of a part; null where no filter can say it (rows that name no partner).</summary>
    public string? RowsOf(long part) => opensRows && Narrowed(part) is { } query ? Links.ReachRows(Code, query) : null;

    /// <summary>The figure of a part, a level deeper for a place.</summary>
    public string? Into(long part)
    {
        if (Narrowed(part) is not { } query) return null;
        var deeper = view.Filter.Rows.Level() + 1;
        var goesOn = view.Filter.By == ReachBy.Place && !view.IsCoarser(part) && deeper <= view.Answer.Lowest.Level;
        return Links.Reach(Code, query.With("by", goesOn ? string.Create(CultureInfo.InvariantCulture, $"adm{deeper}") : view.Filter.ByWord));
    }

    public string By(string word) => Links.Reach(Code, _filters.With("by", word));

    public string File(string ending, bool hxl = false) => Links.ReachFile(Code, ending, _filters.With("by", view.Filter.ByWord).With("hxl", hxl ? "1" : null));

    private AddressQuery? Narrowed(long part) => view.Filter.By switch
    {
        ReachBy.Place => _filters.With("place", PlaceValue(part)),
        ReachBy.Cluster => _filters.With("cluster", part == 0 ? PresenceFilter.None : PresenceFilter.Only + view.Code(part)),
        _ => part == 0 ? null : _filters.With("partner", part.ToString(CultureInfo.InvariantCulture)),
    };

    private string PlaceValue(long area) => view.Filter.Rows.PlaceValue(view.Lists, area, view.IsCoarser(area));
}
