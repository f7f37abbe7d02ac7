namespace Tessera.Domain.Activities.Import;

/// <summary>Columns of one organisation role, in sheet order.</summary>
public sealed record PartnerColumns(PartnerRole Role, IReadOnlyList<int> Names, IReadOnlyList<int> Acronyms, IReadOnlyList<int> Types)
{
    public bool IsMapped => Names.Count + Acronyms.Count > 0;
    public int First { get; } = Names.Concat(Acronyms).DefaultIfEmpty(-1).Min();
}

/// <summary>The mapping turned around: for everything a row can say, the columns that say it.</summary>
public sealed class ColumnPlan
{
    private readonly Dictionary<ActivityField, int[]> _byField;

    public ColumnPlan(IReadOnlyList<ColumnMap> maps, IReadOnlyList<int> organisationColumns)
    {
        Maps = maps;
        OrganisationColumns = organisationColumns;
        _byField = maps.Where(m => m.Target.Field != ActivityField.None).GroupBy(m => m.Target.Field).ToDictionary(g => g.Key, g => g.Select(m => m.Index).ToArray());
        Partners = [.. Enum.GetValues<PartnerRole>().Select(role => OfRole(maps, role))];
        PlaceCodes = [.. Levels().Select(field => Of(field, Facet.Code))];
        PlaceNames = [.. Levels().Select(field => Of(field, Facet.Name, Facet.Text))];
        People = [.. maps.Where(m => m.Target.Field is >= ActivityField.TargetedHouseholds and <= ActivityField.Reached)];
        Headers = maps.ToDictionary(m => m.Index, m => m.Header);
    }

    public IReadOnlyList<ColumnMap> Maps { get; }
    public IReadOnlyList<PartnerColumns> Partners { get; }
    /// <summary>By level 0 to 4.</summary>
    public IReadOnlyList<IReadOnlyList<int>> PlaceCodes { get; }
    public IReadOnlyList<IReadOnlyList<int>> PlaceNames { get; }
    public IReadOnlyList<ColumnMap> People { get; }
    /// <summary>Columns of the count of organisations as typed.</summary>
    public IReadOnlyList<int> OrganisationColumns { get; }
    public IReadOnlyDictionary<int, string> Headers { get; }

    public IReadOnlyList<int> Columns(ActivityField field) => _byField.GetValueOrDefault(field) ?? [];
    public bool Has(ActivityField field) => _byField.ContainsKey(field);
    public int Column(ActivityField field) => _byField.TryGetValue(field, out var columns) ? columns[0] : -1;
    public string Header(int column) => Headers.GetValueOrDefault(column, "");

    public IEnumerable<int> NumberColumns => People.Select(p => p.Index).Concat(Columns(ActivityField.Quantity));
    public IEnumerable<int> DateColumns => Columns(ActivityField.StartDate).Concat(Columns(ActivityField.EndDate)).Concat(Columns(ActivityField.ReportDate));

    private static IEnumerable<ActivityField> Levels() => Enumerable.Range(0, 5).Select(ColumnReading.Admin);

    private int[] Of(ActivityField field, params Facet[] facets) =>
        [.. Maps.Where(m => m.Target.Field == field && facets.Contains(m.Target.Facet)).Select(m => m.Index)];

    private static PartnerColumns OfRole(IReadOnlyList<ColumnMap> maps, PartnerRole role)
    {
        var own = maps.Where(m => m.Target.Field == ColumnReading.FieldOf(role)).ToList();
        return new PartnerColumns(role, Index(own, Facet.Name, Facet.Text), Index(own, Facet.Acronym), Index(own, Facet.Type));
    }

    private static int[] Index(List<ColumnMap> maps, params Facet[] facets) => [.. maps.Where(m => facets.Contains(m.Target.Facet)).Select(m => m.Index)];
}
