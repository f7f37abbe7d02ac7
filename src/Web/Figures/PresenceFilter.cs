using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;

namespace Tessera.Web.Figures;

/// <summary>The filters as they stand in the address or on the command line; page, API, export and command share them.</summary>
public sealed record PresenceFilter
{
    /// <summary>Before a code: itself, without what lies below.</summary>
    public const string Only = "=";
    /// <summary>Before a number: an area by its id, where its code now belongs to another version.</summary>
    public const string Id = "id:";
    /// <summary>Rows that name no cluster.</summary>
    public const string None = "none";
    public const string Typed = "typed";

    /// <summary>"adm0" to "adm4".</summary>
    public string? By { get; init; }
    /// <summary>Code: its rows and those of the clusters below it; "=CODE": its own rows; "none": rows that name none.</summary>
    public string? Cluster { get; init; }
    /// <summary>P-code: rows in it or below it; "=CODE": rows placed at itself.</summary>
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
    /// <summary>One organisation as typed.</summary>
    public string? Organisation { get; init; }

    /// <summary>What everybody may see, whoever asks; chosen by a page and never part of an address.</summary>
    public bool IsPublic { get; init; }

    public static readonly IReadOnlyList<string> Names = ["by", "cluster", "place", "partner", "type", "period", "status", "role", "partners", "organisation"];

    /// <summary>The filters that are set, under their names in an address.</summary>
    public IEnumerable<(string Name, string Value)> Parts =>
        Names.Zip([By, Cluster, Place, Partner, Type, Period, Status, Role, Partners, Organisation]).Where(part => !string.IsNullOrEmpty(part.Second)).Select(part => (part.First, part.Second!));

    /// <summary>For a rate beside figures that add up over time: a longer period is that of the last month with data.</summary>
    public PresenceFilter OneMonth() => ReportingPeriod.TryParse(Period, out var period) && period.FirstMonth == period.LastMonth ? this : this with { Period = null };

    /// <summary>The filters of an address.</summary>
    public static PresenceFilter Of(IQueryCollection query)
    {
        string? Value(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        return new PresenceFilter
        {
            By = Value("by"),
            Cluster = Value("cluster"),
            Place = Value("place"),
            Partner = Value("partner"),
            Type = Value("type"),
            Period = Value("period"),
            Status = Value("status"),
            Role = Value("role"),
            Partners = Value("partners"),
            Organisation = Value("organisation"),
        };
    }

    public PresenceQuestion Question(OperationLists lists) => new()
    {
        Level = Level(),
        Role = IsTyped() ? PresenceRole.Typed : RoleOf(Role),
        Period = string.IsNullOrEmpty(Period) ? null : ReportingPeriod.Parse(Period),
        Statuses = StatusesOf(Status, IsTyped()),
        Clusters = string.IsNullOrEmpty(Cluster) ? null : ClustersOf(lists),
        Partners = string.IsNullOrEmpty(Partner) && string.IsNullOrEmpty(Type) ? null : PartnersOf(lists),
        Area = string.IsNullOrEmpty(Place) ? null : AreaOf(lists).Id,
        OnlyArea = Place?.StartsWith(Only, StringComparison.Ordinal) == true,
        Typed = Organisation,
    };

    /// <summary>The place that means exactly the rows counted at an area under these filters: a narrower one asked for stays.</summary>
    public string PlaceValue(OperationLists lists, long areaId, bool isOnly)
    {
        if (string.IsNullOrEmpty(Place)) return lists.PlaceValue(areaId, isOnly);
        var asked = AreaOf(lists);
        var isNarrower = asked.Id == areaId ? Place.StartsWith(Only, StringComparison.Ordinal) : lists.Gazetteer.Path(asked.Id).Any(above => above.Id == areaId);
        return isNarrower ? Place : lists.PlaceValue(areaId, isOnly);
    }

    private bool IsTyped() => Partners switch
    {
        null or "" or "registered" => false,
        Typed => true,
        _ => throw Problem.Invalid("presence.partners-unknown", Partners),
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
    private static HashSet<ActivityStatus>? StatusesOf(string? status, bool typed)
    {
        if (status == "any" || (typed && string.IsNullOrEmpty(status))) return [.. Enum.GetValues<ActivityStatus>()];
        if (string.IsNullOrEmpty(status)) return null;
        return status.Split(',').Select(word => Enum.TryParse<ActivityStatus>(word.Trim(), true, out var one) && Enum.IsDefined(one) && one != ActivityStatus.Replaced ? one : throw Problem.Invalid("presence.status-unknown", word)).ToHashSet();
    }

    /// <summary>A cluster with everything below it, unless only itself is asked for.</summary>
    private HashSet<long> ClustersOf(OperationLists lists)
    {
        if (Cluster == None) return [PresenceQuestion.NoCluster];
        var isOnly = Cluster!.StartsWith(Only, StringComparison.Ordinal);
        var top = lists.Clusters.ByCode(isOnly ? Cluster[1..] : Cluster) ?? throw Problem.Invalid("presence.cluster-unknown", Cluster);
        return lists.ClusterList.Where(c => c.Id == top.Id || (!isOnly && lists.Clusters.IsAbove(top.Id, c.Id))).Select(c => c.Id).ToHashSet();
    }

    private HashSet<long> PartnersOf(OperationLists lists)
    {
        var partners = lists.Partners.Values.Where(p => p.MergedInto is null);
        if (!string.IsNullOrEmpty(Type) && !Domain.Partners.PartnerType.All.Any(t => t.Code.ToString(CultureInfo.InvariantCulture) == Type)) throw Problem.Invalid("filter.unreadable", "type", Type);
        if (!string.IsNullOrEmpty(Type)) partners = partners.Where(p => p.TypeCode.ToString(CultureInfo.InvariantCulture) == Type);
        if (string.IsNullOrEmpty(Partner)) return partners.Select(p => p.Id).ToHashSet();
        var named = long.TryParse(Partner, out var id) && lists.Partners.ContainsKey(id) ? [id] : lists.Registry.Named(Partner);
        if (named.Count == 0) throw Problem.Invalid("presence.partner-unknown", Partner);
        return partners.Select(p => p.Id).Intersect(named.Select(lists.Survivor)).ToHashSet();
    }

    private AdminArea AreaOf(OperationLists lists)
    {
        var code = Place!.StartsWith(Only, StringComparison.Ordinal) ? Place[1..] : Place;
        var area = code.StartsWith(Id, StringComparison.Ordinal) && long.TryParse(code[Id.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? lists.Area(id)
            : lists.Gazetteer.ByCode(code) is [var first, ..] ? first : null;
        return area ?? throw Problem.Invalid("presence.place-unknown", Place);
    }
}
