using System.Text;
using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Clusters;

/// <summary>The shipped lists and the real files beside the project, read with nothing but this.</summary>
internal static class SampleFiles
{
    internal static IReadOnlyList<ListedCluster> Clusters { get; } = [.. Lines("clusters.csv").Select(ListedCluster.Parse)];
    internal static IReadOnlyList<ListedClusterSynonym> Synonyms { get; } = [.. Lines("cluster_synonyms.csv").Select(ListedClusterSynonym.Parse)];
    internal static IReadOnlyList<ListedPartner> Partners { get; } = [.. Lines("partners.csv").Select(ListedPartner.Parse)];

    /// <summary>Distinct values of some columns of a real file, rows after the first <paramref name="skip"/>.</summary>
    internal static IReadOnlyList<string[]> Distinct(string file, int skip, params int[] columns)
    {
        var path = Path.Combine(Root(), "..", "shared", "data", "threew", file);
        Assert.SkipUnless(File.Exists(path), $"../shared/data/threew/{file} is not on this machine");
        return [.. Records(File.ReadAllText(path)).Skip(skip).Where(row => row.Count > columns.Max())
            .Select(row => columns.Select(column => row[column]).ToArray())
            .DistinctBy(values => string.Join('\t', values))];
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(string list) =>
        Records(File.ReadAllText(Path.Combine(Root(), "src", "Web", "Lists", list))).Skip(1);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tessera.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var (record, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || (c != ',' && c != '\n' && c != '\r')) field.Append(c);
            else if (c != '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == ',') continue;
                yield return record;
                record = [];
            }
        }
        if (field.Length == 0 && record.Count == 0) yield break;
        record.Add(field.ToString());
        yield return record;
    }
}
