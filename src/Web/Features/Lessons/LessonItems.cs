using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Lessons;

/// <summary>What a review asked a cluster to do and nobody has begun.</summary>
internal sealed class LessonItems(PointViews views) : AgendaSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster) =>
        [.. (await views.For(operation, cluster.Code)).Points.Where(point => point is { State: PointState.Open, Kind: PointKind.Recommendation or PointKind.WayForward }).Take(Most).Select(point => new OpenItem(
            new Pointer(PointerNoun.Recommendation, string.Create(CultureInfo.InvariantCulture, $"{cluster.Code}/{point.Id}"), point.WordingIn(Languages.Current.Code)), point.Source))];

    /// <summary>What somebody has begun since, or set aside.</summary>
    public override async Task<IReadOnlySet<string>> Settled(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items)
    {
        if (!items.Any(item => item.Noun == PointerNoun.Recommendation)) return new HashSet<string>();
        var moved = (await views.For(operation, cluster.Code)).Points.Where(point => point.State is PointState.Done or PointState.Dropped).Select(point => string.Create(CultureInfo.InvariantCulture, $"{cluster.Code}/{point.Id}")).ToHashSet();
        return items.Where(item => item.Noun == PointerNoun.Recommendation && moved.Contains(item.Key)).Select(item => item.Name).ToHashSet();
    }
}
