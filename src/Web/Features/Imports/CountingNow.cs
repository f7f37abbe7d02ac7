using Tessera.Domain.Activities;

namespace Tessera.Web.Features.Imports;

/// <summary>What counts when an import is accepted: its rows are held against it as the review held them.</summary>
/// <param name="Since">The operation's sequence number at the review; null when nothing was accepted or undone since.</param>
internal sealed record CountingNow(RecordSources Sources, MetSplits Splits, long? Since)
{
    /// <summary>Only rows of these organisations are looked at; null looks at every row.</summary>
    public IReadOnlySet<long>? Partners { get; init; }

    // Whose row one is may change as long as it carries our own id.
    public bool Concerns(ActivityDraft draft) => Partners is null || draft.OwnRowId != 0 || (draft.Who is { } who && Partners.Contains(who));

    /// <summary>Whether what the review said of a row is no longer so: it is new no more, or somebody else said something of it since.</summary>
    public bool IsMoved(ActivityDraft draft, RowComparison now, bool isWithin) => Since is { } since
        && (!isWithin || now.Change != draft.Change || (now.Change is RowChange.Changed or RowChange.Kept && now.Row?.CommitSequence > since));
}
