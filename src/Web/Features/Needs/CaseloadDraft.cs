using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Caseloads;
using Tessera.Domain.Clusters;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;

namespace Tessera.Web.Features.Needs;

/// <summary>A sheet as it will be kept: named, dated, with only the lines that are its sender's to say.</summary>
internal sealed record CaseloadDraft(string Name, string Source, string Cut, int FirstMonth, int LastMonth, IReadOnlyList<ReadLine> Lines, CaseloadReport Report)
{
    private static readonly HashSet<string> Nameless = ["sheet", "data", "feuil", "hoja", "planilha", "table", "trang tinh"];

    public static CaseloadDraft Of(NeedRead read, NeedFile file, string fileName, NeedSettings settings, ClusterRegistry clusters, Func<long?, bool> isTheirs)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        var own = Folding.Fold(read.Sheet.Name).TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is var bare && Nameless.Contains(bare) ? stem : read.Sheet.Name.Trim();
        var (first, last) = Months(read, fileName, settings);
        var lines = read.Lines.Where(l => isTheirs(l.Line.ClusterId)).ToList();
        List<ProblemGroup> problems = [.. read.Problems, .. Others(read, clusters, isTheirs)];
        if (first == 0) problems.Add(Note("needs.no-period", fileName));
        if (settings.Complete != NeedPartition.None) Hold(settings.Complete, lines);
        return new CaseloadDraft(
            settings.Name is { Length: > 0 } name ? file.Sheets.Count == 1 ? name : $"{name} · {own}" : own,
            string.Join(" · ", new[] { settings.Source, fileName, file.Sheets.Count > 1 || own != stem ? read.Sheet.Name.Trim() : null }.Where(part => !string.IsNullOrEmpty(part))),
            read.Sheet.Name.Trim(), first, last, lines,
            new CaseloadReport(read.Sheet.Name, read.Sheet.Title, read.Counts, Columns(read.Sheet, clusters), problems, read.ProblemsLeftOut, file.Skipped) { Settings = settings });
    }

    private static (int, int) Months(NeedRead read, string fileName, NeedSettings settings)
    {
        if (settings.Period is { Length: > 0 } text && ReportingPeriod.Parse(text) is var said) return (said.FirstMonth, said.LastMonth);
        if (read.FirstMonth > 0) return (read.FirstMonth, read.LastMonth);
        return NeedYear.Of(Path.GetFileNameWithoutExtension(fileName)) is { } year ? (ReportingPeriod.Month(year, 1), ReportingPeriod.Month(year, 12)) : (0, 0);
    }

    /// <summary>Figures of clusters that whoever loads does not speak for.</summary>
    private static IEnumerable<ProblemGroup> Others(NeedRead read, ClusterRegistry clusters, Func<long?, bool> isTheirs) => read.Lines
        .Where(l => !isTheirs(l.Line.ClusterId)).GroupBy(l => l.Line.ClusterId)
        .Select(g => ProblemGroup.Single("needs.not-yours", FindingEffect.SetAside, g.Key is { } id ? clusters.Find(id)!.Name : "ALL", g.Count(), g.First().Row));

    /// <summary>Parts that are said to be everybody may not hold anybody twice.</summary>
    private static void Hold(NeedPartition complete, List<ReadLine> lines)
    {
        var parts = lines.Select(l => l.Line).Where(l => NeedParts.IsPart(l, complete)).ToList();
        if (parts.Count == 0) throw Problem.Invalid("needs.partition-empty", complete.ToString());
        if (complete == NeedPartition.Groups) return;
        var cuts = parts.Select(l => l.Cut).Distinct().ToList();
        for (var i = 0; i < cuts.Count; i++)
            for (var j = i + 1; j < cuts.Count; j++)
                if (NeedParts.Overlap(cuts[i], cuts[j])) throw Problem.Invalid("needs.partition-overlaps", cuts[i].ToString(), cuts[j].ToString());
    }

    private static ProblemGroup Note(string code, string found) => ProblemGroup.Single(code, FindingEffect.Note, found, 1, 0);

    private static List<ReportColumn> Columns(NeedSheet sheet, ClusterRegistry clusters) => [.. sheet.Columns.Select(c => new ReportColumn(c.Index, c.Header, c.Role,
        c.IsValue ? c.Figure?.ToString() : null, c.ClusterId is { } id ? clusters.Find(id)!.Code : c.IsAcross ? "ALL" : null, c.Category ?? c.Group, c.Cut is { IsTotal: false } cut ? cut.ToString() : null))];
}
