using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>
/// One page's worth of an operation, as data: every number and name that the sheet shows, so that a kept one needs
/// nothing else. Numbers of people are scaled by 10,000; null is not known.
/// </summary>
public sealed record Snapshot
{
    public required SnapshotQuestion Question { get; init; }
    public required string Operation { get; init; }
    public bool IsSample { get; init; }
    /// <summary>On what terms the figures may be used, as the operation said then.</summary>
    public string Licence { get; init; } = "";
    public required long Sequence { get; init; }
    /// <summary>The operation's last month with data, of the period asked for if any; 0 when no row is dated.</summary>
    public int AsOfMonth { get; init; }
    public required SnapshotPresence Presence { get; init; }
    /// <summary>Of everybody where somebody counted everybody, else of the cluster with the largest gap; null without needs.</summary>
    public SnapshotLine? Whole { get; init; }
    /// <summary>Every area of the map, and every other that a line names.</summary>
    public required IReadOnlyList<SnapshotArea> Areas { get; init; }
    public required IReadOnlyList<SnapshotCluster> Clusters { get; init; }
    public required SnapshotBarKind BarKind { get; init; }
    public required IReadOnlyList<SnapshotBar> Bars { get; init; }
    public required IReadOnlyList<SnapshotLine> Lines { get; init; }
    public SnapshotChanges? Changes { get; init; }
    /// <summary>Where needs come from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
    /// <summary>Protected clusters whose figures are in it: it is for those who may see the rows of all of them. Empty: for everybody.</summary>
    public required IReadOnlyList<long> Protected { get; init; }

    public DateOnly? AsOf => ReportingPeriod.LastDayOf(AsOfMonth);
    public SnapshotArea? Area(long? id) => Areas.FirstOrDefault(area => area.Id == id);
    public SnapshotArea? Area(string? pcode) => Areas.FirstOrDefault(area => area.Pcode == pcode);
    public SnapshotCluster? Cluster(long? id) => Clusters.FirstOrDefault(cluster => cluster.Id == id);
    public SnapshotCluster? Cluster(string? code) => Clusters.FirstOrDefault(cluster => cluster.Code == code);
}

/// <param name="Organisations">Present here; null where nobody reported.</param>
/// <param name="Numbers">Null where no need is stated.</param>
public sealed record SnapshotArea(long Id, string Pcode, IReadOnlyList<AreaName> Names, int? Organisations, GapNumbers? Numbers)
{
    public string NameIn(string language) => AreaName.In(Names, language) ?? Pcode;
}

public sealed record SnapshotCluster(long Id, string Code, string Name, string ShortName);

/// <param name="Places">Areas of the first level with somebody present, of PlacesInAll.</param>
public sealed record SnapshotPresence(int Organisations, int Places, int PlacesInAll, int Rows);

/// <summary>A line of the table: of a cluster, or of a place.</summary>
public sealed record SnapshotLine(long? AreaId, long? ClusterId, int Organisations, GapNumbers Numbers);

/// <summary>What the bars compare.</summary>
public enum SnapshotBarKind : byte { Gaps, PartnersByPlaces, PartnersByRows, PlacesByPartners }

/// <param name="Value">People not reached, scaled; else a count.</param>
public sealed record SnapshotBar(string? Partner, long? AreaId, long? ClusterId, long Value);

/// <summary>What changed since the period before, as counts; names stand on the page of changes.</summary>
public sealed record SnapshotChanges(string Before, string Now, int PartnersNew, int PartnersGone, int Silent, int GapsOpened, int GapsClosed, int Expected, int Reported);
