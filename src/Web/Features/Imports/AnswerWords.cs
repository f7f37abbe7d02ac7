using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>A remembered answer in words, the same in the review, on its page and in the list of all.</summary>
internal static class AnswerWords
{
    private static readonly HashSet<string> Spoken = ["none", "country", MergedFill.Fill, MergedFill.Leave, RowReading.Each, RowReading.FirstAlone, RowReading.Count, RowReading.LeaveOut, RowParts.Total, RowParts.Parts, "buddhist", "solar", "lunar"];

    /// <summary>Kinds that can be filtered by, in the order of the page.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["place", QuestionBook.CodesQuestion, "partner", "cluster", "column", "role", "date-order", "number-style", "calendar", "merged", "months", "rows-alike", "struck", RowParts.Question, "sheet", "encoding"];

    public static string Kind(Text text, string key) => text[$"answers.kind.{DecidedAnswer.KindOf(key)}"];

    /// <summary>A question about the file as a whole is about nothing that was typed.</summary>
    public static string Subject(Text text, string key, string subject) => subject.Length > 0 ? subject : Kind(text, key);

    public static string Meaning(Text text, string key, string value, string meaning) => DecidedAnswer.KindOf(key) switch
    {
        "column" when ColumnChoice.Read(value) is { } target => ColumnChoice.Words(text, target),
        WideTable.Question when WideTable.Choices.Contains(value) => QuestionWords.MonthChoice(text, value),
        "role" => text[$"field.{meaning}"],
        _ when text.Has($"answers.value.{value}") => text[$"answers.value.{value}"],
        _ when Spoken.Contains(value) => text[$"choice.{value}"],
        _ => meaning.Length > 0 ? meaning : value,
    };

    public static string Standing(Text text, LearnedAnswer answer) => Standing(text, answer.Standing, answer.Files, answer.Overruled);

    public static string Standing(Text text, AnswerStanding standing, int files, int overruled) => standing switch
    {
        AnswerStanding.Doubtful => text["answers.standing.doubtful", text.Number((long)overruled)],
        AnswerStanding.Firm => text["answers.standing.firm", text.Number((long)files)],
        _ => text["answers.standing.fresh"],
    };
}
