using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Caseloads;
using Tessera.Domain.Geography;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>A name in a file of needs that nobody knows, with the rows left out for it.</summary>
/// <param name="Near">What could be meant.</param>
internal sealed record UnknownName(bool IsPlace, string Found, int Rows, string? Near)
{
    /// <summary>So many are asked at once.</summary>
    public const int Most = 40;

    private const string Place = "place:", Cluster = "cluster:";

    /// <summary>Under which the answer is sent and kept.</summary>
    public string Key => (IsPlace ? Place : Cluster) + Found;

    public static IReadOnlyList<UnknownName> Of(CaseloadReport report) =>
    [
        .. report.Problems.Where(p => p.Code is "needs.place-unknown" or "needs.cluster-unknown" or "needs.cluster-missing").SelectMany(p => p.Values.Select(v => (p.Code, Value: v))).Where(v => v.Value.Found.Length > 0).GroupBy(v => (v.Code, v.Value.Found))
            .Select(g => new UnknownName(g.Key.Code == "needs.place-unknown", g.Key.Found, g.Sum(v => v.Value.Rows), g.First().Value.Expected)).OrderByDescending(q => q.Rows).ThenBy(q => q.Found, StringComparer.Ordinal).Take(Most),
    ];

    /// <summary>A question's fields by its place in the form: what is asked about, and the answer.</summary>
    public static (string Asked, string Answer) Fields(int at) => (string.Create(CultureInfo.InvariantCulture, $"name-{at}"), string.Create(CultureInfo.InvariantCulture, $"answer-{at}"));

    /// <summary>The answers of a form; what was left open is none.</summary>
    public static Dictionary<string, string> Said(IFormCollection form) => Enumerable.Range(0, Most).Select(Fields)
        .Where(field => form.ContainsKey(field.Asked) && !string.IsNullOrWhiteSpace(form[field.Answer])).DistinctBy(field => form[field.Asked].ToString())
        .ToDictionary(field => form[field.Asked].ToString(), field => form[field.Answer].ToString().Trim());

    /// <summary>Answers as they are kept: codes; refused where one names no place or cluster, or several.</summary>
    public static Dictionary<string, string> Coded(OperationLists lists, IReadOnlyDictionary<string, string> answers) => answers.ToDictionary(answer => answer.Key, answer =>
        (answer.Key.StartsWith(Place, StringComparison.Ordinal) ? Area(lists, answer.Value)?.Pcode : answer.Key.StartsWith(Cluster, StringComparison.Ordinal) ? lists.Clusters.ByCode(answer.Value)?.Code : null)
        ?? throw Problem.Invalid("needs.answer-unclear", answer.Key[(answer.Key.IndexOf(':', StringComparison.Ordinal) + 1)..], answer.Value));

    public static NeedAnswers Told(OperationLists lists, IReadOnlyDictionary<string, string> answers) => answers.Count == 0 ? NeedAnswers.None : new(
        Ids(answers, Place, code => lists.Gazetteer.ByCode(code) is [var area, ..] ? area.Id : null), Ids(answers, Cluster, code => lists.Clusters.ByCode(code)?.Id));

    private static Dictionary<string, long> Ids(IReadOnlyDictionary<string, string> answers, string kind, Func<string, long?> id) => answers
        .Where(answer => answer.Key.StartsWith(kind, StringComparison.Ordinal)).Select(answer => (Text: Folding.Fold(answer.Key[kind.Length..]), Id: id(answer.Value)))
        .Where(answer => answer.Id is not null).DistinctBy(answer => answer.Text).ToDictionary(answer => answer.Text, answer => answer.Id!.Value);

    /// <summary>A code, "code name" as the list offers it, or a name that only one place bears.</summary>
    private static AdminArea? Area(OperationLists lists, string text) =>
        lists.Gazetteer.ByCode(text) is [var area, ..] ? area
        : lists.Gazetteer.ByCode(text.Split(' ')[0]) is [var first, ..] ? first
        : lists.Gazetteer.Named(text).Where(Gazetteer.IsCurrent).Take(2).ToList() is [var only] ? only : null;
}
