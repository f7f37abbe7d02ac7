using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Somebody who speaks for a cluster among the clusters.</summary>
/// <param name="Name">A person or a post, as far as the reader may know it.</param>
/// <param name="Role">What they do for the cluster: "coordinator", "chair".</param>
/// <param name="Contact">E-mail or telephone, only with consent and only for who may see contacts.</param>
/// <param name="Href">Where more is said of them.</param>
public sealed record FocalPoint(long ClusterId, string Name, string Role, string? Organisation = null, string? Contact = null, string? Href = null);

/// <summary>A feature that knows who speaks for clusters; the network of focal points asks all of them and knows none.</summary>
public abstract class FocalPointSource
{
    /// <summary>Of these clusters, as far as the person asking may know them; nobody twice.</summary>
    public abstract Task<IReadOnlyList<FocalPoint>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now);
}

/// <summary>The network of focal points: whoever speaks for a cluster belongs to it, without being entered a second time.</summary>
public sealed class FocalNetwork(IEnumerable<FocalPointSource> sources)
{
    public async Task<ILookup<long, FocalPoint>> Of(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var found = new List<FocalPoint>();
        foreach (var source in sources) found.AddRange(await source.For(operation, lists, clusters, now));
        // One who is told by two features is one; the more is said of them, the better.
        var once = found.GroupBy(point => (point.ClusterId, Folding.Fold(point.Name), Folding.Fold(point.Role))).Select(same => same.MaxBy(point => (point.Contact is null ? 0 : 2) + (point.Organisation is null ? 0 : 1))!);
        return once.GroupBy(point => point.ClusterId).SelectMany(group => Joined([.. group])).ToLookup(point => point.ClusterId);
    }

    /// <summary>A post beside the person who holds it is one focal point, with both roles.</summary>
    private static IEnumerable<FocalPoint> Joined(IReadOnlyList<FocalPoint> points)
    {
        var held = points.ToLookup(post => points.FirstOrDefault(person => person != post && Is(person, post)));
        return points.Where(point => !held.Any(posts => posts.Key is not null && posts.Contains(point)))
            .Select(point => held[point].Any() ? point with { Role = string.Join(", ", held[point].Select(post => post.Role).Prepend(point.Role).Distinct()) } : point);
    }

    private static bool Is(FocalPoint person, FocalPoint post) => person.Organisation is { } own && post.Organisation is { } of && Folding.Fold(own) == Folding.Fold($"{post.Name}, {of}");
}
