using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>Remembered answers for people: those given in imports they may see, and those that count for everybody.</summary>
internal sealed class AnswerViews(TesseraDb db, CurrentUser user, ImportOwners owners, ListsCache listsCache)
{
    public const string Unknown = "answer.unknown";

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AnswerLine>> List(Operation operation)
    {
        var lists = await listsCache.For(operation);
        var rows = await db.LearnedAnswers.AsNoTracking().Where(a => a.OperationId == operation.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).ToListAsync();
        var templates = await db.ImportTemplates.AsNoTracking().Where(t => t.OperationId == operation.Id).ToDictionaryAsync(t => t.Id, t => t.Name);
        var uses = (await Uses(operation)).ToLookup(u => u.AnswerId);
        return [.. rows.Where(r => May(Right.SeeDrafts, operation, r, lists)).Select(r => Line(r, operation, lists, templates, uses[r.Id]))];
    }

    public async Task<AnswerLine> Of(Operation operation, long id) =>
        (await List(operation)).FirstOrDefault(l => l.Id == id) ?? throw Problem.NotFound(Unknown);

    public bool May(Right right, Operation operation, LearnedAnswerRow row, OperationLists lists)
    {
        // The words of a protected cluster's files are not for those who may not see its rows.
        if (row.ClusterId is { } owner && lists.Cluster(owner) is { IsSensitive: true } guarded && !user.May(Right.SeeRows, RightScope.Of(operation, guarded))) return false;
        var scope = RightScope.Of(operation, row.ClusterId is { } cluster ? lists.Cluster(cluster) : null, row.PartnerId is { } partner ? lists.Survivor(partner) : row.OwnerId);
        return user.May(right, scope) || ((AnswerScope)row.Scope == AnswerScope.Everyone && user.MaySomewhere(right, RightScope.Of(operation)));
    }

    /// <summary>What counts for files of others is withdrawn by those who look after them.</summary>
    public bool MayWithdraw(Operation operation, LearnedAnswerRow row, OperationLists lists) =>
        May(Right.ImportRows, operation, row, lists) && ((AnswerScope)row.Scope == AnswerScope.Partner || owners.MayRememberForAll(operation));

    private sealed record Use(long AnswerId, int Rows, bool IsOverruled, ImportState State);

    private async Task<List<Use>> Uses(Operation operation) =>
        await (from use in db.AnswerUses.AsNoTracking()
               join import in db.Imports.AsNoTracking() on new { use.OperationId, Number = use.ImportNumber } equals new { import.OperationId, import.Number }
               where use.OperationId == operation.Id
               select new Use(use.AnswerId, use.RowCount, use.IsOverruled, import.State)).ToListAsync();

    private AnswerLine Line(LearnedAnswerRow row, Operation operation, OperationLists lists, Dictionary<long, string> templates, IEnumerable<Use> uses)
    {
        var held = uses.Where(u => !u.IsOverruled && u.State == ImportState.Committed).ToList();
        var name = (AnswerScope)row.Scope switch
        {
            AnswerScope.Partner => lists.PartnerName(lists.Survivor(row.PartnerId!.Value)),
            AnswerScope.Template => templates.GetValueOrDefault(row.TemplateId!.Value, ""),
            _ => "",
        };
        return new AnswerLine(row.Id, row.Key, row.Value, row.Subject, row.Meaning, (AnswerScope)row.Scope, row.PartnerId ?? row.TemplateId, name, row.By, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.ImportNumber)
        {
            Rows = held.Sum(u => u.Rows),
            Files = held.Count,
            Overruled = uses.Count(u => u.IsOverruled),
            WithdrawnAt = row.WithdrawnAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            WithdrawnBy = row.WithdrawnBy,
            IsReplaced = row.ReplacedBy is not null,
            MayWithdraw = MayWithdraw(operation, row, lists),
        };
    }
}
