using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>A snapshot as tables: its figures, the table of the sheet, the bars, and every area of the map.</summary>
internal static class SnapshotTables
{
    private static readonly string[] Numbers = ["organisations", "in_need", "targeted", "reached", "gap", "coverage"];

    public static IReadOnlyList<FigureTable> Of(Snapshot snapshot) =>
    [
        new("figures", ["figure", "value"], [], Figures(snapshot)),
        new("table", ["admin_code", "admin_name", "cluster_code", "cluster_name", .. Numbers], [], snapshot.Lines.Select(line => Line(snapshot, line.AreaId, line.ClusterId, line.Organisations, line.Numbers))),
        new("bars", ["partner", "admin_code", "admin_name", "cluster_code", snapshot.BarKind.ToString().ToLowerInvariant()], [], snapshot.Bars.Select(bar => Bar(snapshot, bar))),
        new("map", ["admin_code", "admin_name", .. Numbers], [], snapshot.Areas.OrderBy(area => area.Pcode, StringComparer.Ordinal)
            .Select(area => (Cell[])[Cell.Of(area.Pcode), Cell.Of(area.NameIn("en")), .. Cells(area.Organisations, area.Numbers)])),
    ];

    public static IEnumerable<(string Name, Cell Value)> About(Snapshot snapshot, string code, KeptAs? kept)
    {
        yield return ("operation", Cell.Of(code));
        yield return ("operation_name", Cell.Of(snapshot.Operation));
        foreach (var (name, value) in snapshot.Question.Query.Parts) yield return ("filter_" + name, Cell.Of(value));
        yield return ("sequence", Cell.Of(snapshot.Sequence));
        yield return ("as_of", FigureCells.Day(snapshot.AsOf));
        if (kept is not null)
        {
            yield return ("kept_number", Cell.Of(kept.Number));
            yield return ("kept_at", Cell.Of(DateTimeOffset.FromUnixTimeMilliseconds(kept.At).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }
        foreach (var source in snapshot.Sources) yield return (FigureFiles.Sources, Cell.Of(source));
        if (snapshot.Licence.Length > 0) yield return ("licence", Cell.Of(snapshot.Licence));
        if (snapshot.IsSample) yield return ("sample", Cell.Of("The activities are made up for demonstration."));
        if (snapshot.Protected.Count > 0) yield return ("protected", Cell.Of("Holds figures of protected clusters: not for publication."));
        yield return ("disclaimer", Cell.Of("Boundaries and names shown do not imply official endorsement. No report does not mean no activity."));
    }

    private static IEnumerable<Cell[]> Figures(Snapshot snapshot)
    {
        var (whole, presence) = (snapshot.Whole?.Numbers, snapshot.Presence);
        (string Name, Cell Value)[] figures =
        [
            ("in_need", FigureCells.Number(whole?.InNeed)), ("targeted", FigureCells.Number(whole?.Targeted)), ("reached", FigureCells.Number(whole?.Reached)), ("reached_low", FigureCells.Number(whole?.Low)),
            ("reached_high", FigureCells.Number(whole?.High)), ("gap", FigureCells.Number(whole?.Gap)), ("organisations", Cell.Of(presence.Organisations)), ("places_with_organisations", Cell.Of(presence.Places)),
            ("places", Cell.Of(presence.PlacesInAll)), ("activities", Cell.Of(presence.Rows)),
        ];
        foreach (var (name, value) in figures) yield return [Cell.Of(name), value];
        if (snapshot.Changes is not { } changes) yield break;
        yield return [Cell.Of("compared_with"), Cell.Of(changes.Before)];
        yield return [Cell.Of("period"), Cell.Of(changes.Now)];
        (string Name, int Count)[] counts =
        [
            ("partners_new", changes.PartnersNew), ("partners_gone", changes.PartnersGone), ("partners_without_report", changes.Silent), ("gaps_opened", changes.GapsOpened), ("gaps_closed", changes.GapsClosed),
            ("partners_expected", changes.Expected), ("partners_reported", changes.Reported),
        ];
        foreach (var (name, count) in counts) yield return [Cell.Of(name), Cell.Of(count)];
    }

    private static Cell[] Line(Snapshot snapshot, long? areaId, long? clusterId, int organisations, GapNumbers numbers)
    {
        var (area, cluster) = (snapshot.Area(areaId), snapshot.Cluster(clusterId));
        return [Cell.Of(area?.Pcode ?? ""), Cell.Of(area?.NameIn("en") ?? ""), Cell.Of(cluster?.Code ?? ""), Cell.Of(cluster?.Name ?? ""), .. Cells(organisations, numbers)];
    }

    private static Cell[] Bar(Snapshot snapshot, SnapshotBar bar)
    {
        var area = snapshot.Area(bar.AreaId);
        return [Cell.Of(bar.Partner ?? ""), Cell.Of(area?.Pcode ?? ""), Cell.Of(area?.NameIn("en") ?? ""), Cell.Of(snapshot.Cluster(bar.ClusterId)?.Code ?? ""), snapshot.BarKind == SnapshotBarKind.Gaps ? FigureCells.Number(bar.Value) : Cell.Of(bar.Value)];
    }

    private static Cell[] Cells(int? organisations, GapNumbers? numbers) =>
    [
        organisations is { } count ? Cell.Of(count) : Cell.Empty, FigureCells.Number(numbers?.InNeed), FigureCells.Number(numbers?.Targeted), FigureCells.Number(numbers?.Reached), FigureCells.Number(numbers?.Gap),
        numbers?.Coverage is { } coverage ? Cell.Of((double)Math.Round(coverage, 4)) : Cell.Empty,
    ];
}

/// <summary>Under which number a snapshot was kept, and when.</summary>
public sealed record KeptAs(int Number, long At);
