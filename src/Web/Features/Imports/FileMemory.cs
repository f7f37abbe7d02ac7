using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>Everything an operation has learned from answers; which of it counts for a file depends on its sender and its headers.</summary>
internal sealed class FileMemory
{
    private const char Separator = '\u001f';

    public required IReadOnlyList<LearnedAnswerRow> Answers { get; init; }
    public required IReadOnlyList<ImportTemplateRow> Templates { get; init; }
    /// <summary>Of other imports: accepted files of an answer, and files in which it was overruled.</summary>
    public required IReadOnlyDictionary<long, (int Files, int Overruled)> Uses { get; init; }

    public static async Task<FileMemory> Of(TesseraDb db, Import import)
    {
        var id = import.OperationId;
        var uses = await (from use in db.AnswerUses.AsNoTracking()
                          join other in db.Imports.AsNoTracking() on new { use.OperationId, Number = use.ImportNumber } equals new { other.OperationId, other.Number }
                          where use.OperationId == id && use.ImportNumber != import.Number && (use.IsOverruled || other.State == ImportState.Committed)
                          select new { use.AnswerId, use.IsOverruled }).ToListAsync();
        return new FileMemory
        {
            Answers = await db.LearnedAnswers.Where(a => a.OperationId == id && a.WithdrawnAt == null).ToListAsync(),
            Templates = await db.ImportTemplates.AsNoTracking().Where(t => t.OperationId == id).OrderBy(t => t.Id).ToListAsync(),
            Uses = uses.GroupBy(u => u.AnswerId).ToDictionary(g => g.Key, g => (g.Count(u => !u.IsOverruled), g.Count(u => u.IsOverruled))),
        };
    }

    public bool KnowsTemplates => Answers.Any(a => a.TemplateId is not null);

    public LearnedAnswer Said(LearnedAnswerRow row)
    {
        var (files, overruled) = Uses.GetValueOrDefault(row.Id);
        return new LearnedAnswer(row.Id, row.Key, row.Value, (AnswerScope)row.Scope, row.Subject, row.Meaning, row.By, row.At) { Files = files, Overruled = overruled };
    }

    /// <summary>The form with nearly these headers; of several the oldest.</summary>
    public ImportTemplateRow? Template(TableLayout layout) => Templates.FirstOrDefault(t => layout.IsSameTemplate(t.Headers.Split(Separator)));

    public static string HeadersOf(TableLayout layout) => string.Join(Separator, layout.Headers().Order(StringComparer.Ordinal));

    /// <summary>The answers that lie in the file's scopes.</summary>
    public IReadOnlyList<LearnedAnswer> For(OperationLists lists, long? sender, IEnumerable<TableLayout> layouts)
    {
        var templates = KnowsTemplates ? layouts.Select(Template).OfType<ImportTemplateRow>().Select(t => t.Id).ToHashSet() : [];
        return [.. Answers.Where(a => (AnswerScope)a.Scope switch
        {
            AnswerScope.Partner => sender is not null && a.PartnerId is { } partner && lists.Survivor(partner) == sender,
            AnswerScope.Template => a.TemplateId is { } template && templates.Contains(template),
            _ => true,
        }).Select(Said)];
    }
}
