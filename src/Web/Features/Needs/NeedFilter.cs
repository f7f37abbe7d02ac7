using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Domain.Needs;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>What of the needs is asked for, as it stands in the address.</summary>
/// <param name="By">"adm0" to "adm4"; empty is the first level.</param>
/// <param name="Cluster">Code; empty is all clusters side by side.</param>
/// <param name="Group">Population group as listed; empty is everybody.</param>
/// <param name="Figure">Which figure stands in the matrix of clusters; empty is people in need.</param>
/// <param name="Place">P-code: only what lies in it.</param>
public sealed record NeedFilter(string? By = null, string? Cluster = null, string? Group = null, string? Figure = null, string? Place = null)
{
    public static readonly IReadOnlyList<NeedFigure> Figures = [NeedFigure.InNeed, NeedFigure.Targeted, NeedFigure.Affected, NeedFigure.Reached];

    public static NeedFilter Of(IQueryCollection query)
    {
        string? Value(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        return new NeedFilter(Value("by"), Value("cluster"), Value("group"), Value("figure"), Value("place"));
    }

    public int Level => By switch
    {
        null => 1,
        ['a', 'd', 'm', >= '0' and <= '4' and var level] => level - '0',
        _ => throw Problem.Invalid("presence.level-unknown", By),
    };

    public NeedFigure Asked => Figure is null ? NeedFigure.InNeed
        : Enum.TryParse<NeedFigure>(Figure, ignoreCase: true, out var figure) && Figures.Contains(figure) ? figure : throw Problem.Invalid("needs.figure-not-known", Figure);

    public long? ClusterId(OperationLists lists) => Cluster is null ? null : lists.Clusters.ByCode(Cluster)?.Id ?? throw Problem.Invalid("presence.cluster-unknown", Cluster);

    public AdminArea? Within(OperationLists lists) => Place is null ? null : lists.Gazetteer.ByCode(Place) is [var area, ..] ? area : throw Problem.Invalid("presence.place-unknown", Place);

    public static string LevelValue(int level) => string.Create(CultureInfo.InvariantCulture, $"adm{level}");
}
