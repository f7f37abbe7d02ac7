using System.Globalization;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Questions and what can be answered to them in words, the same on the page, in the report and in files.</summary>
internal static class QuestionWords
{
    private static readonly HashSet<string> Spoken = ["new", "none", "country", QuestionBook.OneByOne, MergedFill.Fill, MergedFill.Leave, RecordQuestion.Keep, RecordQuestion.Take, RowReading.Each, RowReading.FirstAlone, RowReading.Count, RowReading.LeaveOut, RowParts.Total, RowParts.Parts, "buddhist", "solar", "lunar"];

    /// <summary>What a question is about: "place", "partner", "cluster", "role", "period" ...</summary>
    public static string Kind(ImportQuestion question) => question.Key.Split(':')[0];

    /// <summary>Place and partner: asked once for each name, so there may be many.</summary>
    public static bool IsAboutName(ImportQuestion question) => Kind(question) is "place" or "partner";

    /// <summary>Answered questions about the file as a whole are still listed by the check; they are among the answers.</summary>
    public static bool IsOpen(ImportQuestion question) => question.Answer is null || (question.Rows > 0 && IsAboutName(question));

    /// <summary>An answer that names nothing of a list: its words stand in the texts.</summary>
    public static bool IsSpoken(QuestionChoice choice) => Spoken.Contains(choice.Value);

    public static string Question(Text text, ImportQuestion question) => text[$"question.{question.Code}", Subject(text, question), text.Number((long)(question.Names?.Count ?? 0))];

    private static string Subject(Text text, ImportQuestion question) =>
        question.Key == RowParts.Question && long.TryParse(question.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? text.Number(people) : question.Subject;

    /// <summary>What the columns of months count.</summary>
    public static string MonthChoice(Text text, string value) => text[value == WideTable.Leave ? $"choice.{value}" : $"field.{value}"];

    public static string Choice(Text text, ImportQuestion question, QuestionChoice choice)
    {
        if (question.Names is { } names) return text[$"choice.{choice.Value}.names", text.Number((long)names.Count)];
        if (Kind(question) == RecordQuestion.TwiceCode) return choice.Label;
        if (Kind(question) == WideTable.Question) return MonthChoice(text, choice.Value);
        if (Kind(question) == "role") return text[$"field.{choice.Label}"];
        if (Kind(question) == "period" && ReportingPeriod.TryParse(choice.Value, out var period)) return text.Period(period);
        if (IsSpoken(choice)) return text[$"choice.{choice.Value}", choice.Label];
        return choice.Label.Length > 0 ? choice.Label : choice.Value;
    }
}
