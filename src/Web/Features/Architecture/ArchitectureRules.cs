using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Architecture;

/// <summary>What the verbs of coordination share.</summary>
internal static class ArchitectureRules
{
    public const int LongestText = 600;

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : text.Trim() is { Length: <= LongestText } kept ? kept : throw Problem.Invalid("record.text-long", LongestText.ToString(CultureInfo.InvariantCulture));

    public static string Filled(string? text, string problem) => Blank(text) ?? throw Problem.Invalid(problem);

    public static LooseDate Date(string? text) => string.IsNullOrWhiteSpace(text) ? throw Problem.Invalid("date.missing") : LooseDate.Parse(text);

    public static T Choice<T>(string? text, string problem) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(text![0]) ? choice : throw Problem.Invalid(problem, text ?? "");

    public static long? Id(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("record.changed-meanwhile");
    }

    public static async Task<CoordinationBody> Body(this TesseraDb db, Operation operation, long id) =>
        await db.CoordinationBodies.FirstOrDefaultAsync(b => b.OperationId == operation.Id && b.Id == id) ?? throw Problem.NotFound("body.unknown");

    /// <summary>
    /// Demands the right to change what the mechanism is given to do, and holds it, so that of two who write at once the
    /// later is told. Returns the version that stands.
    /// </summary>
    public static async Task<int> Hold(this TesseraDb db, CurrentUser user, Operation operation, long mechanismId)
    {
        if (await db.Clusters.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Id == mechanismId) is { } cluster)
        {
            user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
            db.Entry(cluster).Property(c => c.Version).IsModified = true;
            return cluster.Version;
        }
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var body = await db.Body(operation, mechanismId);
        db.Entry(body).Property(b => b.Version).IsModified = true;
        return body.Version;
    }
}
