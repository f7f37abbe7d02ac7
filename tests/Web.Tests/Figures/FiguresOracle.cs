using Tessera.Domain.Activities;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Tests.Figures;

/// <summary>What an operation's figures are, by the plainest reading of the rules (design.md 5, rules 3 and 4): slow, and easy to believe.</summary>
internal sealed class FiguresOracle(RandomOperation operation, RandomQuestion question)
{
    private static readonly ActivityStatus[] Present = [ActivityStatus.Ongoing, ActivityStatus.Completed, ActivityStatus.Unknown];

    private readonly List<ActivityRow> _rows = [.. operation.Counting.Where(r => question.Admits(r, Present))];

    /// <summary>Distinct organisations by the code of the province, or of the country where rows are placed there.</summary>
    public Dictionary<string, int> Presence() => _rows.Where(r => !r.IsNil && r.ReportingId is not null)
        .GroupBy(r => Code(At(r.AreaId, 1) ?? r.AreaId)).ToDictionary(g => g.Key, g => g.Select(r => Survivor(r.ReportingId)).Distinct().Count());

    /// <summary>Rows, low, reached and high by the code of the province.</summary>
    public Dictionary<string, (int Rows, long Low, long Reached, long High)> Reach() => _rows.Where(r => r.Reached is not null)
        .GroupBy(r => Place(r.AreaId)).GroupBy(place => Code(At(place.Key, 1) ?? place.Key))
        .ToDictionary(g => g.Key, g => g.SelectMany(place => place.GroupBy(r => r.GroupId)).Select(Spot).Aggregate((a, b) => (a.Rows + b.Rows, a.Low + b.Low, a.Reached + b.Reached, a.High + b.High)));

    /// <summary>In need, reached (null: nobody said) and gap by cluster and province, where there is need.</summary>
    public Dictionary<(string Cluster, string Province), (long Need, long? Reached, long Gap)> Gaps() => operation.Needs.ToDictionary(n => (RandomOperation.Clusters.Single(c => c.Id == n.Cluster).Code, Code(n.Area)), n =>
    {
        var spots = _rows.Where(r => r.Reached is not null && r.ClusterId == n.Cluster && (At(Place(r.AreaId), 1) ?? r.AreaId) == n.Area && At(Place(r.AreaId), 1) is not null).GroupBy(r => (Place(r.AreaId), r.GroupId)).Select(Spot).ToList();
        long? reached = spots.Count == 0 ? null : spots.Sum(s => s.Reached);
        return ((long)n.People, reached, Math.Max(0, n.People - (reached ?? 0)));
    });

    /// <summary>Steps 1 to 3: lines over their periods, added within a kind, the largest kind.</summary>
    private (int Rows, long Low, long Reached, long High) Spot(IEnumerable<ActivityRow> rows)
    {
        var all = rows.ToList();
        var kinds = all.GroupBy(r => (r.ClusterId, r.KindId)).Select(kind => kind.GroupBy(r => (Survivor(r.ReportingId), r.AreaId)).Select(Line).ToList()).ToList();
        return (all.Count, kinds.Max(lines => lines.Max()), kinds.Max(lines => lines.Sum()), all.Sum(People));
    }

    private static long Line(IEnumerable<ActivityRow> rows)
    {
        var fresh = rows.Where(r => r.Recurrency == (byte)Recurrency.FirstTime).Sum(People);
        return rows.Where(r => r.Recurrency == 0).GroupBy(r => (r.FromMonth, r.ToMonth)).Select(period => period.Sum(People)).Append(fresh).Max();
    }

    /// <summary>The lowest level on which nine rows in ten are placed, whatever is asked for.</summary>
    private int Lowest()
    {
        var all = operation.Counting.ToList();
        for (var level = 2; level > 0; level--)
        {
            var placed = all.Count(r => At(r.AreaId, level) is not null);
            if (placed > 0 && placed >= all.Count * 0.9) return level;
        }
        return 0;
    }

    private long Place(long area) => At(area, Lowest()) ?? area;

    private long Survivor(long? partner) => partner is 4 && operation.IsMerged ? 1 : partner ?? 0;

    private static long People(ActivityRow row) => row.Reached!.Value / 10_000;

    private static string Code(long area) => RandomOperation.Areas.Single(a => a.Id == area).Code;

    private static long? At(long area, int level)
    {
        var at = RandomOperation.Areas.Single(a => a.Id == area);
        return at.Level == level ? area : at.Level < level ? null : At(at.Parent!.Value, level);
    }
}
