using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Rows of an import that a later committed import edited: undoing keeps the later values.</summary>
internal sealed class OvertakenRows(TesseraDb db, ListsCache listsCache, Text text)
{
    private const int Shown = 50;

    public async Task<(IReadOnlyList<OvertakenRow> Rows, int Total)> Of(ImportView view)
    {
        var import = view.Import;
        if (import.CommitSequence is not { } sequence) return ([], 0);
        var later = from ours in db.Activities.AsNoTracking()
                    join theirs in db.Activities.AsNoTracking() on new { ours.OperationId, ours.RowId } equals new { theirs.OperationId, theirs.RowId }
                    join edit in db.Imports.AsNoTracking() on new { theirs.OperationId, Number = theirs.ImportNumber } equals new { edit.OperationId, edit.Number }
                    where ours.OperationId == import.OperationId && ours.ImportNumber == import.Number && edit.State == ImportState.Committed && edit.CommitSequence > sequence
                    orderby ours.SourceRow, edit.CommitSequence
                    select new { Ours = ours, Theirs = theirs };
        var total = await later.CountAsync();
        var lists = await listsCache.For(view.Operation);
        var rows = await later.Take(Shown).ToListAsync();
        return ([.. rows.SelectMany(r => Differences(r.Ours, r.Theirs, lists, text))], total);
    }

    private static IEnumerable<OvertakenRow> Differences(ActivityRow ours, ActivityRow theirs, OperationLists lists, Text text)
    {
        (ActivityField Field, string Ours, string Theirs)[] values =
        [
            (ActivityField.ReportingPartner, Partner(ours.ReportingId, lists), Partner(theirs.ReportingId, lists)),
            (ActivityField.Admin1, lists.Area(ours.AreaId)?.Name ?? "", lists.Area(theirs.AreaId)?.Name ?? ""),
            (ActivityField.Status, PresenceFields.StatusName(ours.Status, text), PresenceFields.StatusName(theirs.Status, text)),
            (ActivityField.StartDate, Day(ours.StartDate), Day(theirs.StartDate)),
            (ActivityField.EndDate, Day(ours.EndDate), Day(theirs.EndDate)),
            (ActivityField.Quantity, Number(ours.Quantity), Number(theirs.Quantity)),
            (ActivityField.Targeted, Number(ours.Targeted), Number(theirs.Targeted)),
            (ActivityField.Reached, Number(ours.Reached), Number(theirs.Reached)),
        ];
        var differing = values.Where(v => v.Ours != v.Theirs).ToList();
        if (differing.Count == 0) differing.Add((ActivityField.Description, "…", "…"));
        return differing.Select(v => new OvertakenRow(ours.RowId, ours.SourceRow, theirs.ImportNumber, v.Field.ToString(), v.Ours, v.Theirs));
    }

    private static string Partner(long? id, OperationLists lists) => id is { } known ? lists.PartnerName(lists.Survivor(known)) : "";
    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    private static string Number(long? scaled) => scaled is { } value ? NumberReading.Text(value) : "";
}
