using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>What a file as a whole leaves open.</summary>
internal static class FileQuestions
{
    public const string Encoding = "encoding";

    /// <summary>What was done with the file, and what of it cannot be read yet.</summary>
    public static IReadOnlyList<Finding> Notes(Workbook workbook, ColumnPlan plan)
    {
        var months = MonthColumns.In(plan.Maps);
        if (months.Count == 0) return workbook.Notes;
        return [.. workbook.Notes, new Finding("table.months-across", FindingEffect.SetAside, 0, -1, string.Join(", ", months.Select(m => m.Header)))];
    }

    /// <summary>Its letters, when nothing in its bytes says what they are: the same words in every likely encoding.</summary>
    public static IEnumerable<ImportQuestion> Of(Workbook workbook)
    {
        if (workbook.EncodingChoices is not [var guess, ..] choices) return [];
        var labels = choices.Select(c => new QuestionChoice(c.Name, c.Sample.Length > 0 ? $"{c.Sample} ({c.Name})" : c.Name));
        return [new ImportQuestion(Encoding, Encoding, guess.Sample, 0, [], false, [.. labels], guess.Name, null)];
    }
}
