using System.Globalization;
using System.Text.Json;
using Tessera.Domain;

namespace Tessera.Web.Features.Needs;

/// <summary>
/// The answer of HPC Tools' response monitoring (standards.md 11.2) as the table that OCHA publishes of it: one row for
/// each caseload, and for each place and category below it. A cluster's code is that of the global cluster its entity
/// belongs to; entities without one are told, never guessed.
/// </summary>
internal static class HpcMonitoring
{
    public static readonly IReadOnlyList<string> Header =
        ["Admin 1 PCode", "Admin 1 Name", "Admin 2 PCode", "Admin 2 Name", "Admin 3 PCode", "Admin 3 Name", "Description", "Cluster", "Category", "Population", "In Need", "Targeted", "Affected", "Reached", "Info"];

    private const int FirstFigure = 9, Levels = 3;
    private static readonly string[] Metrics = ["totalPopulation", "inNeed", "target", "affected", "expectedReach"];

    private sealed record Place(int Level, string Pcode, string Name);

    /// <summary>Header and rows; a refusal when the file is JSON of another kind.</summary>
    public static IReadOnlyList<SheetRow> Table(Stream content, string fileName)
    {
        using var json = Parsed(content, fileName);
        var data = json.RootElement.TryGetProperty("data", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : json.RootElement;
        if (!data.TryGetProperty("caseloads", out var caseloads) || caseloads.ValueKind != JsonValueKind.Array) throw Problem.Invalid("needs.json-unknown", fileName);
        var places = Places(data);
        var clusters = Clusters(data);
        var rows = new List<SheetRow> { SheetRow.Of(1, [.. Header]) };
        foreach (var caseload in caseloads.EnumerateArray())
        {
            var (code, info) = Cluster(caseload, clusters);
            rows.Add(Row(rows.Count + 1, null, Text(caseload, "caseloadDescription"), code, "", info, metric => Number(caseload, metric)));
            if (!caseload.TryGetProperty("disaggregatedAttachments", out var cuts) || cuts.ValueKind != JsonValueKind.Array) continue;
            foreach (var cut in cuts.EnumerateArray())
                rows.Add(Row(rows.Count + 1, Of(cut, places), Text(caseload, "caseloadDescription"), code, Text(cut, "categoryLabel"), info, metric => InMatrix(cut, metric)));
        }
        return rows;
    }

    private static JsonDocument Parsed(Stream content, string fileName)
    {
        try { return JsonDocument.Parse(content); }
        catch (JsonException broken) { throw Problem.Invalid("needs.json-broken", fileName, (broken.LineNumber + 1 ?? 0).ToString(CultureInfo.InvariantCulture)); }
    }

    private static Dictionary<long, Place> Places(JsonElement data) =>
        !data.TryGetProperty("locations", out var all) ? [] : all.EnumerateArray().ToDictionary(l => l.GetProperty("id").GetInt64(), l => new Place((int)(Number(l, "adminLevel") ?? 0), Text(l, "pcode"), Text(l, "name")));

    private static ILookup<long, string> Clusters(JsonElement data) =>
        (!data.TryGetProperty("planGlobalClusters", out var all) ? [] : all.EnumerateArray().Where(c => c.TryGetProperty("planClusters", out _))
            .SelectMany(c => c.GetProperty("planClusters").EnumerateArray(), (c, entity) => (Entity: entity.GetInt64(), Code: Text(c, "globalClusterCode"))).ToArray())
        .ToLookup(c => c.Entity, c => c.Code);

    /// <summary>An area of responsibility shares its cluster's entity, so its own code counts where it is one of the entity's.</summary>
    private static (string Code, string Info) Cluster(JsonElement caseload, ILookup<long, string> clusters)
    {
        if (Text(caseload, "caseloadType") == "plan") return ("ALL", "");
        if (Number(caseload, "entityId") is not { } entity) return ("", "");
        var (own, codes) = (Text(caseload, "availableGlobalClusterCode"), clusters[(long)entity].ToList());
        return codes.Count == 0 ? ("", string.Create(CultureInfo.InvariantCulture, $"No cluster for entity {entity:0}")) : (codes.Contains(own) ? own : codes[0], "");
    }

    private static Place? Of(JsonElement cut, Dictionary<long, Place> places) => Number(cut, "locationId") is { } id && places.TryGetValue((long)id, out var place) ? place : new Place(1, "", Text(cut, "locationId"));

    private static SheetRow Row(int number, Place? place, string description, string cluster, string category, string info, Func<string, double?> metric)
    {
        var row = new SheetRow();
        row.Begin(number);
        if (place is { Level: >= 1 and <= Levels })
        {
            row.Set((place.Level - 1) * 2, Cell.Of(place.Pcode));
            row.Set(place.Level * 2 - 1, Cell.Of(place.Name));
        }
        row.Set(6, Cell.Of(description));
        row.Set(7, Cell.Of(cluster));
        row.Set(8, Cell.Of(category));
        for (var i = 0; i < Metrics.Length; i++)
            if (metric(Metrics[i]) is { } value) row.Set(FirstFigure + i, Cell.Of(value));
        row.Set(14, Cell.Of(info));
        return row;
    }

    private static double? InMatrix(JsonElement cut, string metric)
    {
        if (!cut.TryGetProperty("dataMatrix", out var matrix) || matrix.ValueKind != JsonValueKind.Array) return null;
        foreach (var entry in matrix.EnumerateArray())
            if (Text(entry, "metricType") == metric) return Number(entry, "value");
        return null;
    }

    private static string Text(JsonElement element, string name) => !element.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
