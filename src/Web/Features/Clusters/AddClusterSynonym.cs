using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

public sealed record SynonymInput(string? Text, string? Language);

/// <summary>A word, in a language or in none, that means this cluster in every later file.</summary>
internal sealed class AddClusterSynonym(TesseraDb db, CurrentUser user, Ids ids)
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es", "pt", "vi", ""];

    public async Task<ClusterSynonymRow> Run(Operation operation, string code, SynonymInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var text = ClusterRules.Filled(input.Text, "cluster.synonym-missing");
        if (!Languages.Contains(input.Language ?? "")) throw Problem.Invalid("cluster.language-unknown", input.Language ?? "");
        var folded = Folding.Fold(text);
        if (folded.Length == 0) throw Problem.Invalid("cluster.synonym-missing");
        var row = new ClusterSynonymRow { OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, Language = input.Language ?? "", Text = text, Folded = folded };
        await DemandClear(operation, row);
        db.ClusterSynonyms.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    /// <summary>A word that meant two clusters would make every file ambiguous; the registry refuses to be built with one.</summary>
    private async Task DemandClear(Operation operation, ClusterSynonymRow row)
    {
        var clusters = await db.Clusters.AsNoTracking().Where(c => c.OperationId == operation.Id).ToListAsync();
        var synonyms = await db.ClusterSynonyms.AsNoTracking().Where(s => s.OperationId == operation.Id).ToListAsync();
        if (synonyms.Find(s => s.Folded == row.Folded) is { } same)
            throw Problem.Conflict("cluster.synonym-taken", row.Text, clusters.Find(c => c.Id == same.ClusterId)?.Name ?? "?");
        try { GlobalLists.Registry(clusters, [.. synonyms, row]); }
        catch (ArgumentException) { throw Problem.Conflict("cluster.synonym-of-another", row.Text); }
    }
}
