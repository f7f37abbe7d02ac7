using Tessera.Domain.Clusters;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Lessons;

/// <summary>In a briefing: what the last review asked for and nobody has done yet, then what it found hard and what it learnt.</summary>
internal sealed class PointBriefing(PointViews views, Text text) : BriefingPart
{
    private const int Most = 12;
    private static readonly PointKind[] Told = [PointKind.Recommendation, PointKind.WayForward, PointKind.Challenge, PointKind.Lesson];

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var view = await views.For(scope.Operation, scope.Cluster?.Code);
        var told = Told.Select(kind => (Kind: kind, Points: view.Points.Where(point => point.Kind == kind && point.State is not (PointState.Done or PointState.Dropped)).ToList())).Where(group => group.Points.Count > 0).ToList();
        if (told.Count == 0) return BriefingShare.None;
        var address = Links.ReviewPoints(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code)));
        var sources = string.Join("; ", told.SelectMany(group => group.Points).Select(point => point.Source).Distinct());
        return new()
        {
            Sections =
            [
                .. told.Select(group => (BriefingChapter.Reviews, Section(group.Kind, group.Points, address))),
                (BriefingChapter.Reviews, new PaperSection("", PaperText.Quiet(text["events.source", sources]))),
            ],
            Risks = view.Owed > 0 ? [new PaperWords(text.Count("briefing.risk.points", view.Owed), address)] : [],
        };
    }

    private PaperSection Section(PointKind kind, IReadOnlyList<ReviewPoint> points, string address) => new(text[$"points.kind.{kind.ToString().ToLowerInvariant()}"],
        [new PaperList([.. points.Take(Most).Select(point => Line(point))]), .. PaperText.Perhaps(points.Count > Most ? new PaperWords(text.Count("briefing.points.more", points.Count - Most), address) : null)]);

    private PaperLine Line(ReviewPoint point) => new(new PaperWords(point.WordingIn(text.Language.Code)),
        PaperWords.Quiet(point.State == PointState.UnderWay ? $" – {text[$"points.state.{point.State.ToString().ToLowerInvariant()}"]}" : ""));
}
