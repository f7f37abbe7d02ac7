using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Figures;

/// <summary>
/// The lists every operation starts from: sectors with their words in five languages, well-known organisations. They
/// ship as CSV, are stored once under an operation of their own and can be edited there like any country's.
/// </summary>
public sealed class GlobalLists(TesseraDb db, Ids ids)
{
    public const string Code = "global";

    private static readonly IReadOnlyList<ListedCluster> Sectors = [.. Read("clusters.csv").Select(ListedCluster.Parse)];

    /// <summary>What HDX HAPI calls a sector (standards.md 2.1), whatever its cluster is called in the country; one it does not know keeps its own name.</summary>
    public static string SectorName(Cluster cluster) => Sectors.FirstOrDefault(sector => sector.Code == cluster.Code)?.Name ?? cluster.Name;

    public static ClusterRegistry Registry(IReadOnlyList<Cluster> clusters, IReadOnlyList<ClusterSynonymRow> synonyms)
    {
        var codes = clusters.ToDictionary(c => c.Id, c => c.Code);
        return new ClusterRegistry(clusters, Sectors, synonyms.Where(s => codes.ContainsKey(s.ClusterId))
            .Select(s => new ListedClusterSynonym(codes[s.ClusterId], s.Language, s.Text)));
    }

    /// <summary>Stores the shipped lists when the installation has none.</summary>
    public async Task Ensure()
    {
        if (await db.Operations.AnyAsync(o => o.Code == Code)) return;
        var global = new Operation { Code = Code, Name = "Global lists", Countries = "" };
        db.Operations.Add(global);
        await db.SaveChangesAsync();
        AddClusters(global.Id);
        AddPartners(global.Id);
        await db.SaveChangesAsync();
    }

    private void AddClusters(int operationId)
    {
        var byCode = new Dictionary<string, long>();
        foreach (var listed in Sectors.OrderBy(s => s.Parent is not null))
        {
            var cluster = new Cluster
            {
                OperationId = operationId,
                Id = ids.Next(),
                Code = listed.Code,
                Name = listed.Name,
                ShortName = listed.ShortName,
                Kind = listed.Kind,
                ParentId = listed.Parent is { } parent ? byCode.GetValueOrDefault(parent) : null,
                ValidFrom = listed.ValidFrom,
                ValidTo = listed.ValidTo,
                IsSensitive = listed.IsSensitive,
            };
            byCode[listed.Code] = cluster.Id;
            db.Clusters.Add(cluster);
        }
        foreach (var synonym in Read("cluster_synonyms.csv").Select(ListedClusterSynonym.Parse).DistinctBy(s => Folding.Fold(s.Text)))
            db.ClusterSynonyms.Add(new ClusterSynonymRow { OperationId = operationId, Id = ids.Next(), ClusterId = byCode[synonym.Code], Language = synonym.Language, Text = synonym.Text, Folded = Folding.Fold(synonym.Text) });
    }

    private void AddPartners(int operationId)
    {
        var taken = new HashSet<string>();
        foreach (var listed in Read("partners.csv").Select(ListedPartner.Parse))
        {
            var partner = new Partner { OperationId = operationId, Id = ids.Next(), Acronym = listed.Acronym, Name = listed.Name, TypeCode = listed.TypeCode };
            db.Partners.Add(partner);
            foreach (var alias in listed.Aliases.Where(a => taken.Add(Folding.Fold(a))))
                db.PartnerAliases.Add(new PartnerAlias { OperationId = operationId, Id = ids.Next(), PartnerId = partner.Id, Text = alias, Folded = Folding.Fold(alias) });
        }
    }

    /// <summary>The global clusters as a new operation's own, ready but not established.</summary>
    public async Task CopyClusters(int toOperationId)
    {
        var global = await db.Operations.Where(o => o.Code == Code).Select(o => o.Id).SingleAsync();
        var clusters = await db.Clusters.AsNoTracking().Where(c => c.OperationId == global).ToListAsync();
        var own = clusters.ToDictionary(c => c.Id, _ => ids.Next());
        foreach (var c in clusters)
            db.Clusters.Add(new Cluster
            {
                OperationId = toOperationId,
                Id = own[c.Id],
                Code = c.Code,
                Name = c.Name,
                ShortName = c.ShortName,
                Kind = c.Kind,
                ParentId = c.ParentId is { } parent ? own[parent] : null,
                ValidFrom = c.ValidFrom,
                ValidTo = c.ValidTo,
                IsSensitive = c.IsSensitive,
            });
        foreach (var s in await db.ClusterSynonyms.AsNoTracking().Where(s => s.OperationId == global).ToListAsync())
            db.ClusterSynonyms.Add(new ClusterSynonymRow { OperationId = toOperationId, Id = ids.Next(), ClusterId = own[s.ClusterId], Language = s.Language, Text = s.Text, Folded = s.Folded });
    }

    private static IEnumerable<IReadOnlyList<string>> Read(string file)
    {
        var assembly = typeof(GlobalLists).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Lists.{file}", StringComparison.Ordinal)))!;
        using var workbook = Workbook.Open(stream, file);
        var width = 0;
        foreach (var row in workbook.Rows(0))
        {
            if (width == 0) { width = row.Count; continue; }
            yield return [.. Enumerable.Range(0, width).Select(column => row[column].AsTyped())];
        }
    }
}
