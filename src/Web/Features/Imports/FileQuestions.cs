using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>What a file as a whole leaves open.</summary>
internal static class FileQuestions
{
    public const string Encoding = "encoding";
    private const int CellsNamed = 10;

    /// <summary>What was done with the file, and what of it cannot be read yet.</summary>
    public static IReadOnlyList<Finding> Notes(Workbook workbook, ChosenTable table, ColumnProofs proofs)
    {
        var notes = new List<Finding>(workbook.Notes);
        notes.AddRange(table.Plan.Maps.Where(m => m is { TakenBy: not null, Samples.Count: > 0 }).Select(m => Twice(m, table.Plan)));
        if (table.Plan.Maps.Where(m => m.Note == ColumnMatching.Beside).ToList() is [var first, ..] second) notes.Add(new Finding(ColumnMatching.Beside, FindingEffect.SetAside, 0, -1, $"{ImportDownloads.Letter(first.Index)}-{ImportDownloads.Letter(second[^1].Index)}"));
        // Nobody can answer for letters that are gone: the file is to be saved anew.
        if (proofs.Lost is { Samples: { Count: > 0 } lost, Cells: var cells }) notes.Add(new Finding("text.letters-lost", FindingEffect.SetAside, 0, -1, cells.ToString(CultureInfo.InvariantCulture), string.Join("”, “", lost)));
        if (table.Unread.Count > 0) notes.Add(new Finding("table.more-sheets", FindingEffect.SetAside, 0, -1, string.Join(", ", table.Unread)));
        if (table.Layout.ColumnsBeyond > 0) notes.Add(new Finding("table.columns-beyond", FindingEffect.SetAside, 0, -1, table.Layout.ColumnsBeyond.ToString(CultureInfo.InvariantCulture), TableFinding.MostColumns.ToString(CultureInfo.InvariantCulture)));
        if (table.Layout.DataAbove is [var top, ..] above) notes.Add(new Finding("table.rows-above", FindingEffect.SetAside, 0, -1, above.Count.ToString(CultureInfo.InvariantCulture), top.ToString(CultureInfo.InvariantCulture)));
        if (table.Wide is { } wide) notes.Add(new Finding(wide.IsMonths ? "table.months-read" : "table.groups-read", FindingEffect.Note, 0, -1, string.Join(", ", wide.Slices.Select(s => s.Label))));
        if (MonthColumns.In(table.Layout.Columns) is { Count: > 0 } months) notes.Add(new Finding("table.months-across", FindingEffect.SetAside, 0, -1, Names(months)));
        if (new CutSets(table.Plan.People.Select(m => m.Target)).MostWays is > 1 and var ways) notes.Add(new Finding("table.splits", FindingEffect.Note, 0, -1, ways.ToString(CultureInfo.InvariantCulture)));
        if (proofs.HiddenRows > 0) notes.Add(new Finding("table.hidden-rows", FindingEffect.Note, 0, -1, proofs.HiddenRows.ToString(CultureInfo.InvariantCulture)));
        var hidden = workbook.HiddenColumns(table.SheetIndex);
        if (table.Plan.Maps.Where(m => m.Samples.Count > 0 && hidden.Any(span => span.Contains(m.Index))).ToList() is { Count: > 0 } unseen) notes.Add(new Finding("column.hidden", FindingEffect.Note, 0, -1, Names(unseen)));
        if (workbook.Comments(table.SheetIndex) is { Count: > 0 } noted && !IsOwnFile(workbook)) notes.Add(new Finding("file.comments", FindingEffect.Note, 0, -1, string.Join(", ", noted.Take(CellsNamed)) + (noted.Count > CellsNamed ? " …" : "")));
        return notes;
    }

    /// <summary>It went back to its sender with our notes, which other programs save as if somebody else had written them.</summary>
    private static bool IsOwnFile(Workbook workbook) => workbook.Sheets.Any(sheet => workbook.Rows(sheet.Index).FirstOrDefault() is { } first && OwnFile.Is([.. first.Cells]));

    public static string Names(IEnumerable<ColumnMap> columns) => string.Join(", ", columns.Select(c => c.Header));

    /// <summary>Columns of one name that are not both read are a loss; of two that only mean the same the better one is what was wanted.</summary>
    private static Finding Twice(ColumnMap left, ColumnPlan plan)
    {
        var read = plan.Header(left.TakenBy!.Value);
        var effect = Folding.Fold(read) == Folding.Fold(left.Header) ? FindingEffect.SetAside : FindingEffect.Note;
        return new Finding("column.taken", effect, 0, left.Index, $"{ImportDownloads.Letter(left.Index)} “{left.Header}”", $"{ImportDownloads.Letter(left.TakenBy.Value)} “{read}”");
    }

    /// <summary>What answers decided about the file before any of its rows.</summary>
    public static void Decide(QuestionBook book, Workbook workbook, ChosenTable table)
    {
        if (workbook.IsCsv && book.Answer(Encoding) is not null) book.Decide(Encoding, table.SheetName, workbook.EncodingName, 0);
        if (book.Answer(ChosenTable.SheetQuestion) is not null) book.Decide(ChosenTable.SheetQuestion, "", table.SheetName, 0);
        if (book.Answer(WideTable.Question) is { } counted && WideTable.Unsaid(table.Layout.Columns) is { Count: > 0 } months) book.Decide(WideTable.Question, Names(months), counted, 0);
    }

    /// <summary>Its letters, when nothing in its bytes says what they are: the same words in every likely encoding.</summary>
    public static IEnumerable<ImportQuestion> Of(Workbook workbook)
    {
        if (workbook.EncodingChoices is not [var guess, ..] choices) return [];
        var labels = choices.Select(c => new QuestionChoice(c.Name, c.Sample.Length > 0 ? $"{c.Sample} ({c.Name})" : c.Name));
        return [new ImportQuestion(Encoding, Encoding, guess.Sample, 0, [], false, [.. labels], guess.Name, null)];
    }
}
