namespace Tessera.Domain.Clusters;

/// <summary>The cluster that the name of a sheet or a file speaks of ("WASH", "5W_Santé_mars.xlsx"): a suggestion, never more.</summary>
public static class ClusterInName
{
    private const int LongestPhrase = 4, ShortestWord = 3;

    // In a name these are the time the response has come to, not what it does.
    private static readonly string[] Phases = ["recovery", "relevement", "recuperacion", "recuperacao"];

    /// <summary>Of the first name that speaks of one cluster and no other; null when none does.</summary>
    public static (Cluster Cluster, string Name)? Read(ClusterRegistry registry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (One(registry, name) is { } cluster) return (cluster, name);
        return null;
    }

    private static Cluster? One(ClusterRegistry registry, string name)
    {
        var dot = name.LastIndexOf('.');
        var words = Folding.Fold(dot > 0 ? name[..dot] : name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new HashSet<long>();
        for (var at = 0; at < words.Length;) at += Take(registry, words, at, found);
        return found.Count == 1 ? registry.Find(found.Single()) : null;
    }

    /// <summary>The longest phrase here that names a cluster; gives how many words were used.</summary>
    private static int Take(ClusterRegistry registry, string[] words, int at, HashSet<long> found)
    {
        for (var length = Math.Min(LongestPhrase, words.Length - at); length > 0; length--)
        {
            if (length == 1 && (words[at].Length < ShortestWord || Phases.Contains(words[at]))) break;
            if (ClusterMatching.Match(registry, string.Join(' ', words, at, length)).ClusterId is not { } id) continue;
            found.Add(id);
            return length;
        }
        return 1;
    }
}
