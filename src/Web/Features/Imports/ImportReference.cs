using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>What the rows of a file are held against: the operation's lists, and the rows that count now.</summary>
internal sealed class ImportReference(TesseraDb db, Engine engine, ListsCache listsCache, OperationFigures figures, KeepAnswers keep)
{
    /// <summary>Where what was answered is kept for later files.</summary>
    public KeepAnswers Keep => keep;

    public Task<OperationLists> Lists(Operation operation) => listsCache.For(operation);

    public static ActivityReference For(OperationLists lists, ImportSettings settings, IReadOnlyDictionary<string, string> answers)
    {
        var period = answers.GetValueOrDefault("period") ?? settings.Period;
        var cluster = answers.GetValueOrDefault("cluster") ?? settings.Cluster;
        return new ActivityReference(lists.Gazetteer, lists.Registry, lists.Clusters)
        {
            Period = period is null ? null : ReportingPeriod.Parse(period),
            DefaultCluster = cluster is null or "none" ? null : (lists.Clusters.ByCode(cluster) ?? throw Problem.Invalid("import.cluster-unknown", cluster)).Id,
            DefaultPartner = settings.Partner is null ? null : Named(lists, settings.Partner),
            RegisterPartners = settings.RegisterPartners,
            RegisterAlike = settings.RegisterAlike,
            OnlyPartners = settings.OnlyPartners?.ToHashSet(),
            OnlyClusters = settings.OnlyClusters?.ToHashSet(),
            ClosedClusters = settings.ClosedClusters?.ToHashSet(),
        };
    }

    private static long Named(OperationLists lists, string partner) =>
        lists.Registry.Named(partner) is [var one] ? one : throw Problem.Invalid("import.partner-unknown", partner);

    public async Task<SplitFinder?> Splits(Import import, RecordSources sources, OperationLists lists) =>
        sources.MayMeetAny ? SplitFinder.Of(engine, import, sources, lists, await figures.For(import.OperationId)) : null;

    /// <summary>What an import's checked rows are held against when they are accepted.</summary>
    public async Task<CountingNow> Counting(Import import, ImportReport report, OperationLists lists, long? since)
    {
        var sources = await RecordSources.Of(db, lists, import, report.SenderId);
        return new CountingNow(sources, await Splits(import, sources, lists) is { } finder ? await finder.Find() : MetSplits.None, since);
    }

    /// <summary>How often anything of the operation's figures changed.</summary>
    public Task<long> Sequence(int operationId) => db.Operations.Where(o => o.Id == operationId).Select(o => o.Sequence).SingleAsync();

    /// <summary>
    /// Rows of the partners, clusters and months of this file that it does not bring, out of files that it replaces: those
    /// of the same template. Another file of the same partner is not made wrong by this one. Told, never deleted.
    /// </summary>
    public async Task<int> Missing(Import import, TableLayout layout, HashSet<(long, long?, int, int)> covered, HashSet<long> met, OperationLists lists)
    {
        var missing = 0;
        var facts = await figures.For(import.OperationId);
        var replaced = await Replaced(import, layout, [.. facts.Segments.Select(s => s.Segment.Import)]);
        foreach (var segment in facts.Segments.Where(s => replaced.Contains(s.Segment.Import)))
        {
            var (s, ids) = (segment.Segment, segment.Segment.RowIdsByPosition());
            for (var row = 0; row < s.Count; row++)
            {
                if (segment.IsHidden(row) || s.Reporting[row] < 0) continue;
                long? cluster = s.Cluster[row] < 0 ? null : facts.Clusters[s.Cluster[row]];
                if (covered.Contains((lists.Survivor(facts.Partners[s.Reporting[row]]), cluster, s.FromMonth[row], s.ToMonth[row])) && !met.Contains(ids[row])) missing++;
            }
        }
        return missing;
    }

    private async Task<HashSet<int>> Replaced(Import import, TableLayout layout, HashSet<int> counting)
    {
        var earlier = await db.Imports.AsNoTracking().Where(i => i.OperationId == import.OperationId && i.Number != import.Number && i.Report != null && counting.Contains(i.Number)).ToListAsync();
        return [.. earlier.Where(i => layout.IsSameTemplate(ImportJson.ReportOf(i)!.Layout)).Select(i => i.Number)];
    }
}
