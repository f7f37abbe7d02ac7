using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

/// <summary>Where the parts of a change open: presence of that period, place and cluster, which counts exactly the number.</summary>
public sealed class DevelopmentLinks(ChangeView view)
{
    private readonly AddressQuery _filters = AddressQuery.Of([.. view.Filter.Rows.Parts.Select(part => (part.Name, (string?)part.Value))]);

    private string Code => view.Operation.Code;

    private string PlaceValue(long area, bool isOnly = false) => view.Filter.Rows.PlaceValue(view.Lists, area, isOnly);

    public string Presence(ReportingPeriod period, long? place = null, long? cluster = null, long? partner = null)
    {
        var query = _filters.With("period", period.ToString());
        if (place is { } area) query = query.With("place", PlaceValue(area, view.IsCoarser(area)));
        if (cluster is { } id) query = query.With("cluster", id == PresenceQuestion.NoCluster ? PresenceFilter.None : PresenceFilter.Only + view.ClusterCode(id));
        return Links.Presence(Code, partner is { } one ? query.With("partner", one.ToString(CultureInfo.InvariantCulture)) : query);
    }

    /// <summary>The same comparison of one place alone; null where there is nothing to read.</summary>
    public string? Within(PlaceChange place, int count, string part) => count == 0 ? null
        : Links.Developments(Code, _filters.With("before", view.Filter.Before).With("place", PlaceValue(place.AreaId, view.IsCoarser(place.AreaId)))) + part;

    /// <summary>Who is present for a need: in its cluster and those below it.</summary>
    public string Present(GapLine line, ReportingPeriod period)
    {
        var query = _filters.With("period", period.ToString()).With("place", PlaceValue(line.AreaId));
        return Links.Presence(Code, line.ClusterId is { } id ? query.With("cluster", view.ClusterCode(id)) : query);
    }

    /// <summary>Where the partner was last seen by its reports.</summary>
    public string LastSeen(SilentPartner partner) => Presence(new ReportingPeriod(partner.LastMonth, partner.LastMonth), partner: partner.PartnerId);

    /// <summary>Need against everything reached up to the end of a period.</summary>
    public string Gap(GapLine line, ReportingPeriod period)
    {
        var upTo = ChangeDesk.UpTo(view.Filter, period).Rows.Period;
        return Links.Gaps(Code, _filters.With("period", upTo).With("place", PlaceValue(line.AreaId)).With("cluster", line.ClusterId is { } id ? view.ClusterCode(id) : null));
    }

    public string File(string ending, string? tables = null) => Links.DevelopmentsFile(Code, ending, _filters.With("before", view.Filter.Before).With("tables", tables));
}
