using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>The filters as they stand in the address or on the command line; page, API, export and command share them.</summary>
public sealed record PresenceFilter
{
    /// <summary>"adm0" to "adm4".</summary>
    public string? By { get; init; }
    public string? Cluster { get; init; }
    /// <summary>P-code: rows in it or below it.</summary>
    public string? Place { get; init; }
    public string? Partner { get; init; }
    /// <summary>Organisation type code.</summary>
    public string? Type { get; init; }
    public string? Period { get; init; }
    /// <summary>"ongoing,completed"; "any"; empty is what counts as presence.</summary>
    public string? Status { get; init; }
    public string? Role { get; init; }
    /// <summary>"registered" or "typed".</summary>
    public string? Partners { get; init; }

    public PresenceQuestion Question(OperationLists lists, IReadOnlySet<long> hiddenClusters) => new()
    {
        Level = Level(),
        Role = Partners == "typed" ? PresenceRole.Typed : RoleOf(Role),
        Period = string.IsNullOrEmpty(Period) ? null : ReportingPeriod.Parse(Period),
        Statuses = StatusesOf(Status, Partners == "typed"),
        Clusters = string.IsNullOrEmpty(Cluster) ? null : ClustersOf(lists),
        Partners = string.IsNullOrEmpty(Partner) && string.IsNullOrEmpty(Type) ? null : PartnersOf(lists),
        Area = string.IsNullOrEmpty(Place) ? null : AreaOf(lists).Id,
        HiddenClusters = hiddenClusters,
    };

    public int Level() => By switch
    {
        null or "" => 1,
        "adm0" => 0,
        "adm1" => 1,
        "adm2" => 2,
        "adm3" => 3,
        "adm4" => 4,
        _ => throw Problem.Invalid("presence.level-unknown", By),
    };

    private static PresenceRole RoleOf(string? role) => role switch
    {
        null or "" or "reporting" => PresenceRole.Reporting,
        "programming" => PresenceRole.Programming,
        "implementing" => PresenceRole.Implementing,
        "funding" => PresenceRole.Funding,
        "any" => PresenceRole.Any,
        _ => throw Problem.Invalid("presence.role-unknown", role),
    };

    /// <summary>Texts as typed count over every row whatever its status (issue 2, section 5).</summary>
    private static IReadOnlySet<ActivityStatus>? StatusesOf(string? status, bool typed)
    {
        if (status == "any" || (typed && string.IsNullOrEmpty(status))) return Enum.GetValues<ActivityStatus>().ToHashSet();
        if (string.IsNullOrEmpty(status)) return null;
        return status.Split(',').Select(word => Enum.TryParse<ActivityStatus>(word.Trim(), true, out var one) ? one : throw Problem.Invalid("presence.status-unknown", word)).ToHashSet();
    }

    /// <summary>A cluster with everything below it.</summary>
    private HashSet<long> ClustersOf(OperationLists lists)
    {
        var top = lists.Clusters.ByCode(Cluster!) ?? throw Problem.Invalid("presence.cluster-unknown", Cluster!);
        return lists.ClusterList.Where(c => c.Id == top.Id || lists.Clusters.IsAbove(top.Id, c.Id)).Select(c => c.Id).ToHashSet();
    }

    private HashSet<long> PartnersOf(OperationLists lists)
    {
        var partners = lists.Partners.Values.Where(p => p.MergedInto is null);
        if (!string.IsNullOrEmpty(Type)) partners = partners.Where(p => p.TypeCode.ToString(System.Globalization.CultureInfo.InvariantCulture) == Type);
        if (string.IsNullOrEmpty(Partner)) return partners.Select(p => p.Id).ToHashSet();
        var named = long.TryParse(Partner, out var id) && lists.Partners.ContainsKey(id) ? [id] : lists.Registry.Named(Partner);
        if (named.Count == 0) throw Problem.Invalid("presence.partner-unknown", Partner);
        return partners.Select(p => p.Id).Intersect(named.Select(lists.Survivor)).ToHashSet();
    }

    private AdminArea AreaOf(OperationLists lists) =>
        lists.Gazetteer.ByCode(Place!) is [var area, ..] ? area : throw Problem.Invalid("presence.place-unknown", Place!);
}
