using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Geography;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>The cells of one row in the sender's own columns: what was understood where something was, else what was typed.</summary>
internal sealed class CleanedRow(OperationLists lists, ImportReport report)
{
    public const string PartsAdded = "number.total-from-cuts";
    private const string PartsDiffer = "number.cuts-differ";
    private readonly HashSet<ColumnTarget> _sliced = [.. report.Layout.Columns.Where(IsSlice).Select(c => c.Target)];

    public Cell Of(ColumnMap column, SheetRow row, ActivityDraft draft)
    {
        var (typed, field) = (Saved(column, row), column.Target.Field);
        if (draft.Verdict == RowVerdict.Skipped || field == ActivityField.None || IsOfSlices(column)) return typed;
        // A total that its parts do not make up is said on the total, and counts.
        var set = draft.Findings.Exists(f => f.Column == column.Index && f.Effect == FindingEffect.SetAside && f.Code != PartsDiffer);
        if (IsAdded(column, row, draft)) return Cell.Of((field == ActivityField.Targeted ? draft.Targeted : draft.Reached).GetValueOrDefault() / 10_000.0);
        return field switch
        {
            >= ActivityField.ReportingPartner and <= ActivityField.FundingPartner => Partner(column, typed, Role(field, draft)),
            >= ActivityField.Admin0 and <= ActivityField.Admin4 => Place(column, typed, draft),
            ActivityField.Cluster => draft.ClusterId is { } cluster && !typed.IsBlank && lists.Cluster(cluster)?.Name is { } name ? Cell.Of(name) : typed,
            ActivityField.StartDate => Day(draft.Start, typed, set),
            ActivityField.EndDate => Day(draft.End, typed, set),
            >= ActivityField.TargetedHouseholds and <= ActivityField.Reached or ActivityField.Quantity => Number(column.Target, typed, draft, set),
            _ => typed,
        };
    }

    private static bool IsSlice(ColumnMap column) => column.Note is WideTable.Month or WideTable.Group;

    /// <summary>Months and groups, and what adds them up: the draft counts one of them, where the sender's row has all.</summary>
    private bool IsOfSlices(ColumnMap column) => IsSlice(column) || _sliced.Contains(column.Target)
        || (column.Target.Cut is { IsTotal: true } && _sliced.Any(target => target.Field == column.Target.Field));

    /// <summary>The sender left the total out, and its parts give it.</summary>
    public static bool IsAdded(ColumnMap column, SheetRow row, ActivityDraft draft) =>
        column.Target is { Field: ActivityField.Targeted or ActivityField.Reached, Cut: null or { IsTotal: true } } && !IsSlice(column) && Saved(column, row).IsBlank
        && draft.Findings.Exists(f => f.Code == PartsAdded && f.Expected == column.Target.Field.ToString());

    /// <summary>A part that stands as it was typed and counts for nothing, since the parts do not make up their total.</summary>
    public bool IsLeftOut(ColumnMap column, SheetRow row, ActivityDraft draft) =>
        column.Target is { Cut: { IsTotal: false } cut, Field: var field } && !IsSlice(column) && Saved(column, row) is { IsBlank: false } typed && typed.AsTyped() != "0"
        && !draft.Cuts.Exists(c => c.Field == field && c.Cut == cut)
        && draft.Findings.Exists(f => f.Code is PartsDiffer or "number.total-zero" && report.Layout.Columns.FirstOrDefault(c => c.Index == f.Column)?.Target.Field == field);

    private static Cell Saved(ColumnMap column, SheetRow row) => row[column.Index] is { IsUnsaved: false } saved ? saved : Cell.Empty;

    private static long? Role(ActivityField field, ActivityDraft draft) => field switch
    {
        ActivityField.ReportingPartner => draft.ReportingId,
        ActivityField.ProgrammingPartner => draft.ProgrammingId,
        ActivityField.ImplementingPartner => draft.ImplementingId,
        _ => draft.FundingId,
    };

    private Cell Partner(ColumnMap column, Cell typed, long? id)
    {
        if (id is not { } partner || typed.IsBlank) return typed;
        var known = lists.Registry.Find(lists.Survivor(partner));
        return column.Target.Facet switch
        {
            Facet.Acronym => known?.Acronym is { } acronym ? Cell.Of(acronym) : typed,
            Facet.Name or Facet.Text => Cell.Of(known?.Name ?? ImportViews.Partner(partner, report, lists)),
            _ => typed,
        };
    }

    /// <summary>A level deeper than the place that was found stays as it was typed.</summary>
    private Cell Place(ColumnMap column, Cell typed, ActivityDraft draft)
    {
        var level = column.Target.Field - ActivityField.Admin0;
        if (draft.AreaId is not { } id || lists.Gazetteer.Path(id).FirstOrDefault(a => a.Level == level) is not { } area) return typed;
        return Cell.Of(column.Target.Facet == Facet.Code ? area.Pcode : area.Name);
    }

    private static Cell Day(DateOnly? day, Cell typed, bool set) => day is { } known && !typed.IsBlank ? Cell.OfDate(known.ToDateTime(TimeOnly.MinValue).ToOADate()) : set ? Cell.Empty : typed;

    private static Cell Number(ColumnTarget target, Cell typed, ActivityDraft draft, bool set)
    {
        if (typed.IsBlank) return typed;
        if (set) return Cell.Empty;
        var value = target switch
        {
            { Cut: { IsTotal: false } cut } => draft.Cuts.Find(c => c.Field == target.Field && c.Cut == cut) is { Cut: not null } found ? found.Value : null,
            { Field: ActivityField.TargetedHouseholds } => draft.TargetedHouseholds,
            { Field: ActivityField.Targeted } => draft.Targeted,
            { Field: ActivityField.ReachedHouseholds } => draft.ReachedHouseholds,
            { Field: ActivityField.Quantity } => draft.Quantity,
            _ => draft.Reached,
        };
        return value is { } scaled ? Cell.Of(scaled / 10_000.0) : typed;
    }
}
