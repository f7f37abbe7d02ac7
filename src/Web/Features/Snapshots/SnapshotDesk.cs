using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Puts the one page together from the figures that have pages of their own, for whoever asks.</summary>
internal sealed class SnapshotDesk(CurrentUser user, PresenceDesk presence, GapDesk gaps, ChangeDesk changes)
{
    private const int MostBars = 10, MostLines = 11;

    public async Task<Snapshot> Ask(Operation operation, SnapshotQuestion asked)
    {
        var (lists, _, facts) = await presence.Counted(operation, asked.Rows);
        var seen = asked.IsOwn ? Protected(operation, lists) : [];
        // Who sees nothing more than everybody gets what everybody gets.
        var question = (seen.Count > 0 ? asked : asked with { IsOwn = false }) with { Cluster = Spelled(lists, asked.Cluster) };
        var view = await presence.Ask(operation, question.Rows);
        var needs = await gaps.Ask(operation, GapFilter.Of(question.Rows, null, null));
        var parts = new SnapshotParts(question, view, needs, (await presence.Ask(operation, question.Rows with { Place = null }), await gaps.Ask(operation, GapFilter.Of(question.Rows with { Place = null }, null, null))));
        var (kind, bars) = parts.Bars(MostBars);
        var lines = parts.Lines(MostLines);
        return new Snapshot
        {
            Question = question,
            Operation = operation.Name,
            IsSample = operation.IsSample,
            Licence = operation.Licence,
            Sequence = facts.Sequence,
            // The operation's, as what changed and who reported beside it speak of: a province that fell silent is not up to date by its own last report.
            AsOfMonth = needs.Answer.AsOfMonth,
            Presence = new SnapshotPresence(view.Answer.Organisations, view.PlacesPresent, lists.Gazetteer.AtLevel(view.Question.Level).Count(), view.Answer.Rows),
            Whole = parts.Whole is { } whole ? SnapshotParts.Line(whole) : null,
            Areas = parts.Areas([.. lines.Select(line => line.AreaId), .. bars.Select(bar => bar.AreaId), view.Question.Area]),
            Clusters = [.. lists.ClusterList.Where(cluster => !view.Question.HiddenClusters.Contains(cluster.Id) && (view.Question.Clusters?.Contains(cluster.Id) ?? true)).Select(cluster => new SnapshotCluster(cluster.Id, cluster.Code, cluster.Name, cluster.ShortName))],
            BarKind = kind,
            Bars = bars,
            Lines = lines,
            Changes = Changed(await changes.Ask(operation, ChangeFilter.Of(question.Rows, null))),
            Sources = [.. needs.Sources.Select(source => source.Source).Distinct()],
            Protected = seen,
        };
    }

    /// <summary>As the operation writes the code: addresses are typed in small letters too.</summary>
    private static string? Spelled(OperationLists lists, string? cluster) =>
        cluster?.TrimStart('=') is { } code && lists.Clusters.ByCode(code) is { } known ? cluster[..^code.Length] + known.Code : cluster;

    /// <summary>A protected cluster was asked for that the answer tells nothing of.</summary>
    public static bool Hides(Snapshot snapshot) => snapshot.Question.ClusterCode is { } code && snapshot.Cluster(code) is null && code != PresenceFilter.None;

    /// <summary>Protected clusters of which the person asking is told more than everybody.</summary>
    public IReadOnlyList<long> Protected(Operation operation, OperationLists lists)
    {
        var own = user.PartnersWhere(Right.SeeRows, operation).Count > 0;
        // What their own partner reports may be of any of them.
        return [.. lists.ClusterList.Where(cluster => cluster.IsSensitive && (own || !presence.Hides(operation, cluster))).Select(cluster => cluster.Id)];
    }

    private static SnapshotChanges? Changed(ChangeView view) => view.Answer is not { } answer ? null : new SnapshotChanges(
        answer.Before.ToString(), answer.Now.ToString(), answer.PartnersNew, answer.PartnersGone, answer.Silent.Count,
        view.Gaps.Count(gap => gap.IsOpened), view.Gaps.Count(gap => !gap.IsOpened), answer.Rate.Expected, answer.Rate.Reported);
}
