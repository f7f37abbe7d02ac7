using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

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
    public string? Lead { get; init; }
    public string? Counterpart { get; init; }
    public bool? IsSensitive { get; init; }
    /// <summary>The version the person saw; null is whatever stands.</summary>
    public int? Version { get; init; }
}

/// <summary>What the cluster verbs share.</summary>
internal static class ClusterRules
{
    public static async Task<Cluster> Cluster(this TesseraDb db, Operation operation, string code) =>
        await db.Clusters.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);

    public static string Filled(string? text, string problem) => string.IsNullOrWhiteSpace(text) ? throw Problem.Invalid(problem) : text.Trim();

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly Day(string? text, DateOnly otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Problem.Invalid("cluster.day-unreadable", text);
    }

    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("record.changed-meanwhile");
    }

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
