using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Batches for people: of each the files whose imports they may see, and nothing of the others.</summary>
internal sealed class BatchViews(TesseraDb db, CurrentUser user, ImportOwners owners, ListsCache lists, Text text)
{
    public const string Unknown = "batch.unknown";

    public async Task<BatchView> Of(Operation operation, long number)
    {
        var batch = await db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.OperationId == operation.Id && b.Number == number) ?? throw Problem.NotFound(Unknown);
        var files = await db.BatchFiles.AsNoTracking().Where(f => f.OperationId == operation.Id && f.BatchNumber == number).OrderBy(f => f.Position).ToListAsync();
        var numbers = files.Select(f => f.ImportNumber).OfType<int>().ToList();
        var imports = await db.Imports.AsNoTracking().Where(i => i.OperationId == operation.Id && numbers.Contains(i.Number)).ToDictionaryAsync(i => i.Number);
        var jobs = await Jobs(operation, [.. imports.Values.Select(ImportJobs.Subject)]);
        var lines = new List<BatchLine>();
        foreach (var file in files)
            if (await Line(operation, batch, file, imports, jobs) is { } line) lines.Add(line);
        if (lines.Count == 0 && !IsMine(operation, batch)) throw Problem.NotFound(Unknown);
        var folder = Folder([.. lines.Select(l => l.File.Name)]);
        return new BatchView(operation, batch, [.. lines.Select(l => l with { Name = l.File.Name[folder..] })]) { MayRememberForAll = owners.MayRememberForAll(operation) };
    }

    /// <summary>How many letters all names share, up to the end of a folder.</summary>
    private static int Folder(List<string> names)
    {
        var shared = names.Count < 2 ? 0 : names[0].LastIndexOf('/') + 1;
        while (shared > 0 && !names.TrueForAll(n => n.StartsWith(names[0][..shared], StringComparison.Ordinal))) shared = shared < 2 ? 0 : names[0].LastIndexOf('/', shared - 2) + 1;
        return shared;
    }

    public async Task<(IReadOnlyList<BatchSummary> Batches, int Total)> List(Operation operation, Paging paging)
    {
        var files = await db.BatchFiles.AsNoTracking().Where(f => f.OperationId == operation.Id).Select(f => new { f.BatchNumber, f.ImportNumber }).ToListAsync();
        var seen = await Seen(operation, [.. files.Select(f => f.ImportNumber).OfType<int>().Distinct()]);
        var all = await db.ImportBatches.AsNoTracking().Where(b => b.OperationId == operation.Id).OrderByDescending(b => b.Number).ToListAsync();
        var mine = all.Where(b => IsMine(operation, b)).Select(b => b.Number).ToHashSet();
        var shown = files.Where(f => f.ImportNumber is { } import ? seen.ContainsKey(import) : mine.Contains(f.BatchNumber)).ToLookup(f => f.BatchNumber, f => f.ImportNumber);
        var found = all.Where(b => mine.Contains(b.Number) || shown[b.Number].Any()).ToList();
        return ([.. found.Skip(paging.Skip).Take(paging.Size).Select(b => new BatchSummary(b, shown[b.Number].Count(),
            shown[b.Number].OfType<int>().GroupBy(i => seen[i]).ToDictionary(g => g.Key, g => g.Count()), shown[b.Number].Count(i => i is null)))], found.Count);
    }

    private async Task<Dictionary<int, ImportState>> Seen(Operation operation, List<int> numbers)
    {
        var seen = new Dictionary<int, ImportState>();
        foreach (var import in await db.Imports.AsNoTracking().Where(i => i.OperationId == operation.Id && numbers.Contains(i.Number)).Select(i => new { i.Number, i.Settings, i.State }).ToListAsync())
            if (user.May(Right.SeeDrafts, await owners.ScopeFor(operation, ImportJson.Read(import.Settings)))) seen[import.Number] = import.State;
        return seen;
    }

    /// <summary>A file that was not taken belongs to nobody but whoever sent it, and to those who see everything.</summary>
    private bool IsMine(Operation operation, ImportBatch batch) =>
        (batch.UserId is not null && batch.UserId == user.ActorId) || user.May(Right.SeeDrafts, RightScope.Of(operation));

    private async Task<Dictionary<string, Job>> Jobs(Operation operation, List<string> subjects) =>
        (await db.Jobs.AsNoTracking().Where(j => j.OperationId == operation.Id && subjects.Contains(j.Subject) && ImportJobs.OfOne.Contains(j.Kind)).OrderBy(j => j.Id).ToListAsync())
            .GroupBy(j => j.Subject).ToDictionary(g => g.Key, g => g.Last());

    private async Task<BatchLine?> Line(Operation operation, ImportBatch batch, BatchFile file, Dictionary<int, Import> imports, Dictionary<string, Job> jobs)
    {
        if (file.ImportNumber is not { } number || !imports.TryGetValue(number, out var import)) return IsMine(operation, batch) ? new BatchLine(file, null, null, null) : null;
        var scope = await owners.ScopeOf(operation, import);
        if (!user.May(Right.SeeDrafts, scope)) return null;
        var report = ImportJson.ReportOf(import);
        return new BatchLine(file, import, report, jobs.GetValueOrDefault(ImportJobs.Subject(import)))
        {
            Partner = report is null ? "" : await Partner(operation, report),
            MayImport = user.May(Right.ImportRows, scope),
            MayDecide = user.May(Right.DecideImports, scope),
            IsOfOtherVersion = import.State == ImportState.Checked && await ImportPreview.IsOfOtherVersion(db, import),
        };
    }

    private async Task<string> Partner(Operation operation, ImportReport report)
    {
        if (report.SenderId is { } sender) return ImportViews.Partner(sender, report, await lists.For(operation));
        var count = report.PartnersUsed.Count + report.NewPartners.Count;
        return count == 0 ? "" : text.Count("batch.partners", count);
    }
}
