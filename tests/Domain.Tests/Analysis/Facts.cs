using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>One row as a test says it; null is not stated.</summary>
public sealed record Fact(long RowId, long Area, long? Reporting = null, long? Cluster = null, ActivityStatus Status = ActivityStatus.Ongoing,
    int From = 0, int To = 0, long? Implementing = null, string? Typed = null, bool IsNil = false,
    long? Kind = null, long? Group = null, int? Reached = null, bool IsNew = false, long Detail = 0, int? Households = null, int? Quantity = null, long? Unit = null)
{
    /// <summary>"f 0-4" and so many.</summary>
    public (string Cut, int People)[] Cuts { get; init; } = [];
}

/// <summary>
/// A country of two provinces: 100 the country, 110 and 120 its provinces, 111, 112 and 121 districts. Partner 9 was
/// merged into 1. Clusters are 31 and 32.
/// </summary>
public static class Facts
{
    private static readonly Dictionary<long, long> Parents = new() { [110] = 100, [120] = 100, [111] = 110, [112] = 110, [121] = 120 };

    public static readonly PresenceReference Reference = new(AreaAtLevel, partner => partner == 9 ? 1 : partner);

    public static int Level(long area) => area == 100 ? 0 : area % 10 == 0 ? 1 : 2;

    public static long? AreaAtLevel(long area, int level)
    {
        while (Level(area) > level) area = Parents[area];
        return Level(area) == level ? area : null;
    }

    public static FactTable Table(params Fact[] facts) => Commit(FactTable.Empty(0), 1, facts);

    /// <summary>The rows as an import committed at its own number.</summary>
    public static FactTable Commit(FactTable table, int import, params Fact[] facts)
    {
        var rows = facts.OrderBy(f => f.RowId).ToList();
        var segment = new FactSegment(import, import, rows.Count);
        for (var i = 0; i < rows.Count; i++) Write(table, segment, i, rows[i]);
        return table.With(segment, table.Sequence + 1);
    }

    private static void Write(FactTable table, FactSegment segment, int at, Fact fact)
    {
        segment.RowId[at] = fact.RowId;
        segment.Area[at] = table.Areas.Code(fact.Area);
        segment.Cluster[at] = (short)(fact.Cluster is { } cluster ? table.Clusters.Code(cluster) : -1);
        segment.Reporting[at] = fact.Reporting is { } reporting ? table.Partners.Code(reporting) : -1;
        segment.Implementing[at] = fact.Implementing is { } implementing ? table.Partners.Code(implementing) : -1;
        segment.Programming[at] = segment.Funding[at] = -1;
        segment.Kind[at] = fact.Kind is { } kind ? table.Kinds.Code(kind) : -1;
        segment.Group[at] = (short)(fact.Group is { } group ? table.Groups.Code(group) : -1);
        segment.Unit[at] = (short)(fact.Unit is { } unit ? table.Units.Code(unit) : -1);
        segment.Typed[at] = fact.Typed is { } typed ? table.TypedOrganisations.Code(typed.ToUpperInvariant()) : -1;
        segment.Status[at] = (byte)fact.Status;
        segment.Flags[at] = (byte)((fact.IsNil ? FactSegment.NilFlag : 0) | (fact.IsNew ? FactSegment.NewFlag : 0));
        segment.Detail[at] = fact.Detail;
        segment.Reached[at] = Scaled(fact.Reached) ?? FactSegment.None;
        segment.State(at, Scaled(fact.Households), Scaled(fact.Quantity));
        segment.StateCuts(at, [.. fact.Cuts.Select(c => new CutCount((short)table.Cuts.Code(Disaggregation.Parse(c.Cut)!), c.People * 10_000L))]);
        (segment.FromMonth[at], segment.ToMonth[at]) = ((ushort)fact.From, (ushort)fact.To);
    }

    private static long? Scaled(int? value) => value * 10_000L;
}
