using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Settings and report of an import as they are kept.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
    public static ImportSettings SettingsOf(Import import) => Read(import.Settings);
    public static ImportSettings Read(string settings) => JsonSerializer.Deserialize<ImportSettings>(settings, Options)!;
    public static ImportReport? ReportOf(Import import) => import.Report is null ? null : Opened(JsonSerializer.Deserialize<ImportReport>(import.Report, Options)!);

    private static ImportReport Opened(ImportReport kept) => kept with { Problems = ProblemGroup.Gathered(kept.Problems) };
}
