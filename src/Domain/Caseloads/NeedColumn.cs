using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>What a column of a sheet of needs is for.</summary>
public enum NeedRole : byte { Other, Place, Cluster, Category, Sex, Age, Disability, Figure, PeriodStart, PeriodEnd, Value }

/// <summary>One column as understood.</summary>
/// <param name="Index">0-based sheet column.</param>
/// <param name="Header">All its header rows, joined with " / ".</param>
/// <param name="Figure">Of a value; null when a column of the row says it.</param>
/// <param name="ClusterId">Of a value under a cluster's name; <see cref="IsAcross"/> when it is said to be of all clusters together.</param>
/// <param name="Category">The cut in the words of the header; null when it names none.</param>
public sealed record NeedColumn(int Index, string Header, NeedRole Role, NeedFigure? Figure = null, long? ClusterId = null, bool IsAcross = false,
    string? Group = null, Disaggregation? Cut = null, string? Category = null)
{
    public bool IsValue => Role == NeedRole.Value;

    /// <summary>Two columns of one meaning would count the same people twice.</summary>
    internal object Meaning => (Figure, ClusterId, Group, Cut);
}

/// <summary>A sheet in which a table of needs was found.</summary>
/// <param name="Title">What stands above the table.</param>
/// <param name="PlaceCodes">Columns by level 0 to 4.</param>
/// <param name="DataFirst">1-based first row of data.</param>
public sealed record NeedSheet(string Name, string Title, IReadOnlyList<NeedColumn> Columns, IReadOnlyList<IReadOnlyList<int>> PlaceCodes,
    IReadOnlyList<IReadOnlyList<int>> PlaceNames, int DataFirst, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<NeedColumn> Values => Columns.Where(c => c.IsValue);
    public bool HasPlaces => PlaceCodes.Concat(PlaceNames).Any(level => level.Count > 0);
    public int Column(NeedRole role) => Columns.FirstOrDefault(c => c.Role == role)?.Index ?? -1;
    /// <summary>Texts in the columns that name a cluster, once the rows were looked at.</summary>
    internal HashSet<string> RowClusters { get; } = new(StringComparer.Ordinal);

    internal void Observe(SheetRow row)
    {
        foreach (var column in Columns.Where(c => c.Role == NeedRole.Cluster))
            if (!row[column.Index].IsBlank && RowClusters.Count < 1_000) RowClusters.Add(row[column.Index].AsTyped().Trim());
    }

    public string Header(int column) => Columns.FirstOrDefault(c => c.Index == column)?.Header ?? "";
}
