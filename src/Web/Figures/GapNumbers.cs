using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>The numbers of a gap as they were worked out, so that they can be kept; scaled by 10,000, null is not stated.</summary>
public sealed record GapNumbers(long? InNeed, long? Targeted, long? Reached, long? Low, long? High, long? Gap, decimal? Coverage)
{
    public static GapNumbers Of(GapLine line) => new(line.InNeed, line.Targeted, line.Reached?.Reached, line.Reached?.Low, line.Reached?.High, line.Gap, line.Coverage);

    /// <summary>Targeted over in need; null where nobody is in need.</summary>
    public decimal? TargetedShare => InNeed is > 0 and { } need && Targeted is { } targeted ? (decimal)targeted / need : null;
}
