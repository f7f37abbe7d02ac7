using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Holds a file's rows against those of another source that split the same work differently (docs/decisions/0018). Only
/// where rows of both an organisation's own file and somebody else's are met is anything read twice.
/// </summary>
internal sealed class SplitFinder
{
    private const long Nobody = -1;

    private readonly record struct Standing(long RowId, int Import);

    private readonly Engine _engine;
    private readonly Import _import;
    private readonly RecordSources _sources;
    private readonly OperationLists _lists;
    private readonly Dictionary<(long Owner, long? Cluster, int From, int To), List<Standing>> _standing;

    private SplitFinder(Engine engine, Import import, RecordSources sources, OperationLists lists, Dictionary<(long, long?, int, int), List<Standing>> standing) =>
        (_engine, _import, _sources, _lists, _standing) = (engine, import, sources, lists, standing);

    /// <summary>Null when no row that counts is of another source than this file is for its organisation.</summary>
    public static SplitFinder? Of(Engine engine, Import import, RecordSources sources, OperationLists lists, FactTable facts)
    {
        var standing = new Dictionary<(long, long?, int, int), List<Standing>>();
        foreach (var visible in facts.Segments.Where(s => s.Segment.Import != import.Number && sources.MayMeet(s.Segment.Import)))
        {
            var (segment, ids, owners) = (visible.Segment, (long[]?)null, new long[facts.Partners.Count]);
            for (var at = 0; at < segment.Count; at++)
            {
                if (visible.IsHidden(at) || Who(segment, at) is not (>= 0 and var who)) continue;
                if (owners[who] == 0) owners[who] = Met(sources, segment.Import, facts.Partners[who]);
                if (owners[who] == Nobody) continue;
                var key = (owners[who], segment.Cluster[at] < 0 ? (long?)null : facts.Clusters[segment.Cluster[at]], (int)segment.FromMonth[at], (int)segment.ToMonth[at]);
                if (!standing.TryGetValue(key, out var rows)) standing[key] = rows = [];
                rows.Add(new((ids ??= segment.RowIdsByPosition())[at], segment.Import));
            }
        }
        return standing.Count == 0 ? null : new SplitFinder(engine, import, sources, lists, standing);
    }

    /// <summary>The organisation whose rows are of another source there than here.</summary>
    private static long Met(RecordSources sources, int import, long partner) =>
        sources.Survivor(partner) is var owner && sources.IsOwn(owner) != sources.IsOwn(import, owner) ? owner : Nobody;

    private static int Who(FactSegment segment, int at)
    {
        foreach (var role in (ReadOnlySpan<int>)[segment.Reporting[at], segment.Programming[at], segment.Implementing[at], segment.Funding[at]])
            if (role >= 0) return role;
        return -1;
    }

    /// <summary>Over all checked rows of the file, as they are kept.</summary>
    public async Task<MetSplits> Find()
    {
        var brought = new List<BroughtRow>();
        var wanted = new Dictionary<long, int>();
        foreach (var position in await DraftPieces.Positions(_engine, _import))
            foreach (var draft in DraftChunkReader.Read(await DraftPieces.Read(_engine, _import, position)))
            {
                if (draft.Verdict is not (RowVerdict.Ok or RowVerdict.Fixed)) continue;
                var owner = _sources.Survivor(draft.Who!.Value);
                if (!_standing.TryGetValue((owner, draft.ClusterId, draft.FromMonth, draft.ToMonth), out var rows)) continue;
                brought.Add(BroughtRow.Of(draft, owner, brought.Count));
                foreach (var row in rows) wanted[row.RowId] = row.Import;
            }
        if (brought.Count == 0) return MetSplits.None;
        await using var connection = await _engine.Open();
        return Meet(brought, await StandingRows.Read(connection, _import.OperationId, wanted, _sources));
    }

    private MetSplits Meet(List<BroughtRow> brought, IReadOnlyList<StandingRow> standing)
    {
        var (described, here) = (standing.SelectMany(r => r.Keys).ToHashSet(), brought.SelectMany(r => r.Keys).ToHashSet());
        var meetings = SplitRows.Find(
            [.. standing.Select(r => r.Row with { IsMatched = r.Keys.Any(here.Contains) })],
            [.. brought.Select(r => r.Row with { IsMatched = r.Keys.Any(described.Contains) })],
            area => _lists.Gazetteer.Path(area).Select(a => a.Id));
        var imports = standing.ToDictionary(r => r.Row.Id, r => r.Import);
        return new MetSplits(meetings, _sources, at => brought[(int)at].Mark, row => imports[row]);
    }
}
