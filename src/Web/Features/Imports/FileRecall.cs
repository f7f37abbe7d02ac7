using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A file's table as it was understood, with the answers that count for it.</summary>
internal sealed record RecalledTable(ChosenTable Table, ColumnProofs Proofs, AnswerMemory Memory, ActivityReference Reference, long? Sender, int Rows);

/// <summary>Keeps the rows as they came, showing each on the way; their number.</summary>
internal delegate Task<int> KeepRows(IEnumerable<SheetRow> rows, Action<SheetRow> observe);

/// <summary>
/// Reads a file's table with what earlier files of its sender and its form taught. Who sent it may only show in its rows;
/// when answers for that sender then change the table, it is read once more.
/// </summary>
internal sealed class FileRecall(FileMemory learned, OperationLists lists, ImportSettings settings, IReadOnlyDictionary<string, string> given)
{
    /// <summary>In the letters answered for it or, where its bytes do not say, for earlier files of its form.</summary>
    public Workbook Open(Stream stream, string fileName)
    {
        var workbook = Workbook.Open(stream, fileName, encodingName: Own(FileQuestions.Encoding));
        if (!workbook.EncodingIsGuess || given.ContainsKey(FileQuestions.Encoding)) return workbook;
        if (Memory(workbook, Stated).Values.GetValueOrDefault(FileQuestions.Encoding) is not { } encoding) return workbook;
        workbook.Dispose();
        stream.Position = 0;
        return Workbook.Open(stream, fileName, encodingName: encoding);
    }

    public async Task<RecalledTable> Read(Workbook workbook, Import import, CellFixes fixes, KeepRows keep)
    {
        var read = await Read(workbook, import, fixes, keep, Stated);
        if (Stated is not null || read.Sender is not { } sender || !TeachesTable(sender)) return read;
        return await Read(workbook, import, fixes, keep, sender);
    }

    private async Task<RecalledTable> Read(Workbook workbook, Import import, CellFixes fixes, KeepRows keep, long? sender)
    {
        var memory = Memory(workbook, sender);
        var table = ChosenTable.Of(workbook, lists, settings, memory);
        var proofs = new ColumnProofs(table.Plan, workbook.IsCsv) { Wide = table.Wide };
        var senders = new SenderProof(table.Plan);
        var rows = RawChunks.WithBlanks(workbook.Rows(table.SheetIndex).Where(r => r.Number >= table.Layout.DataFirst), table.Layout.DataFirst).Select(fixes.Apply);
        var total = await keep(rows, row => { proofs.Observe(row); senders.Observe(row); });
        var plain = ImportReference.For(lists, settings, new AnswerMemory(given, [], null).Values);
        sender ??= senders.Of(plain, memory.Values) ?? Answered(senders, plain, table.Layout);
        memory = new AnswerMemory(given, learned.For(lists, sender, [table.Layout]), plain);
        return new RecalledTable(table, proofs, memory, ImportReference.For(lists, settings, memory.Values) with { FileName = import.FileName, SheetName = table.SheetName, Today = DayOf(import) }, sender, total);
    }

    // Where it is latest already: nobody reports on a month that has begun nowhere.
    private static DateOnly DayOf(Import import) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(import.StagedAt).UtcDateTime.AddHours(14));

    /// <summary>Whose own name was answered for in an earlier file of theirs: that answer says who sends this one.</summary>
    private long? Answered(SenderProof senders, ActivityReference plain, TableLayout layout)
    {
        var partners = learned.Answers.Where(a => a.PartnerId is not null && senders.IsAbout(a.Key)).Select(a => lists.Survivor(a.PartnerId!.Value)).Distinct()
            .Where(p => senders.Of(plain, new AnswerMemory(given, learned.For(lists, p, [layout]), plain).Values) == p).Take(2).ToList();
        return partners is [var one] ? one : null;
    }

    private AnswerMemory Memory(Workbook workbook, long? sender) =>
        new(given, learned.For(lists, sender, learned.KnowsTemplates ? SheetScan.Look(workbook, lists, settings).Previews.Select(p => p.Layout).OfType<TableLayout>() : []), null);

    /// <summary>The sender that was said, or that somebody may bring rows of alone.</summary>
    private long? Stated => settings.Partner is { } name && lists.Registry.Named(name) is [var one] ? one : settings.OnlyPartners?.Select(lists.Survivor).Distinct().ToList() is [var own] ? own : null;

    private bool TeachesTable(long sender) => learned.Answers.Any(a => a.PartnerId is { } partner && lists.Survivor(partner) == sender
        && DecidedAnswer.KindOf(a.Key) is "column" or ChosenTable.SheetQuestion or "role" or WideTable.Question);

    private string? Own(string key) => given.GetValueOrDefault(key) is { } value and not QuestionBook.AnswerAsk ? value : null;
}
