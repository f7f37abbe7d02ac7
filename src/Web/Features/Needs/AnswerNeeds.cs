using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>
/// Says what a file of needs means by names nobody knew: its sheet is read again from the kept file with every answer given
/// so far, and the caseload it comes to takes the place of the one asked about.
/// </summary>
internal sealed class AnswerNeeds(TesseraDb db, CaseloadKeeping keeping, NeedRights rights, FileStore files, ListsCache listsCache)
{
    /// <param name="answers">"place:" or "cluster:" and the text as typed, to a code or name.</param>
    public async Task<NeedOutcome> Run(Operation operation, int number, IReadOnlyDictionary<string, string> answers)
    {
        var lists = await listsCache.For(operation);
        rights.DemandLoad(operation, lists);
        var all = await db.Caseloads.AsNoTracking().Where(c => c.OperationId == operation.Id).OrderBy(c => c.Number).ToListAsync();
        var caseload = all.Find(c => c.Number == number) ?? throw Problem.NotFound("needs.caseload-unknown");
        await rights.DemandDecide(operation, lists, number);
        if (!OperationNeeds.Counting(all).Any(c => c.Number == number)) throw Problem.Conflict("needs.answers-late", caseload.Name);
        var given = answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Value)).ToDictionary(answer => answer.Key, answer => answer.Value.Trim());
        if (given.Count == 0) throw Problem.Invalid("needs.answers-none");
        var report = CaseloadReport.Of(caseload.Report);
        var settings = Settings(caseload, report, UnknownName.Coded(lists, given));
        var stored = await db.Files.AsNoTracking().SingleAsync(f => f.OperationId == operation.Id && f.Id == caseload.FileId);
        await using var content = await files.Open(operation.Id, stored.Id);
        var file = NeedFile.Read(stored.Name, content, lists, settings);
        var sheet = file.Sheets.FirstOrDefault(s => s.Sheet.Name == report.Sheet) ?? throw Problem.Invalid("needs.nothing-to-load", stored.Name, report.Sheet);
        var draft = CaseloadDraft.Of(sheet, file with { Sheets = [sheet] }, stored.Name, settings, lists.Clusters, rights.MaySay(operation, lists)) with { Source = caseload.Source };
        return new NeedOutcome(await keeping.Keep(operation, stored, [draft], settings.Complete), file.Skipped);
    }

    /// <summary>What was said of the file before, under the name and time it has, with what is known now.</summary>
    private static NeedSettings Settings(CaseloadRow caseload, CaseloadReport report, Dictionary<string, string> answers)
    {
        var before = report.Settings ?? new NeedSettings { Complete = (Domain.Needs.NeedPartition)caseload.Complete };
        foreach (var (key, code) in before.Answers) answers.TryAdd(key, code);
        return before with
        {
            Name = caseload.Name,
            Period = caseload.LastMonth == 0 ? before.Period : new ReportingPeriod(caseload.FirstMonth, caseload.LastMonth).ToString(),
            Answers = answers,
        };
    }
}
