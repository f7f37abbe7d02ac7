using Tessera.Domain.Activities;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Tests.Figures;

/// <summary>Filters made by chance; often none.</summary>
internal sealed class RandomQuestion
{
    private readonly int? _month;
    private readonly bool _anyStatus;
    private readonly string? _cluster, _province;

    public RandomQuestion(int number)
    {
        var random = new Random(number + 100_000);
        if (random.Next(3) == 0) _month = RandomOperation.FirstMonth + random.Next(4);
        _anyStatus = random.Next(4) == 0;
        _cluster = random.Next(4) switch { 0 => RandomOperation.Clusters[random.Next(2)].Code, 1 => "none", _ => null };
        _province = random.Next(4) == 0 ? "X1" : null;
    }

    /// <summary>As it stands in an address, behind "by=adm1".</summary>
    public string Filters => (_month is { } month ? $"&period={new ReportingPeriod(month, month)}" : "") + (_anyStatus ? "&status=any" : "")
        + (_cluster is { } cluster ? $"&cluster={cluster}" : "") + (_province is { } province ? $"&place={province}" : "");

    public bool HasPlaceOrCluster => _cluster is not null || _province is not null;

    public bool Admits(ActivityRow row, ActivityStatus[] present) =>
        (_anyStatus || present.Contains((ActivityStatus)row.Status))
        && (_cluster is null || (RandomOperation.Clusters.FirstOrDefault(c => c.Id == row.ClusterId).Code ?? "none") == _cluster)
        && (_province is null || row.AreaId is 110 or 111 or 112)
        && (_month is not { } month || (row.ToMonth != 0 && row.FromMonth <= month && row.ToMonth >= month));
}
