using System.Collections.Frozen;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Clusters;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>
/// Finds the table of needs in the first rows of a sheet: wide (a column for each cluster, group or cut) or long (HDX
/// HAPI, HPC), or both. A sheet without one says why: "needs.sheet-no-table", "needs.sheet-activities",
/// "needs.sheet-no-figures", "needs.sheet-no-place".
/// </summary>
public static class NeedSheetFinding
{
    private static readonly FrozenDictionary<string, NeedRole> Roles = Named(
        (NeedRole.Category, "category|categories|category name|category label|population group|population groups|population type|group|categorie|groupe de population|categoria|grupo de poblacion|grupo poblacional|grupo populacional|nhom dan cu|nhom dan so|nhom nguoi|doi tuong"),
        (NeedRole.Sex, "gender|sex|sexe|sexo|genero|gioi tinh"),
        (NeedRole.Age, "age|age range|age group|tranche d age|grupo de edad|nhom tuoi"),
        (NeedRole.Disability, "disabled marker"),
        (NeedRole.Figure, "population status|metric|metric type|figure|status of people"),
        (NeedRole.PeriodStart, "reference period start"),
        (NeedRole.PeriodEnd, "reference period end"));

    private static readonly string[] Aside = ["provider", "has hrp", "in gho", "admin level", "min age", "max age", "dataset", "resource", "info", "warning", "error", "description", "note", "notes", "comment"];

    /// <summary>The sheet's table, or the code that says why it has none.</summary>
    public static (NeedSheet? Sheet, string? Reason) Find(string name, IReadOnlyList<IReadOnlyList<Cell>> firstRows, IReadOnlyList<int> rowNumbers, NeedReference reference)
    {
        if (NeedHeader.Find(firstRows, rowNumbers) is not var (layout, parts, title)) return (null, "needs.sheet-no-table");
        if (layout.Columns.Any(c => IsActivity(c.Header))) return (null, "needs.sheet-activities");
        var places = Places(layout, parts, reference);
        var reading = new NeedColumnReading(reference, NeedWords.Take(Folding.Fold(name)).Figure ?? NeedWords.Take(Folding.Fold(title)).Figure);
        var findings = new List<Finding>();
        var columns = new List<NeedColumn>();
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var (column, finding) = Column(layout.Columns[i], parts[i], places, reading);
            columns.Add(column);
            if (finding is not null) findings.Add(finding);
        }
        var sheet = new NeedSheet(name, title, NeedSheetSense.Make(name, title, columns, reference, findings), Levels(places, Facet.Code), Levels(places, Facet.Name, Facet.Text), layout.DataFirst, findings);
        if (!sheet.Values.Any()) return (null, "needs.sheet-no-figures");
        return sheet.HasPlaces || sheet.Column(NeedRole.Cluster) >= 0 ? (sheet, null) : (null, "needs.sheet-no-place");
    }

    private static (NeedColumn, Finding?) Column(ColumnMap map, string[] parts, IReadOnlyList<ColumnMap> places, NeedColumnReading reading)
    {
        var header = parts.Length == 0 ? map.Header : string.Join(" / ", parts.Distinct());
        var lowest = Folding.Fold(parts.Length == 0 ? "" : parts[^1]);
        if (places.Any(p => p.Index == map.Index)) return (new(map.Index, header, NeedRole.Place), null);
        if (Roles.TryGetValue(lowest, out var role)) return (new(map.Index, header, role), null);
        if (Array.Exists(Aside, word => lowest == word || lowest.StartsWith(word + " ", StringComparison.Ordinal))) return (new(map.Index, header, NeedRole.Other), null);
        if (IsClusterColumn(lowest)) return (new(map.Index, header, NeedRole.Cluster), null);
        var (column, finding) = reading.Read(map.Index, header, parts, HxlTag.Read(map.Tag));
        return column.IsValue && NeedShares.Says(header) ? (column with { Role = NeedRole.Other }, new Finding("needs.column-shares", FindingEffect.SetAside, 0, map.Index, header)) : (column, finding);
    }

    private static bool IsClusterColumn(string lowest)
    {
        var words = HeaderText.Of(lowest);
        return words.HasAny(HeaderWord.Sector, HeaderWord.SubSector) && words.Unknown == 0 && NeedWords.Take(lowest).Figure is null && !words.Has(HeaderWord.Lead);
    }

    private static bool IsActivity(string header) =>
        HeaderText.Of(header) is var words && words.Has(HeaderWord.Activity) && words.HasAny(HeaderWord.Code, HeaderWord.Name, HeaderWord.Description, HeaderWord.Type);

    /// <summary>Columns that say where, read as those of a partner's sheet are; columns of numbers are not offered.</summary>
    private static List<ColumnMap> Places(TableLayout layout, IReadOnlyList<string[]> parts, NeedReference reference)
    {
        var hints = new ColumnHints(
            LevelOfCode: code => reference.Gazetteer.ByCode(code).FirstOrDefault()?.Level,
            LevelOfName: name => reference.Gazetteer.Named(name).Select(a => (int?)a.Level).Min(),
            IsCluster: text => ClusterMatching.Match(reference.Clusters, text).ClusterId is not null);
        var offered = new List<ColumnMap>();
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            var lowest = parts[i].Length == 0 ? layout.Columns[i].Header : parts[i][^1];
            var folded = Folding.Fold(lowest);
            if (Array.Exists(Aside, word => folded.StartsWith(word, StringComparison.Ordinal)) || NeedWords.Take(folded).Figure is not null || NeedWords.OfTag(HxlTag.Read(layout.Columns[i].Tag)?.Tag ?? "") is not null) continue;
            offered.Add(layout.Columns[i] with { Header = lowest });
        }
        return [.. ColumnMatching.Match(offered, hints).Where(c => ColumnReading.IsAdmin(c.Target.Field))];
    }

    private static List<IReadOnlyList<int>> Levels(IReadOnlyList<ColumnMap> places, params Facet[] facets) =>
        [.. Enumerable.Range(0, 5).Select(IReadOnlyList<int> (level) => [.. places.Where(p => p.Target.Field == ColumnReading.Admin(level) && facets.Contains(p.Target.Facet)).Select(p => p.Index)])];

    private static FrozenDictionary<string, NeedRole> Named(params (NeedRole Role, string Names)[] roles) =>
        roles.SelectMany(r => r.Names.Split('|').Select(name => (name, r.Role))).ToFrozenDictionary(r => r.name, r => r.Role);
}
