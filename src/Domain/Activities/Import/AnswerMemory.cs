using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>Why an answer given before is asked again instead of being applied.</summary>
/// <param name="Reason">Resource "answer.outdated.{Reason}".</param>
public sealed record OutdatedAnswer(LearnedAnswer Answer, string Reason)
{
    /// <summary>The reason of one that an earlier check of the file applied and that was withdrawn since.</summary>
    public const string Withdrawn = "withdrawn";
}

/// <summary>
/// The answers that count for one file: those given to it, and of those given before the one of the narrowest scope, as
/// long as it still fits the lists and was not answered otherwise since.
/// </summary>
public sealed class AnswerMemory
{
    public static readonly AnswerMemory None = new(new Dictionary<string, string>(), [], null);

    private readonly Dictionary<string, LearnedAnswer> _learned = [];
    private readonly Dictionary<string, string> _values;

    /// <param name="given">To this file; "ask" says that nothing given before is to be applied.</param>
    /// <param name="learned">Of the scopes that this file lies in.</param>
    public AnswerMemory(IReadOnlyDictionary<string, string> given, IEnumerable<LearnedAnswer> learned, ActivityReference? reference)
    {
        _values = new(given);
        foreach (var answers in learned.Where(a => DecidedAnswer.IsLasting(a.Key, a.Value)).GroupBy(a => a.Key))
        {
            var nearest = answers.OrderBy(a => a.Scope).ThenByDescending(a => a.At).ThenByDescending(a => a.Id).First();
            if (given.TryGetValue(nearest.Key, out var own))
            {
                if (own != nearest.Value && own != QuestionBook.AnswerAsk) Overruled.Add(nearest);
            }
            else if (WhyNot(nearest, reference) is { } reason) Outdated.Add(new(nearest, reason));
            else (_learned[nearest.Key], _values[nearest.Key]) = (nearest, nearest.Value);
        }
        foreach (var key in _values.Where(v => v.Value == QuestionBook.AnswerAsk).Select(v => v.Key).ToList()) _values.Remove(key);
    }

    /// <summary>Answered otherwise in this file.</summary>
    public List<LearnedAnswer> Overruled { get; } = [];
    public List<OutdatedAnswer> Outdated { get; } = [];
    public IReadOnlyDictionary<string, string> Values => _values;
    public IEnumerable<LearnedAnswer> Learned => _learned.Values;

    public LearnedAnswer? Before(string key) => _learned.GetValueOrDefault(key);

    /// <summary>Codes of resources "answer.outdated.{…}"; null when the answer can be applied.</summary>
    private static string? WhyNot(LearnedAnswer answer, ActivityReference? reference)
    {
        if (answer.Standing == AnswerStanding.Doubtful) return "doubtful";
        if (reference is null) return null;
        return DecidedAnswer.KindOf(answer.Key) switch
        {
            "place" when !IsPlace(answer.Value, reference.Gazetteer) => "place",
            "partner" when answer.Value != RowPartners.AnswerNone && reference.Partners.Named(answer.Value).Count != 1 => "partner",
            "cluster" when answer.Value != RowTexts.AnswerNone && reference.Clusters.ByCode(answer.Value) is not { ValidTo: null } => "cluster",
            _ => null,
        };
    }

    private static bool IsPlace(string value, Gazetteer gazetteer) =>
        value == RowPlaces.AnswerCountry ? gazetteer.Countries.Count > 0 : gazetteer.ByCode(value).Any(Gazetteer.IsCurrent);
}
