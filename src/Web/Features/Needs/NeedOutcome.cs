using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Needs;

/// <summary>What became of one sheet.</summary>
/// <param name="Replaces">Number of the caseload of the same name that no longer counts; null when there was none.</param>
/// <param name="IsRepeat">The same file said the same before; nothing changed.</param>
public sealed record LoadedSheet(CaseloadRow Caseload, int? Replaces, bool IsRepeat)
{
    public CaseloadReport Report => CaseloadReport.Of(Caseload.Report);
}

/// <summary>What became of a file.</summary>
public sealed record NeedOutcome(IReadOnlyList<LoadedSheet> Sheets, IReadOnlyList<SkippedSheet> Skipped);
