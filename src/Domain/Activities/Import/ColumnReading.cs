namespace Tessera.Domain.Activities.Import;

/// <summary>What a tag or a header says a column is. Unmapped with confidence 1 means "known, and not wanted".</summary>
/// <param name="Role">The part an organisation plays when that is said in so many words, else null.</param>
/// <param name="FacetSaid">False when the facet is only the usual one and the other source or the values may refine it.</param>
/// <param name="Area">Set when a place word without a number chose the level.</param>
/// <param name="Fallback">The second reading when a surer column has the first: "lead" and plain "partner" report unless another does.</param>
internal sealed record ColumnReading(ColumnTarget Target, double Confidence, PartnerRole? Role = null, bool FacetSaid = true,
    HeaderPlace? Area = null, ActivityField Fallback = ActivityField.None)
{
    public static readonly ColumnReading None = new(ColumnTarget.Unmapped, 0);
    public static readonly ColumnReading NotWanted = new(ColumnTarget.Unmapped, 1);
    public bool IsNone => Target.Field == ActivityField.None;
    public bool IsNotWanted => IsNone && Confidence > 0;

    public static ActivityField FieldOf(PartnerRole role) => role switch
    {
        PartnerRole.Programming => ActivityField.ProgrammingPartner,
        PartnerRole.Implementing => ActivityField.ImplementingPartner,
        PartnerRole.Funding => ActivityField.FundingPartner,
        _ => ActivityField.ReportingPartner,
    };

    public static bool IsPartner(ActivityField field) => field is >= ActivityField.ReportingPartner and <= ActivityField.FundingPartner;
    public static bool IsAdmin(ActivityField field) => field is >= ActivityField.Admin0 and <= ActivityField.Admin4;
    public static bool IsPeople(ActivityField field) => field is >= ActivityField.TargetedHouseholds and <= ActivityField.Reached;
    public static ActivityField Admin(int level) => (ActivityField)(checked((int)ActivityField.Admin0 + level));
    public static int Level(ActivityField field) => (int)field - (int)ActivityField.Admin0;
}
