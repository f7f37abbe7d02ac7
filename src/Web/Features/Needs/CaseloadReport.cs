using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Caseloads;

namespace Tessera.Web.Features.Needs;

/// <summary>A column as it was understood, for the page that shows it.</summary>
/// <param name="Cluster">Code; "ALL" where the header says all clusters together; null where the row says it or nobody.</param>
/// <param name="Cut">Sex, ages and disability as <see cref="Disaggregation"/> writes them; null for everybody.</param>
public sealed record ReportColumn(int Index, string Header, NeedRole Role, string? Figure, string? Cluster, string? Group, string? Cut);

/// <summary>What a sheet came to, kept with its caseload as JSON.</summary>
public sealed record CaseloadReport(string Sheet, string Title, NeedCounts Counts, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ProblemGroup> Problems, int ProblemsLeftOut,
    IReadOnlyList<SkippedSheet> Skipped)
{
    /// <summary>What was said about the file when it was read; null of those read before it was kept.</summary>
    public NeedSettings? Settings { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static CaseloadReport Of(string kept) => JsonSerializer.Deserialize<CaseloadReport>(kept, Json)! is var report ? report with { Problems = ProblemGroup.Gathered(report.Problems) } : null!;
}
