using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Clusters;

/// <summary>What a form or a program says of a cluster; null leaves a field as it stands when revising.</summary>
public sealed record ClusterInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? ShortName { get; init; }
    public ClusterKind? Kind { get; init; }
    /// <summary>Code of the cluster above; empty for none.</summary>
    public string? Parent { get; init; }
    public MeetingFrequency? Frequency { get; init; }
    /// <summary>Set when the form shows the frequency, so that "not said" empties it.</summary>
    public bool IsFrequencyAsked { get; init; }
    /// <summary>Since when name, kind or place above are as given here: then the former ones are kept until that date. None for a correction.</summary>
    public string? Since { get; init; }
    /// <summary>Why they changed.</summary>
    public string? Reason { get; init; }
    public bool? IsSensitive { get; init; }
    /// <summary>The version the person saw; null is whatever stands.</summary>
    public int? Version { get; init; }
}

/// <summary>What the cluster verbs share.</summary>
internal static class ClusterRules
{
    public static async Task<Cluster> Cluster(this TesseraDb db, Operation operation, string code) =>
        await db.Clusters.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);

    /// <summary>
    /// Two people who change one cluster's life at once cannot both be right about what stands: the later save finds the
    /// version gone and is told so.
    /// </summary>
    public static void Hold(this TesseraDb db, Cluster cluster) => db.Entry(cluster).Property(c => c.Version).IsModified = true;

    public static string Filled(string? text, string problem) => TypedWords.Filled(text, problem);

    public static string? Blank(string? text) => TypedWords.Blank(text);

    public static LooseDate Date(string? text) => TypedWords.Date(text);

    /// <summary>One of an enumeration's words, as a form or a program sends it.</summary>
    public static T Choice<T>(string? text, string problem) where T : struct, Enum => TypedWords.Choice<T>(text, problem);

    /// <summary>An id as forms and programs send it; JSON numbers lose the last digits of ours.</summary>
    public static long? Id(string? text) => TypedWords.Id(text);

    public static void DemandSeen(int? seen, int stands) => TypedWords.DemandSeen(seen, stands);

    /// <summary>The id of the cluster above; refused when it would lie under itself.</summary>
    public static async Task<long?> Parent(this TesseraDb db, Operation operation, string? code, long? own)
    {
        if (string.IsNullOrWhiteSpace(code)) return null;
        var all = await db.Clusters.AsNoTracking().Where(c => c.OperationId == operation.Id).ToListAsync();
        var parent = all.Find(c => c.Code == code) ?? throw Problem.Invalid("cluster.parent-unknown", code);
        var seen = new HashSet<long>();
        for (var at = parent; at is not null && seen.Add(at.Id); at = all.Find(c => c.Id == at.ParentId))
            if (at.Id == own) throw Problem.Invalid("cluster.parent-below", code);
        return parent.Id;
    }
}
