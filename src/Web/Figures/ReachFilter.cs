using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>The filters of presence, what the figure is split by, and its unit, as they stand in an address or on the command line.</summary>
public sealed record ReachFilter(PresenceFilter Rows, ReachBy By, ReachUnit Unit)
{
    public const string People = "people", Households = "households", Cluster = "cluster", Partner = "partner";

    /// <summary>A population group as gaps name it; null is every row.</summary>
    public string? Group { get; init; }

    public static ReachFilter Of(IQueryCollection query) => Of(PresenceFilter.Of(query), query["unit"]) with { Group = query["group"].ToString() is { Length: > 0 } group ? group : null };

    /// <param name="rows">Its By may also be "cluster" or "partner".</param>
    public static ReachFilter Of(PresenceFilter rows, string? unit = null) => rows.By switch
    {
        Cluster => new(rows with { By = null }, ReachBy.Cluster, UnitOf(unit)),
        Partner => new(rows with { By = null }, ReachBy.Partner, UnitOf(unit)),
        _ => new(rows, ReachBy.Place, UnitOf(unit)),
    };

    public string ByWord => By switch
    {
        ReachBy.Cluster => Cluster,
        ReachBy.Partner => Partner,
        _ => string.Create(CultureInfo.InvariantCulture, $"adm{Rows.Level()}"),
    };

    public static string UnitWord(ReachUnit unit) => unit == ReachUnit.People ? People : unit == ReachUnit.Households ? Households : unit.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What became of a row, as addresses and files say it.</summary>
    public static string OutcomeWord(ReachReason reason) => reason switch
    {
        ReachReason.Counted => "counted",
        ReachReason.OtherPeriod => "other-period",
        ReachReason.SamePeople => "same-people",
        _ => "other-kind",
    };

    private static ReachUnit UnitOf(string? unit) => unit switch
    {
        null or "" or People => ReachUnit.People,
        Households => ReachUnit.Households,
        _ => long.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? new ReachUnit(id) : throw Problem.Invalid("reach.unit-unknown", unit),
    };
}
