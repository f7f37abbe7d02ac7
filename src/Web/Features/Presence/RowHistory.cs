using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>One version of a row with the import that brought it.</summary>
internal sealed record RowVersion(ActivityRow Row, Import Import, bool IsCurrent);

/// <param name="Current">Null when every version was undone.</param>
/// <param name="MaySeeContacts">Contacts, comments and coordinates are for the signed-in cluster.</param>
internal sealed record RowView(ActivityRow Shown, ActivityRow? Current, IReadOnlyList<RowVersion> Versions, IReadOnlyDictionary<long, string> Terms,
    IReadOnlyList<Change> Changes, OperationLists Lists, bool MaySeeContacts);

/// <summary>A row with everything that happened to it, for whoever may see rows of its cluster.</summary>
internal sealed class RowHistory(TesseraDb db, CurrentUser user, ListsCache listsCache, RowsQuery rows, PresenceDesk desk)
{
    public const string Unknown = "row.unknown";

    public async Task<RowView> Of(Operation operation, long rowId)
    {
        var lists = await listsCache.For(operation);
        var found = await (from row in db.Activities.AsNoTracking()
                           join import in db.Imports.AsNoTracking() on new { row.OperationId, Number = row.ImportNumber } equals new { import.OperationId, import.Number }
                           where row.OperationId == operation.Id && row.RowId == rowId && (import.State == ImportState.Committed || import.State == ImportState.Undone)
                           select new { row, import }).ToListAsync();
        var current = found.Where(f => f.import.State == ImportState.Committed).MaxBy(f => f.import.CommitSequence)?.row;
        var shown = current ?? found.MaxBy(f => f.import.Number)?.row ?? throw Problem.NotFound(Unknown);
        // Versions may lie in different clusters: each is shown only to those who may see it there.
        var sight = await desk.Sight(operation, lists);
        var visible = found.Where(f => sight.Sees(lists, f.row.ClusterId, f.row.ReportingId)).ToList();
        if (!sight.Sees(lists, shown.ClusterId, shown.ReportingId)) throw Problem.NotFound(Unknown);
        return new RowView(shown, current, [.. visible.OrderByDescending(f => f.import.Number).Select(f => new RowVersion(f.row, f.import, f.row == current))],
            await rows.Terms(operation.Id, [shown]), await Changes(operation.Id, rowId, found.Select(f => f.import.Number)), lists, user.May(Right.SeeContacts, Scope(operation, lists, shown)));
    }

    private static RightScope Scope(Operation operation, OperationLists lists, ActivityRow row) =>
        RightScope.Of(operation, row.ClusterId is { } cluster ? lists.Cluster(cluster) : null, row.ReportingId);

    private async Task<List<Change>> Changes(int operationId, long rowId, IEnumerable<int> imports)
    {
        var (id, numbers) = (rowId.ToString(CultureInfo.InvariantCulture), imports.Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList());
        return await db.Changes.AsNoTracking()
            .Where(c => c.OperationId == operationId && ((c.Noun == "activity" && c.NounId == id) || (c.Noun == "import" && numbers.Contains(c.NounId))))
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(50).ToListAsync();
    }
}
