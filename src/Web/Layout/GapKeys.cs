using Tessera.Domain.Analysis;

namespace Tessera.Web.Layout;

/// <summary>In need, targeted, reached, gap: always in this order (design.md 7).</summary>
internal static class GapKeys
{
    public static IReadOnlyList<KeyFigure> Of(GapLine? line, string cluster, Text text) => line is null ? [] :
    [
        new(text["gaps.in-need"], line.InNeed / 10_000m, cluster),
        new(text["gaps.targeted"], line.Targeted / 10_000m, line is { InNeed: > 0, Targeted: { } targeted } ? text["gaps.of-need", text.Percent((decimal)targeted / line.InNeed.Value)] : null),
        new(text["gaps.reached"], line.Reached?.Reached / 10_000m, line.Reached is { } reached ? text["reach.range", text.Number(reached.Low / 10_000m, 0), text.Number(reached.High / 10_000m, 0)] : text["gaps.no-report"]),
        new(text["gaps.gap"], line.Gap / 10_000m, line.Coverage is { } coverage ? text["gaps.covered", text.Percent(coverage)] : null) { Tone = line.Gap > 0 ? KeyFigureTone.Warn : KeyFigureTone.Plain },
    ];
}
