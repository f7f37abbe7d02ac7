using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tessera.Web.Features.Needs;

/// <summary>What a load came to, for programs and for the command's report.</summary>
internal static class NeedReportJson
{
    public static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object Of(NeedOutcome outcome) => new
    {
        Caseloads = outcome.Sheets.Select(s => (s, s.Report)).Select(sheet => new
        {
            sheet.s.Caseload.Number,
            sheet.s.Caseload.Name,
            sheet.s.Caseload.Source,
            sheet.s.Caseload.Cut,
            sheet.s.Replaces,
            sheet.s.IsRepeat,
            sheet.s.Caseload.Lines,
            RowsRead = sheet.Report.Counts.Rows,
            RowsPlaced = sheet.Report.Counts.Rows - sheet.Report.Counts.RowsLeftOut,
            sheet.Report.Counts.RowsLeftOut,
            ValuesRead = sheet.Report.Counts.Values,
            sheet.Report.Counts.ValuesSetAside,
            Columns = sheet.Report.Columns.Select(c => new { c.Header, Role = c.Role.ToString().ToLowerInvariant(), c.Figure, c.Cluster, c.Group, c.Cut }),
            Findings = sheet.Report.Problems.Select(p => new { p.Code, Effect = p.Effect.ToString().ToLowerInvariant(), Column = p.Header, p.Found, p.Expected, p.Rows, p.FirstRows, p.Values, p.OtherValues, p.OtherRows }),
            FindingsLeftOut = sheet.Report.ProblemsLeftOut,
        }),
        SheetsSkipped = outcome.Skipped.Select(s => new { s.Name, s.Reason }),
    };
}
