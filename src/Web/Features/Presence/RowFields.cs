using System.Globalization;
using System.Text.Json;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

/// <summary>One field of a row: what it says, and what was typed where that differs.</summary>
internal sealed record RowField(string Key, string? Value, string? Typed, string? Href = null);

/// <summary>A row field by field. Contacts, comments and coordinates only for those who may see them.</summary>
internal static class RowFields
{
    private static readonly HashSet<string> Personal = ["Comments", "ContactName", "ContactEmail", "ContactPhone", "Latitude", "Longitude"];

    public static IEnumerable<RowField> Of(RowView view, string code, Text text)
    {
        var row = view.Shown;
        var typed = Texts(row.Typed);
        foreach (var (key, field, id) in Partners(row))
            if (id is { } known) yield return new(key, view.Lists.PartnerName(view.Lists.Survivor(known)), typed.GetValueOrDefault(field), Links.Partner(code, view.Lists.Survivor(known)));
        if (row.ReportingId is null && row.OrganisationTyped is { } organisation) yield return new("rows.field.reporting", null, organisation);
        yield return new("presence.filter.cluster", row.ClusterId is { } cluster ? view.Lists.Cluster(cluster)?.Name : null, typed.GetValueOrDefault("Cluster"));
        yield return new("presence.place", string.Join(" / ", view.Lists.Gazetteer.Path(row.AreaId).Select(a => a.NameIn(text.Language.Code))), TypedPlace(typed), view.Lists.Area(row.AreaId) is { } area ? Links.Area(code, area.Pcode) : null);
        foreach (var (key, field, id) in Terms(row))
            if (id is { } term) yield return new(key, view.Terms.GetValueOrDefault(term), typed.GetValueOrDefault(field));
        if (typed.TryGetValue("Description", out var description)) yield return new("rows.field.description", description, null);
        foreach (var field in Values(row, text)) yield return field;
        foreach (var field in view.MaySeeContacts ? Contacts(row) : []) yield return field;
    }

    private static IEnumerable<RowField> Values(ActivityRow row, Text text)
    {
        yield return new("presence.filter.status", row.IsNil ? text["rows.nil"] : PresenceFields.StatusName(row.Status, text), Texts(row.Typed).GetValueOrDefault("Status"));
        if (row.ToMonth > 0) yield return new("presence.filter.period", text.Period(new ReportingPeriod(row.FromMonth, row.ToMonth)), null);
        if (row.StartDate is { } start) yield return new("rows.field.start", text.Date(start), null);
        if (row.EndDate is { } end) yield return new("rows.field.end", text.Date(end), null);
        if (row.Recurrency != 0) yield return new("rows.field.recurrency", text[$"rows.recurrency.{((Recurrency)row.Recurrency).ToString().ToLowerInvariant()}"], null);
        foreach (var (key, value) in new[] { ("rows.targeted", row.Targeted), ("rows.reached", row.Reached), ("rows.field.targeted-households", row.TargetedHouseholds), ("rows.field.reached-households", row.ReachedHouseholds), ("rows.field.quantity", row.Quantity) })
            if (value is { } scaled) yield return new(key, text.Number(scaled / 10_000m, 4), null);
    }

    private static IEnumerable<RowField> Contacts(ActivityRow row)
    {
        foreach (var (field, value) in Texts(row.Contact).Concat(Texts(row.Typed)).Where(t => Personal.Contains(t.Key))) yield return new($"rows.field.{field.ToLowerInvariant()}", value, null);
        if (row is { Latitude: { } latitude, Longitude: { } longitude })
            yield return new("rows.field.coordinates", string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####}, {longitude:0.#####}"), null);
    }

    private static IEnumerable<(string, string, long?)> Partners(ActivityRow row) =>
    [
        ("rows.field.reporting", "ReportingPartner", row.ReportingId), ("rows.field.programming", "ProgrammingPartner", row.ProgrammingId),
        ("rows.field.implementing", "ImplementingPartner", row.ImplementingId), ("rows.field.funding", "FundingPartner", row.FundingId),
    ];

    private static IEnumerable<(string, string, long?)> Terms(ActivityRow row) =>
    [
        ("rows.activity", "Kind", row.KindId), ("rows.field.indicator", "Indicator", row.IndicatorId), ("rows.field.site", "SiteName", row.SiteId),
        ("rows.field.group", "Group", row.GroupId), ("rows.field.modality", "Modality", row.ModalityId), ("rows.field.unit", "Unit", row.UnitId),
    ];

    private static string? TypedPlace(Dictionary<string, string> typed) =>
        string.Join(" / ", typed.Where(t => t.Key.StartsWith("Admin", StringComparison.Ordinal)).Select(t => t.Value)) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, string> Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
