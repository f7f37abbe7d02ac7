using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Papers;

namespace Tessera.Web.Layout;

/// <summary>The chapters of a briefing, in the order in which somebody new reads them.</summary>
public enum BriefingChapter : byte { Events = 1, Architecture, Leadership, Contacts, Figures, Gaps, Overlaps, Agreed, Reviews, Reading }

/// <summary>Whom or what a briefing is about.</summary>
/// <param name="Cluster">Null for the whole operation.</param>
/// <param name="Now">The day it speaks of: in a country of samples the end of its data.</param>
public sealed record BriefingScope(Operation Operation, OperationLists Lists, Cluster? Cluster, DateOnly Now)
{
    public LooseDate Asked => LooseDate.Of(Now);

    /// <summary>The clusters it speaks of.</summary>
    public IReadOnlyList<Cluster> Clusters => Cluster is null ? Lists.ClusterList : [Cluster];
}

/// <summary>What one feature has to say in a briefing. What the reader may not see on pages is not in here.</summary>
public sealed record BriefingShare
{
    public static readonly BriefingShare None = new();

    /// <summary>Sections under the headings of their chapters; those without a heading of their own come first there.</summary>
    public IReadOnlyList<(BriefingChapter Chapter, PaperSection Section)> Sections { get; init; } = [];

    /// <summary>For the row of large numbers at the beginning; at most four.</summary>
    public IReadOnlyList<(BriefingChapter Chapter, PaperFigure Figure)> Keys { get; init; } = [];

    /// <summary>Risks: one line for each, the worst first, at most a handful.</summary>
    public IReadOnlyList<PaperLine> Risks { get; init; } = [];

    /// <summary>What exists and is not for this reader, said without giving it away.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>Until when its figures speak.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>
/// A feature that knows something a newcomer has to know; the briefing asks all of them and knows none. Figures come from
/// the desks that pages and exports ask, so that a briefing never says another number.
/// </summary>
public abstract class BriefingPart
{
    /// <summary>Asked one after the other, since they share one connection.</summary>
    public abstract Task<BriefingShare> For(BriefingScope scope);
}
