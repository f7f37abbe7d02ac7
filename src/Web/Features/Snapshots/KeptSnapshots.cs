using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>A kept snapshot in a list.</summary>
public sealed record KeptLine(int Number, string Scope, DateOnly? AsOf, long KeptAt, string KeptBy, bool IsWithdrawn)
{
    /// <summary>Holds figures of a cluster that is protected today.</summary>
    public bool IsProtected { get; init; }
}

/// <summary>
/// Reads what was kept. Its figures never change, who may see them does: of every cluster in it that is protected today,
/// the person asking must be allowed to see the rows.
/// </summary>
internal sealed class KeptSnapshots(TesseraDb db, CurrentUser user, ListsCache cache)
{
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true };

    public static string ToJson(Snapshot snapshot) => JsonSerializer.Serialize(snapshot, Json);

    public static Snapshot Figures(SnapshotRow row) => JsonSerializer.Deserialize<Snapshot>(row.Figures, Json)!;

    public static string Holds(Snapshot snapshot) =>
        string.Join(',', snapshot.Clusters.Select(cluster => cluster.Id).Union(snapshot.Protected).Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>To change nothing: the row is not followed.</summary>
    public async Task<SnapshotRow> Find(Operation operation, long number)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var row = await db.Snapshots.AsNoTracking().FirstOrDefaultAsync(s => s.OperationId == operation.Id && s.Number == number);
        return row is not null && Sees(operation, await cache.For(operation), row.Holds) ? row : throw Problem.NotFound("snapshot.unknown");
    }

    /// <summary>Those the person asking may open, newest first.</summary>
    public async Task<(IReadOnlyList<KeptLine> Lines, int Total)> Page(Operation operation, OperationLists lists, Text text, Paging paging)
    {
        var rows = await db.Snapshots.AsNoTracking().Where(s => s.OperationId == operation.Id).OrderByDescending(s => s.Number)
            .Select(s => new { s.Number, s.Question, s.Holds, s.AsOfMonth, s.KeptAt, s.KeptBy, s.IsWithdrawn }).ToListAsync();
        var seen = rows.Where(row => Sees(operation, lists, row.Holds)).ToList();
        return ([.. seen.Skip(paging.Skip).Take(paging.Size).Select(row => new KeptLine(row.Number, Scope(lists, row.Question, text), ReportingPeriod.LastDayOf(row.AsOfMonth), row.KeptAt, user.IsSignedIn ? row.KeptBy : "", row.IsWithdrawn) { IsProtected = Held(lists, row.Holds).Any(cluster => cluster is { IsSensitive: true }) })], seen.Count);
    }

    /// <summary>Whoever manages the cluster or coordinates between them; of what is about no single one, whoever manages any.</summary>
    public bool MayKeep(Operation operation, OperationLists lists, SnapshotQuestion question) =>
        question.ClusterCode is { } code && lists.Clusters.ByCode(code) is { } cluster ? user.May(Right.KeepFigures, RightScope.Of(operation, cluster)) : user.MaySomewhere(Right.KeepFigures, RightScope.Of(operation));

    /// <summary>Whoever kept it and may still keep, or manages the operation.</summary>
    public bool MayWithdraw(Operation operation, OperationLists lists, SnapshotRow row) => !row.IsWithdrawn
        && (user.May(Right.ManageOperation, RightScope.Of(operation)) || (user.Id is not null && user.Id == row.UserId && MayKeep(operation, lists, Figures(row).Question)));

    private static IEnumerable<Cluster?> Held(OperationLists lists, string holds) => holds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => lists.Cluster(long.Parse(id, CultureInfo.InvariantCulture)));

    private bool Sees(Operation operation, OperationLists lists, string holds) => Held(lists, holds).All(cluster => cluster is { IsSensitive: false } || (cluster is not null && user.May(Right.SeeRows, RightScope.Of(operation, cluster))));

    private static string Scope(OperationLists lists, string question, Text text)
    {
        var asked = QueryHelpers.ParseQuery(question);
        var place = asked.TryGetValue("place", out var pcode) ? lists.Gazetteer.ByCode(pcode.ToString()) is [var area, ..] ? area.NameIn(text.Language.Code) : pcode.ToString() : null;
        var cluster = asked.TryGetValue("cluster", out var code) ? lists.Clusters.ByCode(code.ToString())?.Name ?? code.ToString() : null;
        return string.Join(" · ", new[] { place, cluster }.OfType<string>()) is { Length: > 0 } scope ? scope : text["snapshot.whole"];
    }
}
