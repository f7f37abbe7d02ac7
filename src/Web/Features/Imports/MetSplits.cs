using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// What becomes of rows that meet those of another source split otherwise: an organisation's own rows stay, where the
/// sums agree without a word and where they differ until somebody decides; its own file replaces what others told for it.
/// </summary>
internal sealed class MetSplits
{
    public static readonly MetSplits None = new([], null!, _ => default, _ => 0);

    private readonly RecordSources _sources;
    private readonly Dictionary<(int Row, long Content), (SplitMeeting Meeting, bool IsMatched)> _met = [];

    public MetSplits(IReadOnlyList<SplitMeeting> meetings, RecordSources sources, Func<long, (int, long)> markOf, Func<long, int> importOf)
    {
        _sources = sources;
        foreach (var meeting in meetings)
        {
            foreach (var row in meeting.Brought) _met[markOf(row.Id)] = (meeting, row.IsMatched);
            if (Replaces(meeting)) Replaced.AddRange(meeting.Standing.Where(r => !r.IsMatched).Select(r => (r.Id, importOf(r.Id))));
        }
    }

    /// <summary>Rows that no longer count once the file is accepted, each with the import of the version that counts now.</summary>
    public List<(long RowId, int Import)> Replaced { get; } = [];

    private static long Owner(SplitMeeting meeting) => meeting.Brought[0].Subject.Owner;

    private bool Replaces(SplitMeeting meeting) => _sources.IsOwn(Owner(meeting)) || (!meeting.IsSame && _sources.IsTaken(Owner(meeting)));

    public RowComparison Over(ActivityDraft draft, RowComparison compared)
    {
        if (_met.Count == 0 || !_met.TryGetValue(MarkOf(draft), out var met) || _sources.IsOwn(Owner(met.Meeting))) return compared;
        if (met.Meeting.IsSame) return compared with { Change = RowChange.Same, Differences = [], Meeting = met.Meeting };
        if ((met.IsMatched && compared.Change != RowChange.Kept) || Replaces(met.Meeting)) return compared;
        return compared with { Change = RowChange.Kept, Differences = met.Meeting.Differences, Meeting = met.Meeting };
    }

    /// <summary>Rows of others that the draft's own file takes the place of; null when it meets none.</summary>
    public SplitMeeting? Replacing(ActivityDraft draft) =>
        _met.Count > 0 && _met.TryGetValue(MarkOf(draft), out var met) && Replaces(met.Meeting) ? met.Meeting : null;

    public static (int, long) MarkOf(ActivityDraft draft) => (draft.SourceRow, draft.ContentHash);
}
