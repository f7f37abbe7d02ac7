using Tessera.Domain.Clusters;

namespace Tessera.Web.Features.Architecture;

/// <summary>One mechanism and those who lead the same task beside it.</summary>
internal sealed record SharedWith(long First, IReadOnlyList<long> Others);

/// <summary>A task that several lead at one level and place; a body that meets many clusters in it is one line, not many.</summary>
internal sealed record SharedTask(string Task, IReadOnlyList<SharedWith> Pairs)
{
    /// <param name="of">Only pairs of which this mechanism is one; it stands first in them.</param>
    public static IReadOnlyList<SharedTask> Of(Architecture architecture, long? of = null) =>
    [
        .. architecture.Overlaps.Where(pair => of is null || pair.One.Mechanism.Id == of || pair.Other.Mechanism.Id == of).GroupBy(pair => pair.Task)
            .Select(task => new SharedTask(task.Key, [.. task.Select(pair => Ordered(architecture, pair, of)).GroupBy(pair => pair.First).Select(pairs => new SharedWith(pairs.Key, [.. pairs.Select(pair => pair.Second)]))]))
            .OrderByDescending(group => group.Pairs.Sum(pair => pair.Others.Count)).ThenBy(group => group.Task, StringComparer.Ordinal),
    ];

    private static (long First, long Second) Ordered(Architecture architecture, TaskOverlap pair, long? of)
    {
        var (one, other) = (pair.One.Mechanism.Id, pair.Other.Mechanism.Id);
        return other == of || one != of && !architecture.Known[one].IsBody && architecture.Known[other].IsBody ? (other, one) : (one, other);
    }
}
