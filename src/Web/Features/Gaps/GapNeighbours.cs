using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

/// <summary>Who works next door in the same cluster, and at what: the partners of the nearest places that have any.</summary>
internal sealed class GapNeighbours(PresenceDesk presence, TermNames terms, Text text)
{
    private const int Places = 2, Partners = 3, Kinds = 3;

    /// <summary>"Quảng Nam: Oxfam (latrines, hygiene kits), UNICEF"; lines without a place near that has a centre point and anybody at work are left out.</summary>
    public async Task<IReadOnlyDictionary<GapLine, IReadOnlyList<string>>> Of(GapView view, IReadOnlyList<GapLine> lines)
    {
        if (lines.Count == 0) return new Dictionary<GapLine, IReadOnlyList<string>>();
        var (lists, question, facts) = await presence.Counted(view.Operation, view.Filter.Rows);
        var kinds = await terms.Of(view.Operation.Id, facts.Kinds.Keys);
        return lines.ToDictionary(line => line, IReadOnlyList<string> (line) =>
        {
            var clusters = line.ClusterId is { } id ? GapDesk.Below(lists, id) : null;
            var near = Nearest(view, line, clusters);
            var work = PlaceWork.Of(facts, question with { Clusters = clusters ?? question.Clusters }, PresenceDesk.Reference(lists), near.ToHashSet()).ToLookup(found => found.AreaId);
            return [.. near.Select(place => $"{lists.Area(place)?.NameIn(text.Language.Code)}: {string.Join(", ", work[place].Take(Partners).Select(found => Words(lists, found, kinds)))}")];
        });
    }

    private static List<long> Nearest(GapView view, GapLine line, HashSet<long>? clusters)
    {
        if (view.Lists.Area(line.AreaId) is not { Latitude: { } latitude, Longitude: { } longitude } here) return [];
        return [.. view.Presence.Places
            .Where(place => place.AreaId != here.Id && IsAtWork(place, clusters) && view.Lists.Area(place.AreaId)?.Level == here.Level)
            .Select(place => (place.AreaId, Distance: Distance(view.Lists.Area(place.AreaId)!, latitude, longitude))).Where(p => p.Distance is not null).OrderBy(p => p.Distance).Take(Places).Select(p => p.AreaId)];
    }

    private static bool IsAtWork(PresencePlace place, HashSet<long>? clusters) => clusters is null ? place.Organisations > 0 : place.ByCluster.Any(c => c.Value > 0 && clusters.Contains(c.Key));

    private static string Words(OperationLists lists, PlaceWork work, Dictionary<long, string> kinds)
    {
        var named = string.Join(", ", work.Kinds.Select(kinds.GetValueOrDefault).OfType<string>().Take(Kinds));
        return lists.PartnerName(work.PartnerId) + (named.Length > 0 ? $" ({named})" : "");
    }

    /// <summary>In degrees, good enough to say which is nearer.</summary>
    private static double? Distance(AdminArea area, double latitude, double longitude)
    {
        if (area is not { Latitude: { } north, Longitude: { } east }) return null;
        var (dy, dx) = (north - latitude, (east - longitude) * Math.Cos(latitude * Math.PI / 180));
        return dx * dx + dy * dy;
    }
}
