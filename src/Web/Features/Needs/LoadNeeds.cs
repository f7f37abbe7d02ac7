using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>
/// Loads a file of needs: every sheet with a table of them becomes a caseload that counts at once and takes the place of
/// an earlier one of its name. All or nothing; of a refused file only a line of the change log stays.
/// </summary>
internal sealed class LoadNeeds(TesseraDb db, CaseloadKeeping keeping, NeedRights rights, FileStore files, ListsCache listsCache)
{
    public async Task<NeedOutcome> Run(Operation operation, string fileName, Stream content, NeedSettings settings)
    {
        var lists = await listsCache.For(operation);
        rights.DemandLoad(operation, lists);
        await using var copy = FileStore.TemporaryFile();
        await content.CopyToAsync(copy);
        copy.Position = 0;
        try
        {
            return await Kept(operation, lists, Path.GetFileName(fileName), copy, settings);
        }
        catch (Problem refusal)
        {
            await keeping.Trace(operation, Path.GetFileName(fileName), refusal);
            throw;
        }
    }

    private async Task<NeedOutcome> Kept(Operation operation, OperationLists lists, string fileName, Stream copy, NeedSettings settings)
    {
        var file = NeedFile.Read(fileName, copy, lists, settings);
        var drafts = file.Sheets.Select(s => CaseloadDraft.Of(s, file, fileName, settings, lists.Clusters, rights.MaySay(operation, lists))).Where(d => d.Lines.Count > 0).ToList();
        if (drafts.Count == 0) throw Problem.Forbidden("needs.none-yours", fileName);
        var current = OperationNeeds.Counting(await db.Caseloads.AsNoTracking().Where(c => c.OperationId == operation.Id).OrderBy(c => c.Number).ToListAsync());
        foreach (var before in current.Where(c => drafts.Exists(d => Folding.Fold(d.Name) == c.Folded)))
            if (!await rights.MayDecide(operation, lists, before.Number)) throw Problem.Conflict("needs.name-of-others", before.Name);
        copy.Position = 0;
        var stored = await files.Keep(operation.Id, fileName, copy);
        return new NeedOutcome(await keeping.Keep(operation, stored, drafts, settings.Complete), file.Skipped);
    }
}

/// <summary>Keeps what a file came to, in one transaction that the sequence number of the operation leads.</summary>
internal sealed class CaseloadKeeping(TesseraDb db, CaseloadWriter writer, CurrentUser user, TimeProvider time, Ids ids)
{
    public async Task<IReadOnlyList<LoadedSheet>> Keep(Operation operation, StoredFile file, IReadOnlyList<CaseloadDraft> drafts, Domain.Needs.NeedPartition complete)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        // First, so that two loads at once wait for each other and number their caseloads one after the other.
        await db.Operations.Where(o => o.Id == operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        var present = await db.Caseloads.AsNoTracking().Where(c => c.OperationId == operation.Id).OrderBy(c => c.Number).ToListAsync();
        var (loaded, next, now) = (new List<LoadedSheet>(), present.Count == 0 ? 1 : present[^1].Number + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var draft in drafts)
        {
            var before = OperationNeeds.Counting(present).FirstOrDefault(c => c.Folded == Folding.Fold(draft.Name));
            var row = Row(operation, next, file, draft, (byte)complete, now);
            if (before is not null && IsSame(before, row)) { loaded.Add(new LoadedSheet(before, null, true)); continue; }
            db.Caseloads.Add(row);
            await db.SaveChangesAsync();
            await writer.Write(row, draft.Lines);
            loaded.Add(new LoadedSheet(row, before?.Number, false));
            present.Add(row);
            next++;
        }
        if (loaded.Exists(l => !l.IsRepeat)) await transaction.CommitAsync();
        return loaded;
    }

    /// <summary>A line of the change log, in a transaction of its own.</summary>
    public async Task Trace(Operation operation, string fileName, Problem refusal)
    {
        db.ChangeTracker.Clear();
        db.Changes.Add(new Change
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            UserId = user.ActorId,
            Actor = user.Name,
            Action = "refused",
            Noun = "caseload",
            NounId = "",
            Fields = JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["file"] = [null, fileName], ["code"] = [null, refusal.Code] }),
        });
        await db.SaveChangesAsync();
    }

    private CaseloadRow Row(Operation operation, int number, StoredFile file, CaseloadDraft draft, byte complete, long now) => new()
    {
        OperationId = operation.Id,
        Number = number,
        Name = draft.Name,
        Folded = Folding.Fold(draft.Name),
        Source = draft.Source,
        FileId = file.Id,
        Cut = draft.Cut,
        Complete = complete,
        FirstMonth = draft.FirstMonth,
        LastMonth = draft.LastMonth,
        Lines = draft.Lines.Count,
        Report = draft.Report.ToJson(),
        IsSample = operation.IsSample,
        LoadedAt = now,
        UserId = user.ActorId,
        LoadedBy = user.Name,
    };

    /// <summary>The same bytes read to the same numbers: sent twice counts once.</summary>
    private static bool IsSame(CaseloadRow before, CaseloadRow now) =>
        before.FileId == now.FileId && before.Complete == now.Complete && before.FirstMonth == now.FirstMonth && before.LastMonth == now.LastMonth
        && before.Lines == now.Lines && before.Report == now.Report && before.Source == now.Source;
}
