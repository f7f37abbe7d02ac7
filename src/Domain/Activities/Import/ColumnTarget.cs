namespace Tessera.Domain.Activities.Import;

/// <summary>What a column of a partner's sheet can mean. The order is the order of our own template.</summary>
public enum ActivityField : byte
{
    None, RowId, SourceId,
    ReportingPartner, ProgrammingPartner, ImplementingPartner, FundingPartner,
    Plan, Project, Cluster, SubCluster, Kind, Description, Indicator, Status, StartDate, EndDate, Period, ReportDate,
    Admin0, Admin1, Admin2, Admin3, Admin4, SiteName, SiteType, Latitude, Longitude,
    Modality, Item, Quantity, Unit, Group, Recurrency,
    TargetedHouseholds, Targeted, ReachedHouseholds, Reached, Comments, ContactName, ContactEmail, ContactPhone,
}

/// <summary>Which side of the thing the column gives. Text is the default for fields with one side.</summary>
public enum Facet : byte { Text, Name, Code, Acronym, Type }

/// <summary>Where a column goes. Cut is set for Targeted and Reached only; Language for names ("fr"), else null.</summary>
public sealed record ColumnTarget(ActivityField Field, Facet Facet = Facet.Text, Disaggregation? Cut = null, string? Language = null)
{
    public static readonly ColumnTarget Unmapped = new(ActivityField.None);
}

/// <summary>How a column was understood.</summary>
/// <param name="Index">0-based sheet column.</param>
/// <param name="Header">Header text, multi-row headers joined with " / " (equal parts once).</param>
/// <param name="Tag">HXL tag as normalised ("#adm1+code"), else null.</param>
/// <param name="Source">"tag", "header", "values", "chosen" (a person's), "remembered" or "none".</param>
/// <param name="Rival">The other reading when tag and header disagree about a role; one question then, header suggested.</param>
/// <param name="Note">What was noticed while matching ("column.taken", see ColumnMatching), else null.</param>
public sealed record ColumnMap(int Index, string Header, string? Tag, ColumnTarget Target, string Source, double Confidence,
    IReadOnlyList<string> Samples, ColumnTarget? Rival = null, string? Note = null)
{
    /// <summary>0-based column that brings what this one, left unread, would bring; null when it is read or means nothing.</summary>
    public int? TakenBy { get; init; }
}

/// <summary>Where the table lies in a sheet.</summary>
/// <param name="HeaderFirst">1-based first header row; 0 when there is none (tags only).</param>
/// <param name="HeaderLast">1-based last header row; 0 when there is none.</param>
/// <param name="TagRow">1-based HXL row, else null.</param>
/// <param name="DataFirst">1-based first data row.</param>
public sealed record TableLayout(int HeaderFirst, int HeaderLast, int? TagRow, int DataFirst, IReadOnlyList<ColumnMap> Columns)
{
    /// <summary>1-based rows above the header that read like data of an earlier table: left out, and told.</summary>
    public IReadOnlyList<int> DataAbove { get; init; } = [];

    /// <summary>Columns with a header or a value beyond those that are looked at.</summary>
    public int ColumnsBeyond { get; init; }

    /// <summary>At least four fifths of the headers of both agree: a template may gain or lose a column from month to month.</summary>
    public bool IsSameTemplate(TableLayout other) => IsSameTemplate(other.Headers());

    /// <param name="headers">Folded and distinct, as <see cref="Headers"/> gives them.</param>
    public bool IsSameTemplate(IReadOnlyCollection<string> headers)
    {
        var ours = Headers();
        return ours.Count > 0 && ours.Intersect(headers).Count() * 5 >= Math.Max(ours.Count, headers.Count) * 4;
    }

    public IReadOnlyCollection<string> Headers() => Columns.Select(c => Folding.Fold(c.Header)).Where(header => header.Length > 0).ToHashSet();
}
