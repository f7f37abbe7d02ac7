using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Gaps;

/// <summary>Who works next door in the same cluster: the partners of the nearest places that have any.</summary>
internal static class GapNeighbours
{
    private const int Places = 2, Partners = 3;

    /// <summary>"Quảng Nam (Oxfam, UNICEF); Kon Tum (VNRC)"; empty when no place near has a centre point or anybody at work.</summary>
    public static string Of(GapView view, GapLine line)
    {
        if (view.Lists.Area(line.AreaId) is not { Latitude: { } latitude, Longitude: { } longitude } here) return "";
        var near = view.Presence.Places
            .Where(place => place.AreaId != here.Id && IsAtWork(place, line.ClusterId) && view.Lists.Area(place.AreaId)?.Level == here.Level)
            .Select(place => (place, Distance: Distance(view.Lists.Area(place.AreaId)!, latitude, longitude))).Where(p => p.Distance is not null).OrderBy(p => p.Distance).Take(Places);
        return string.Join("; ", near.Select(p => Words(view, p.place)));
    }

    private static bool IsAtWork(PresencePlace place, long? cluster) => cluster is { } id ? place.ByCluster.GetValueOrDefault(id) > 0 : place.Organisations > 0;

    private static string Words(GapView view, PresencePlace place)
    {
        var partners = view.Presence.Cells.Where(cell => cell.AreaId == place.AreaId && !cell.IsNil).OrderByDescending(cell => cell.Rows).Take(Partners).Select(cell => view.Lists.PartnerName(cell.PartnerId));
        return $"{view.Lists.Area(place.AreaId)?.NameIn("en")} ({string.Join(", ", partners)})";
    }

    /// <summary>In degrees, good enough to say which is nearer.</summary>
    private static double? Distance(AdminArea area, double latitude, double longitude)
    {
        if (area is not { Latitude: { } north, Longitude: { } east }) return null;
        var (dy, dx) = (north - latitude, (east - longitude) * Math.Cos(latitude * Math.PI / 180));
        return dx * dx + dy * dy;
    }
}
