namespace Tessera.Domain.Activities.Import;

using W = HeaderWord;

/// <summary>Headers that name an organisation: which part it plays and which side of it the column gives.</summary>
internal static class HeaderPartner
{
    public static ColumnReading Read(HeaderText text)
    {
        var role = Role(text);
        var named = text.Has(W.Org) || role is PartnerRole.Implementing or PartnerRole.Funding;
        if (!named) return text.Has(W.Acronym) && text.Known == 1 ? Aside(text) : ColumnReading.None;
        if (Counts(text) || text.HasAny(W.Status, W.Date, W.Start, W.End, W.Month, W.Period, W.Project, W.Plan, W.Activity, W.Sector)) return Otherwise(text);
        var (facet, said) = FacetOf(text);
        var target = new ColumnTarget(ColumnReading.FieldOf(role ?? PartnerRole.Reporting), facet);
        var confidence = (role is null && text.Has(W.Lead) ? 0.85 : 0.9) - 0.1 * text.Unknown - (IsPartnerOnly(text) ? 0.05 : 0);
        return new(target, confidence, role, said, Fallback: Fallback(text, role));
    }

    /// <summary>"Acronym" alone, beside a column with the name.</summary>
    private static ColumnReading Aside(HeaderText text) =>
        new(new(ActivityField.ReportingPartner, Facet.Acronym), 0.6 - 0.1 * text.Unknown);

    /// <summary>"Number of organisations" is a count; but in Spanish "nombre" is a name.</summary>
    private static bool Counts(HeaderText text) =>
        text.Has(W.Count) || (text.Has(W.NameOrNumber)
            && (text.Plain.Contains("organisations", StringComparison.Ordinal) || text.Plain.Contains("partenaires", StringComparison.Ordinal)
                || text.Plain.Contains("acteurs", StringComparison.Ordinal)));

    private static ColumnReading Otherwise(HeaderText text) => Counts(text) ? ColumnReading.NotWanted : ColumnReading.None;

    private static PartnerRole? Role(HeaderText text)
    {
        if (text.Has(W.Funding)) return PartnerRole.Funding;
        if (text.Has(W.Implementing)) return PartnerRole.Implementing;
        if (text.Has(W.Programming)) return PartnerRole.Programming;
        return text.Has(W.Reporting) ? PartnerRole.Reporting : null;
    }

    private static (Facet, bool Said) FacetOf(HeaderText text)
    {
        if (text.Has(W.Type)) return (Facet.Type, true);
        if (text.Has(W.Acronym)) return (Facet.Acronym, true);
        return text.HasAny(W.Code, W.Id) ? (Facet.Code, true) : (Facet.Name, text.HasAny(W.Name, W.NameOrNumber, W.Description));
    }

    private static bool IsPartnerOnly(HeaderText text) => IsAnyOf(text.Plain, "partner", "partners", "partenaire", "partenaires", "socio", "parceiro", "doi tac");

    private static bool IsAnyOf(string plain, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (plain == word) return true;
        return false;
    }

    private static ActivityField Fallback(HeaderText text, PartnerRole? role)
    {
        if (role is not null) return ActivityField.None;
        if (text.Has(W.Lead)) return ActivityField.ProgrammingPartner;
        return IsPartnerOnly(text) ? ActivityField.ImplementingPartner : ActivityField.None;
    }
}
