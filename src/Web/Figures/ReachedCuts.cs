using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>The cuts of the people reached as a row keeps them: [{"field":"Reached","cut":"f 0-4","value":120000}, ...].</summary>
internal static class ReachedCuts
{
    public static CutCount[] Of(string json, CodeDictionary<Disaggregation> cuts)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Where(cut => cut.GetProperty("field").ValueEquals(nameof(ActivityField.Reached)))
            .Select(cut => (Cut: Disaggregation.Parse(cut.GetProperty("cut").GetString()!), Value: cut.GetProperty("value").GetInt64())).Where(cut => cut.Cut is not null)
            .Select(cut => new CutCount((short)cuts.Code(cut.Cut!), cut.Value))];
    }
}
