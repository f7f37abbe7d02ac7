using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>In need, targeted, reached, gap: always in this order (design.md 7).</summary>
internal static class GapKeys
{
    public static IReadOnlyList<KeyFigure> Of(GapLine? line, string cluster, Text text, GapLinks links) =>
        line is null ? [] : Of(GapNumbers.Of(line), cluster, text, line.Reached is null ? null : links.Reached(line));

    /// <param name="reached">Where the rows of those reached open.</param>
    public static IReadOnlyList<KeyFigure> Of(GapNumbers numbers, string cluster, Text text, string? reached = null) =>
    [
        new(text["gaps.in-need"], numbers.InNeed / 10_000m, cluster),
        new(text["gaps.targeted"], numbers.Targeted / 10_000m, numbers.TargetedShare is { } share ? text["gaps.of-need", text.Percent(share)] : null),
        new(text["gaps.reached"], numbers.Reached / 10_000m, numbers.Reached is null ? text["gaps.no-report"] : text["reach.range", text.Number(numbers.Low / 10_000m, 0), text.Number(numbers.High / 10_000m, 0)], reached),
        new(text["gaps.gap"], numbers.Gap / 10_000m, numbers.Coverage is { } coverage ? text["gaps.covered", text.Percent(coverage)] : null) { Tone = numbers.Gap > 0 ? KeyFigureTone.Warn : KeyFigureTone.Plain },
    ];
}
