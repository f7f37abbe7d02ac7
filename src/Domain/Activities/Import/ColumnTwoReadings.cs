namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>
/// Puts tag and header together. The tag says what the column is and the header refines it; about the part an
/// organisation plays the header wins and the tag's reading is kept as the rival (one question).
/// </summary>
internal static class ColumnTwoReadings
{
    public static (ColumnReading Reading, string Source, ColumnTarget? Rival) Join(ColumnReading? tag, ColumnReading header, HxlTag? hxl)
    {
        if (tag is null || (tag.IsNone && !tag.IsNotWanted)) return (header, header.IsNone ? "none" : "header", null);
        if (tag.IsNone) return (tag, "tag", null);
        if (ColumnReading.IsPartner(tag.Target.Field) && ColumnReading.IsPartner(header.Target.Field)) return Partner(tag, header);
        if (hxl?.Tag is "#loc" or "#region" && ColumnReading.IsAdmin(header.Target.Field)) return (ColumnReading.None, "none", null);
        return (Refined(tag, header), Prevails(tag, header) ? "header" : "tag", null);
    }

    private static (ColumnReading, string, ColumnTarget?) Partner(ColumnReading tag, ColumnReading header)
    {
        var facet = tag.FacetSaid || !header.FacetSaid ? tag.Target.Facet : header.Target.Facet;
        var headerField = header.Role is null && tag.Role is not null && !LeadAgainstFunder(tag, header) ? tag.Target.Field : header.Target.Field;
        var disagree = tag.Role is not null && headerField != tag.Target.Field;
        var target = tag.Target with { Field = headerField, Facet = facet, Language = tag.Target.Language ?? header.Target.Language };
        var reading = header with { Target = target, Confidence = disagree ? 0.8 : 1, FacetSaid = tag.FacetSaid || header.FacetSaid };
        return (reading, disagree ? "header" : "tag", disagree ? target with { Field = tag.Target.Field } : null);
    }

    /// <summary>"Lead organisation" names no part in so many words, but it never is the donor or the implementing partner's.</summary>
    private static bool LeadAgainstFunder(ColumnReading tag, ColumnReading header) =>
        header.Fallback == F.ProgrammingPartner && tag.Role is PartnerRole.Funding or PartnerRole.Implementing;

    /// <summary>Whether an unspecific tag ("#activity+name") gives way to what the header says ("Activity description").</summary>
    private static bool Prevails(ColumnReading tag, ColumnReading header) => tag.Target.Field switch
    {
        F.SourceId => header.Target.Field == F.RowId,
        F.Kind => header.Target.Field == F.SourceId || (!tag.FacetSaid && header.Target.Field is F.Description or F.Comments),
        F.ReportDate or F.Item or F.Description => !tag.FacetSaid && !header.IsNone,
        F.Group => !tag.FacetSaid && ColumnReading.IsPeople(header.Target.Field),
        _ => false,
    };

    private static ColumnReading Refined(ColumnReading tag, ColumnReading header)
    {
        if (Prevails(tag, header)) return header;
        var same = tag.Target.Field == header.Target.Field;
        var target = tag.Target;
        if (!tag.FacetSaid && header.FacetSaid && Kin(tag, header)) target = target with { Facet = header.Target.Facet };
        if (!tag.FacetSaid && target.Cut is { IsTotal: true } && header.Target.Cut is { } cut) target = target with { Cut = cut };
        return tag with { Target = target, Confidence = same ? 1 : tag.Confidence, FacetSaid = tag.FacetSaid || (header.FacetSaid && Kin(tag, header)) };
    }

    private static bool Kin(ColumnReading tag, ColumnReading header) =>
        tag.Target.Field == header.Target.Field || (ColumnReading.IsAdmin(tag.Target.Field) && ColumnReading.IsAdmin(header.Target.Field));
}
