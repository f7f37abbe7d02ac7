using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Overlaps;

/// <summary>Pairs of partners that nobody decided about, where most people may be counted twice first.</summary>
internal sealed class OverlapItems(CurrentUser user, OverlapDesk desk, Text text) : AgendaSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster)
    {
        if (!user.May(Right.SeeRows, RightScope.Of(operation, cluster))) return [];
        // The question takes in the clusters below, whose matters, protected ones among them, are for their own tables.
        var view = await desk.Ask(operation, new PresenceFilter { Cluster = cluster.Code });
        return [.. Undecided(view, cluster).Take(Most).Select(pair => new OpenItem(
            new Pointer(PointerNoun.Overlap, pair.Key.Id.ToString(CultureInfo.InvariantCulture), text["agenda.overlap", view.Lists.PartnerName(pair.Key.PartnerA), view.Lists.PartnerName(pair.Key.PartnerB), view.Lists.PlaceAndCluster(pair.Key.PlaceId, null, Languages.Current.Code)]),
            pair.AtStake > 0 ? text["agenda.overlap.people", text.Number(pair.AtStake / 10_000m, 0)] : null))];
    }

    /// <summary>Decided, gone with its rows, or a matter of a cluster below.</summary>
    public override async Task<IReadOnlySet<string>> Settled(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items)
    {
        var asked = items.Where(item => item.Noun == PointerNoun.Overlap).ToList();
        if (asked.Count == 0 || !user.May(Right.SeeRows, RightScope.Of(operation, cluster))) return new HashSet<string>();
        var open = Undecided(await desk.Ask(operation, new PresenceFilter { Cluster = cluster.Code }), cluster).Select(pair => pair.Key.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        return asked.Where(item => !open.Contains(item.Key)).Select(item => item.Name).ToHashSet();
    }

    private static IEnumerable<OverlapPair> Undecided(OverlapView view, Cluster cluster) => view.Pairs.Where(pair => pair.Key.ClusterId == cluster.Id && view.Decisions.Of(pair.Key) is null);
}
