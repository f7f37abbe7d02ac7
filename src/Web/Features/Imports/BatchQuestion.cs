using System.Globalization;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>A file of a batch that asks a question, and in how many rows.</summary>
public sealed record BatchAsked(int Import, string Name, int Rows);

/// <summary>
/// A question that several files ask alike, asked once; or one of a single file. It is named by the first import that
/// asks it, so that an answer finds its group again although other files were answered meanwhile.
/// </summary>
/// <param name="Asked">The question in the words of the file with the most rows, with every file's choices.</param>
public sealed record BatchQuestion(ImportQuestion Asked, IReadOnlyList<BatchAsked> Files)
{
    private const char Between = '|';

    public bool IsShared => Files.Count > 1;
    public string Field => FieldOf(Files[0].Import, Asked.Key);

    public static string FieldOf(int import, string key) => string.Create(CultureInfo.InvariantCulture, $"{import}{Between}{key}");

    public static (int? Import, string Key) Read(string field) =>
        field.Split(Between, 2) is [var number, var key] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var import) ? (import, key) : (null, field);

    /// <summary>Those asked by the most files first, then those that hold rows back and those of the most rows.</summary>
    public static IReadOnlyList<BatchQuestion> Of(IEnumerable<BatchLine> lines) =>
        [.. lines.SelectMany(line => line.Open.Select(question => (Line: line, Question: question))).GroupBy(asked => Cause(asked.Line, asked.Question)).Select(Joined)
            .OrderByDescending(q => q.IsShared).ThenBy(q => q.IsShared ? 0 : q.Files[0].Import).ThenByDescending(q => q.Asked.HoldsRows).ThenByDescending(q => q.Asked.Rows).ThenBy(q => q.Field, StringComparer.Ordinal)];

    /// <summary>
    /// What makes two files' questions one. A name means the same in every file; how a file writes its dates, numbers and
    /// letters, and which of its sheets is meant, is its own affair.
    /// </summary>
    private static (string Key, string More, int Import) Cause(BatchLine line, ImportQuestion question) => DecidedAnswer.KindOf(question.Key) switch
    {
        "place" or "partner" or QuestionBook.NamesQuestion => (question.Key, "", 0),
        "period" or "cluster" => (question.Key, $"{question.Code} {question.Suggestion}", 0),
        "role" or "merged" => (question.Key, question.Subject, 0),
        _ => (question.Key, "", line.Import!.Number),
    };

    private static BatchQuestion Joined(IEnumerable<(BatchLine Line, ImportQuestion Question)> group)
    {
        var asked = group.OrderBy(a => a.Line.Import!.Number).ToList();
        var most = asked.MaxBy(a => a.Question.Rows).Question;
        var joined = asked.Count == 1 ? most : most with
        {
            Rows = asked.Sum(a => a.Question.Rows),
            FirstRows = [],
            HoldsRows = asked.Exists(a => a.Question.HoldsRows),
            Choices = [.. asked.SelectMany(a => a.Question.Choices).DistinctBy(c => c.Value).OrderBy(QuestionWords.IsSpoken)],
        };
        if (most.Names is not null && asked.SelectMany(a => a.Question.Names ?? []).DistinctBy(Domain.Folding.Fold).ToList() is var names) joined = joined with { Names = names, Subject = QuestionBook.Some(names) };
        return new BatchQuestion(joined, [.. asked.Select(a => new BatchAsked(a.Line.Import!.Number, a.Line.Name, a.Question.Rows))]);
    }
}
