using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Caseloads;

/// <summary>
/// Reads the rows of a sheet of needs. A wrong value costs itself, a row without a certain place or cluster is left out
/// and listed; what one line says another of the same meaning is set aside, never added.
/// </summary>
public static class NeedSheetReading
{
    /// <summary>Names that nobody knows are answered one by one, so more of them are named than in a file of activities.</summary>
    private const int NamesAsked = 40;

    /// <param name="rows">Gives the rows from the beginning, each time; twice, because columns prove their decimal mark first.</param>
    /// <param name="isTextFile">All cells are text, as in a CSV.</param>
    public static NeedRead Read(NeedSheet sheet, Func<IEnumerable<SheetRow>> rows, NeedReference reference, NeedSaid said, bool isTextFile)
    {
        var numbers = new NeedNumbers(sheet, isTextFile, said);
        foreach (var row in rows().Where(r => r.Number >= sheet.DataFirst))
        {
            numbers.Observe(row);
            sheet.Observe(row);
        }
        sheet = numbers.WithoutShares();
        var book = new QuestionBook(new Dictionary<string, string>());
        book.Note(sheet.Findings);
        var reading = new NeedRows(sheet, reference, said, numbers, book);
        foreach (var row in rows().Where(r => r.Number >= sheet.DataFirst)) reading.Take(row);
        var lines = reading.Settled();
        NeedChecks.Note(lines, book);
        if (numbers.Rounded > 0) book.Note(new Finding("needs.rounded", FindingEffect.Note, 0, -1, numbers.Rounded.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var (problems, leftOut) = book.Problems(new ColumnPlan([.. sheet.Columns.Select(c => new ColumnMap(c.Index, c.Header, null, ColumnTarget.Unmapped, "none", 0, []))], []), NamesAsked);
        var (first, last) = reading.Period ?? OfTitle(sheet);
        return new NeedRead(sheet, lines, reading.Counts, first, last, problems, leftOut);
    }

    /// <summary>The one year that stands above the table or in the sheet's name.</summary>
    private static (int, int) OfTitle(NeedSheet sheet) => NeedYear.Of($"{sheet.Title} {sheet.Name}") is { } year
        ? (ReportingPeriod.Month(year, 1), ReportingPeriod.Month(year, 12)) : (0, 0);
}
