using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>What the numbers of a sheet say about each other. Notes only: the source may have its reasons.</summary>
internal static class NeedChecks
{
    private const long OnePerson = 10_000;

    public static void Note(IReadOnlyList<ReadLine> lines, QuestionBook book)
    {
        var byPlace = lines.GroupBy(l => (l.Line.AreaId, l.Line.ClusterId, l.Line.Group, l.Line.Cut));
        foreach (var said in byPlace)
        {
            var (need, target) = (Of(said, NeedFigure.InNeed), Of(said, NeedFigure.Targeted));
            if (need is not null && target is not null && target.Line.Value > need.Line.Value + OnePerson)
                book.Note(new Finding("needs.target-above-need", FindingEffect.Note, target.Row, -1, NumberReading.Text(target.Line.Value), NumberReading.Text(need.Line.Value)));
        }
        foreach (var said in lines.GroupBy(l => (l.Line.AreaId, l.Line.ClusterId, l.Line.Figure))) Sexes([.. said], book);
    }

    /// <summary>Women and men together are everybody, whatever else is cut.</summary>
    private static void Sexes(List<ReadLine> said, QuestionBook book)
    {
        if (said.Find(l => l.Line.IsTotal) is not { } total) return;
        var parts = said.Where(l => l.Line.Group is null && NeedParts.IsPart(l.Line, NeedPartition.Sexes)).ToList();
        var sum = parts.Sum(l => l.Line.Value);
        if (parts.Count == 2 && Math.Abs(sum - total.Line.Value) > 2 * OnePerson)
            book.Note(new Finding("needs.parts-differ", FindingEffect.Note, total.Row, -1, NumberReading.Text(sum), NumberReading.Text(total.Line.Value)));
    }

    private static ReadLine? Of(IEnumerable<ReadLine> lines, NeedFigure figure) => lines.FirstOrDefault(l => l.Line.Figure == figure);
}
