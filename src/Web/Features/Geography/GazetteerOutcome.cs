using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Domain;
using Tessera.Domain.Geography;

namespace Tessera.Web.Features.Geography;

/// <summary>What a load changed, by kind, and what of the file was left out; kept with the load.</summary>
public sealed record GazetteerOutcome(int Number, string Source, IReadOnlyDictionary<AreaChangeKind, int> Counts, int Shapes, IReadOnlyList<Finding> Findings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Summary => $"{Source}: " + string.Join(", ", Counts.Where(c => c.Value > 0).OrderBy(c => c.Key).Select(c => $"{c.Value.ToString(CultureInfo.InvariantCulture)} {c.Key.ToString().ToLowerInvariant()}"))
        + (Shapes > 0 ? $", {Shapes.ToString(CultureInfo.InvariantCulture)} shapes" : "");

    public int Count(AreaChangeKind kind) => Counts.GetValueOrDefault(kind);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Null for loads kept before their counts were structured.</summary>
    public static GazetteerOutcome? Of(string kept)
    {
        try { return JsonSerializer.Deserialize<GazetteerOutcome>(kept, Json); }
        catch (JsonException) { return null; }
    }
}
