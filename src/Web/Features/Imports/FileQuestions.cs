using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>What a file as a whole leaves open.</summary>
internal static class FileQuestions
{
    public const string Encoding = "encoding";

    /// <summary>Its letters, when nothing in its bytes says what they are: the same words in every likely encoding.</summary>
    public static IEnumerable<ImportQuestion> Of(Workbook workbook)
    {
        if (workbook.EncodingChoices is not [var guess, ..] choices) return [];
        var labels = choices.Select(c => new QuestionChoice(c.Name, c.Sample.Length > 0 ? $"{c.Sample} ({c.Name})" : c.Name));
        return [new ImportQuestion(Encoding, Encoding, guess.Sample, 0, [], false, [.. labels], guess.Name, null)];
    }
}
