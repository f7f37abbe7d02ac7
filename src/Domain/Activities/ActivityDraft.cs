using Tessera.Domain.Activities.Import;

namespace Tessera.Domain.Activities;

/// <summary>What becomes of a row. rows_read = ok + fixed + waiting + refused + skipped.</summary>
public enum RowVerdict : byte { Ok, Fixed, Waiting, Refused, Skipped }

/// <summary>How an accepted row compares with what is there.</summary>
public enum RowChange : byte
{
    New, Changed, Same,
    /// <summary>It says otherwise than the organisation's own row, which stays.</summary>
    Kept,
}

/// <summary>A number of people of one cut; scaled by 10,000.</summary>
public readonly record struct CutValue(ActivityField Field, Disaggregation Cut, long Value);

/// <summary>
/// One row as understood, before anybody accepted it. Ids are of what was matched; Typed keeps what was typed where the
/// two differ or where no figure needs more than the text. Quantities are scaled by 10,000; null is not stated.
/// </summary>
public sealed class ActivityDraft
{
    public int SourceRow { get; set; }
    public RowVerdict Verdict { get; set; }
    public RowChange Change { get; set; }
    /// <summary>Identity of the activity over imports; see ActivityIdentity.</summary>
    public long KeyHash { get; set; }
    /// <summary>A second identity: by its description where an id of its source names it; 0 when there is none.</summary>
    public long OtherKey { get; set; }
    public long ContentHash { get; set; }
    /// <summary>The identity it had before somebody said the file's period; 0 when its own cells date it.</summary>
    public long UndatedKey { get; set; }
    /// <summary>Our own row id as typed.</summary>
    public string? RowIdTyped { get; set; }
    /// <summary>The row of an operation that it says it is, by our own row id; 0 when it names none.</summary>
    public long OwnRowId { get; set; }
    /// <summary>Its months are those said for the whole file.</summary>
    public bool IsDatedByFile { get; set; }

    /// <summary>The file's own id of the row, where all its digits are there.</summary>
    public string? SourceId { get; set; }
    /// <summary>The organisation text counted "as typed" (issue 2, section 5), else null.</summary>
    public string? OrganisationTyped { get; set; }
    public long? ReportingId { get; set; }
    public long? ProgrammingId { get; set; }
    public long? ImplementingId { get; set; }
    public long? FundingId { get; set; }
    public long? ClusterId { get; set; }
    public long? AreaId { get; set; }

    public string? Kind { get; set; }
    public string? Indicator { get; set; }
    public string? Site { get; set; }
    public string? Group { get; set; }
    public string? Modality { get; set; }
    public string? Unit { get; set; }
    public ActivityStatus Status { get; set; }
    public Recurrency Recurrency { get; set; }
    public bool IsNil { get; set; }
    /// <summary>Held back until somebody says which cluster it is, where that decides whose row it is.</summary>
    public bool WaitsForCluster { get; set; }
    /// <summary>Who the row names first is asked about: nobody named after them stands in.</summary>
    public bool WaitsForPartner { get; set; }

    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    /// <summary>Months of presence, both ends; 0 and 0 when nothing dates the row.</summary>
    public int FromMonth { get; set; }
    public int ToMonth { get; set; }
    /// <summary>Up to which month the row tells how things are; see RowDates. 0 when nothing dates the row.</summary>
    public int AsOfMonth { get; set; }

    public long? TargetedHouseholds { get; set; }
    public long? Targeted { get; set; }
    public long? ReachedHouseholds { get; set; }
    public long? Reached { get; set; }
    public long? Quantity { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public List<CutValue> Cuts { get; } = [];

    /// <summary>Field (with facet) to text, in the order of the columns.</summary>
    public List<KeyValuePair<string, string>> Typed { get; } = new(20);
    /// <summary>Contact columns apart, because they are protected.</summary>
    public List<KeyValuePair<string, string>> Contact { get; } = [];
    public List<Finding> Findings { get; } = [];

    public void Add(Finding finding) => Findings.Add(finding);

    /// <summary>An open question of this kind ("partner:", "cluster:") touches the row.</summary>
    public bool IsAsked(string kind) => Findings.Exists(f => f.Effect == FindingEffect.Ask && f.Question?.StartsWith(kind, StringComparison.Ordinal) == true);

    /// <summary>Who the row belongs to: the first organisation decided, in the order of the roles.</summary>
    public long? Who => ReportingId ?? ProgrammingId ?? ImplementingId ?? FundingId;

    /// <summary>The verdict that the findings and the two needed things, who and where, lead to.</summary>
    public RowVerdict Judge()
    {
        if (Findings.Exists(f => f.Effect == FindingEffect.Refused)) return RowVerdict.Refused;
        if (Who is null || AreaId is null || WaitsForCluster || WaitsForPartner) return RowVerdict.Waiting;
        return Findings.Exists(f => f.Effect != FindingEffect.Note) ? RowVerdict.Fixed : RowVerdict.Ok;
    }
}
