using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>A snapshot in the words of a language: its title, its key figures, its bars, what the map says.</summary>
/// <param name="links">Where a part opens; null in a kept one, whose numbers are no longer those of the pages.</param>
internal sealed class SnapshotWords(Snapshot snapshot, Text text, SnapshotLinks? links)
{
    private string Language => text.Language.Code;
    private SnapshotQuestion Question => snapshot.Question;

    public string? Place => Question.PlaceCode is { } place ? snapshot.Area(place)?.NameIn(Language) ?? place : null;
    public string? Cluster => Question.ClusterCode is { } code ? snapshot.Cluster(code)?.Name ?? code : null;
    /// <summary>Null of the whole operation.</summary>
    public string? Scope => string.Join(" · ", new[] { Place, Cluster }.OfType<string>()) is { Length: > 0 } scope ? scope : null;
    public string AsOf => snapshot.AsOf is { } day ? text["frame.as-of", text.Date(day)] : text["presence.no-date"];
    public string Period => ReportingPeriod.TryParse(Question.Period, out var period) ? text.Period(period) : text["snapshot.all-reports"];

    public IReadOnlyList<KeyFigure> Keys =>
    [
        .. snapshot.Whole is { } whole ? GapKeys.Of(whole.Numbers, snapshot.Cluster(whole.ClusterId)?.Name ?? text["gaps.all-clusters"], text) : [],
        new(text["presence.key.organisations"], snapshot.Presence.Organisations, text.Count("presence.rows", snapshot.Presence.Rows)),
        // A place is no count of places.
        .. Question.Place is null ? new[] { new KeyFigure(text["presence.key.places"], null) { Text = text["presence.of", text.Number(snapshot.Presence.Places), text.Number(snapshot.Presence.PlacesInAll)] } } : [],
    ];

    public string MapTitle => Question.IsOfGaps ? text["gaps.map", snapshot.Cluster(snapshot.Whole?.ClusterId)?.ShortName ?? text["gaps.all-clusters"]] : text["presence.map"];
    public string MapUnit => text[Question.IsOfGaps ? "gaps.map.unit" : "presence.unit"];

    public IReadOnlyList<AreaFigure> Map()
    {
        var scale = Question.IsOfGaps ? MapScale.Of(snapshot.Areas.Select(area => (area.Numbers?.Gap ?? 0) / 10_000), "gaps.map.none") : MapScale.Organisations;
        return [.. snapshot.Areas.Select(area => new AreaFigure(area.Id, area.NameIn(Language), Question.IsOfGaps ? area.Numbers?.Gap / 10_000 : area.Organisations, links?.Area(area))
        {
            Scale = scale,
            IsMarked = area.Pcode == Question.PlaceCode,
        })];
    }

    public string BarTitle => text[$"snapshot.bars.{snapshot.BarKind.ToString().ToLowerInvariant()}"];

    public IReadOnlyList<Bar> Bars => [.. snapshot.Bars.Select(bar => new Bar(BarName(bar), snapshot.BarKind == SnapshotBarKind.Gaps ? bar.Value / 10_000m : bar.Value, links?.Bar(bar),
        Glyph: snapshot.Cluster(bar.ClusterId) is { } cluster ? ClusterGlyph.For(cluster.Code) : null))];

    public string LineName(SnapshotLine line) => snapshot.Cluster(line.ClusterId)?.Name ?? snapshot.Area(line.AreaId)?.NameIn(Language) ?? "?";

    /// <summary>One sentence each, and one that nothing changed.</summary>
    public IReadOnlyList<string> Changes(SnapshotChanges changes)
    {
        (string Key, int Count)[] counts = [("new", changes.PartnersNew), ("gone", changes.PartnersGone), ("silent", changes.Silent), ("opened", changes.GapsOpened), ("closed", changes.GapsClosed)];
        var said = counts.Where(count => count.Count > 0).Select(count => text.Count($"snapshot.changes.{count.Key}", count.Count)).ToList();
        return said.Count > 0 ? said : [text["snapshot.changes.none"]];
    }

    /// <summary>Null when there are no periods.</summary>
    public string? Rate => snapshot.Changes is not { } changes ? null
        : changes.Expected == 0 ? text["reporting.none-expected", Months(changes.Now)]
        : text["reporting.rate", text.Number(changes.Reported), text.Number(changes.Expected), Months(changes.Now), text.Percent((decimal)changes.Reported / changes.Expected)];

    public string Months(string period) => text.Period(ReportingPeriod.Parse(period));

    public string Source => string.Join("; ", snapshot.Sources.Prepend(text["snapshot.source"]));

    private string BarName(SnapshotBar bar)
    {
        if (bar.Partner is { } partner) return partner;
        var place = snapshot.Area(bar.AreaId)?.NameIn(Language) ?? "?";
        return snapshot.Cluster(bar.ClusterId) is { } cluster ? $"{place} · {cluster.ShortName}" : place;
    }
}
