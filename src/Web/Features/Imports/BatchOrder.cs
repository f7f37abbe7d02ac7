using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>Which files of a batch go in at once, and which are held against those first.</summary>
internal sealed class BatchOrder(EachImport each, ImportPreview preview)
{
    /// <param name="later">What is done to one that is held against others first, with the numbers of these.</param>
    public async Task Run(IReadOnlyList<BatchLine> ready, Func<int, Task> now, Func<int, IReadOnlyList<int>, Task> later)
    {
        var own = ready.Select(l => l.Report!.SenderId).OfType<long>().ToHashSet();
        var first = ready.Where(l => !l.MayImport || !SpeaksFor(l.Report!, own)).ToList();
        var waiting = (await Contradicting(first)).ToHashSet();
        int[] numbers = [.. first.Select(l => l.Import!.Number).Where(import => !waiting.Contains(import)).Order()];
        await each.Run(numbers, now);
        var held = ready.Where(l => !numbers.Contains(l.Import!.Number)).ToDictionary(l => l.Import!.Number, l => Sharing(l, first.Where(o => numbers.Contains(o.Import!.Number))));
        await each.Run(held.Keys, import => later(import, held[import]));
    }

    private static List<int> Sharing(BatchLine line, IEnumerable<BatchLine> others)
    {
        var partners = line.Report!.PartnersMet().ToHashSet();
        return [.. others.Where(o => o.Report!.PartnersMet().Any(partners.Contains)).Select(o => o.Import!.Number).Order()];
    }

    /// <summary>A file of several organisations, one of which sent its own.</summary>
    private static bool SpeaksFor(ImportReport report, HashSet<long> own) => report.SenderId is null && report.PartnersMet().Any(own.Contains);

    /// <summary>Files that tell of an activity otherwise than a file before them: neither is the later word.</summary>
    private async Task<List<int>> Contradicting(List<BatchLine> lines)
    {
        var shared = lines.SelectMany(l => l.Report!.PartnersMet().Distinct()).GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var (said, found) = (new Dictionary<long, long>(), new List<int>());
        foreach (var line in lines.Where(l => l.MayImport && l.Report!.PartnersMet().Any(shared.Contains)).OrderBy(l => l.Import!.Number))
        {
            var here = new Dictionary<long, long>();
            await foreach (var draft in preview.Drafts(line.Import!))
                if (draft.Verdict is RowVerdict.Ok or RowVerdict.Fixed) here[draft.KeyHash] = draft.ContentHash;
            if (here.Any(row => said.TryGetValue(row.Key, out var content) && content != row.Value)) found.Add(line.Import!.Number);
            else foreach (var (key, content) in here) said[key] = content;
        }
        return found;
    }
}
