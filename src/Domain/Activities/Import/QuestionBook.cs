namespace Tessera.Domain.Activities.Import;

/// <summary>Gathers questions and findings over all rows: one line for one cause.</summary>
public sealed class QuestionBook(AnswerMemory memory)
{
    /// <summary>The answer that registers what was asked about.</summary>
    public const string AnswerNew = "new";
    /// <summary>The answer that has a question asked although it was answered for an earlier file.</summary>
    public const string AnswerAsk = "ask";
    /// <summary>One question for the codes of a list of places that is not loaded (by how they are written, see PlaceCodeForm), and the answer that has each asked by itself.</summary>
    public const string CodesQuestion = "place-codes", OneByOne = "one-by-one", UnknownCode = "place-code";
    /// <summary>One question for the organisations that resemble nobody in the register; answered with "new" or one by one, for this file alone.</summary>
    public const string NamesQuestion = "new-names";
    private const int RowsShown = 5, FewestAlike = 3, CodesNamed = 3;
    private const int ValuesShown = 10;

    private readonly Dictionary<string, Open> _questions = [];
    private readonly ProblemBook _problems = new();
    private readonly Dictionary<string, Decision> _decided = [];
    private readonly Dictionary<string, RowTally> _together = [];

    public QuestionBook(IReadOnlyDictionary<string, string> answers) : this(new AnswerMemory(answers, [], null)) { }

    private sealed class Decision(string subject, string meaning)
    {
        public string Subject { get; } = subject;
        public string Meaning { get; } = meaning;
        public RowTally Tally { get; } = new();
    }

    private sealed class Open(string code, string subject, bool holds, IReadOnlyList<QuestionChoice> choices, string? suggestion)
    {
        /// <summary>The question that this one and others like it can be asked as.</summary>
        public string? Together { get; init; }
        public string Code { get; } = code;
        public string Subject { get; } = subject;
        public bool Holds { get; set; } = holds;
        public IReadOnlyList<QuestionChoice> Choices { get; } = choices;
        public string? Suggestion { get; } = suggestion;
        public long Amount { get; set; }
        public RowTally Tally { get; } = new();

        public string Said => Amount > 0 ? NumberReading.Text(Amount) : Subject;
    }

    private readonly record struct Asked(string Key, string Code, string Subject, int Row, bool Holds, Func<IReadOnlyList<QuestionChoice>> Choices, string? Suggestion, string? Together, long Amount);

    private readonly List<Asked> _ofRow = [];
    private bool _isRow;

    public string? Answer(string key) => memory.Values.GetValueOrDefault(key);

    /// <summary>The earlier answer that the answer to this question comes from.</summary>
    public LearnedAnswer? Before(string key) => memory.Before(key);

    /// <summary>What a row or the file (row 0) is taken for follows from an answer.</summary>
    public void Decide(string key, string subject, string meaning, int row)
    {
        if (!_decided.TryGetValue(key, out var decision)) _decided[key] = decision = new Decision(subject, meaning);
        if (row > 0) decision.Tally.Add(row);
    }

    /// <summary>Answers that decided anything; those from earlier files first, then the most rows.</summary>
    public IReadOnlyList<DecidedAnswer> Decided() =>
        [.. _decided.Where(d => Answer(d.Key) is not null).Select(d => new DecidedAnswer(d.Key, Answer(d.Key)!, d.Value.Subject, d.Value.Meaning, d.Value.Tally.Rows, d.Value.Tally.First, Before(d.Key)))
            .OrderByDescending(d => d.Before is not null).ThenByDescending(d => d.Rows).ThenBy(d => d.Key, StringComparer.Ordinal)];

    /// <summary>Row 0 is the whole file.</summary>
    /// <param name="together">The key under which it is asked together with others, once there are some.</param>
    /// <param name="amount">People of the row it is about, scaled: the question is about their sum.</param>
    public void Ask(string key, string code, string subject, int row, bool holds, Func<IReadOnlyList<QuestionChoice>> choices, string? suggestion = null, string? together = null, long amount = 0)
    {
        var asked = new Asked(key, code, subject, row, holds, choices, suggestion, together, amount);
        if (_isRow) _ofRow.Add(asked);
        else Ask(asked);
    }

    /// <summary>What is asked from here on is one row's, and waits until it is known what becomes of the row.</summary>
    public void BeginRow() => _isRow = true;

    /// <summary>A row that goes nowhere whatever is answered asks nothing.</summary>
    public void EndRow(bool goesNowhere)
    {
        if (!goesNowhere) foreach (var asked in _ofRow) Ask(asked);
        _ofRow.Clear();
        _isRow = false;
    }

    private void Ask(Asked asked)
    {
        var (key, row) = (asked.Key, asked.Row);
        if (!_questions.TryGetValue(key, out var open)) _questions[key] = open = new Open(asked.Code, asked.Subject, asked.Holds, asked.Choices(), asked.Suggestion) { Together = asked.Together };
        open.Holds |= asked.Holds;
        open.Amount += asked.Amount;
        // Two roles of one row may name the same partner.
        if (row > 0) open.Tally.Add(row);
        if (row > 0 && asked.Together is { } together) (_together.TryGetValue(together, out var all) ? all : _together[together] = new RowTally()).Add(row);
    }

    public void Note(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings) Note(finding);
    }

    public void Note(Finding finding) => _problems.Note(finding);

    public IReadOnlyList<ImportQuestion> Questions() =>
        [.. Gathered([.. _questions.Select(q => new ImportQuestion(q.Key, q.Value.Code, q.Value.Said, q.Value.Tally.Rows, q.Value.Tally.First, q.Value.Holds, q.Value.Choices, q.Value.Suggestion, Answer(q.Key)))])
            .OrderByDescending(q => q.HoldsRows).ThenByDescending(q => q.Rows).ThenBy(q => q.Key, StringComparer.Ordinal)];

    /// <summary>Many codes, or organisations, that nobody knows have one cause: the list they come from is not the one loaded, or the register is new.</summary>
    private List<ImportQuestion> Gathered(List<ImportQuestion> questions)
    {
        foreach (var alike in questions.FindAll(q => _questions[q.Key].Together is not null && q.Answer is null).GroupBy(q => _questions[q.Key].Together!))
            if (alike.Count() >= FewestAlike && Answer(alike.Key) is null && (alike.Key == NamesQuestion || Answer(CodesQuestion) is null)) questions = [.. questions.Except(alike), Together(alike.Key, alike)];
        return questions;
    }

    private ImportQuestion Together(string key, IEnumerable<ImportQuestion> alike)
    {
        var all = alike.OrderByDescending(q => q.Rows).ThenBy(q => q.Key, StringComparer.Ordinal).ToList();
        var (isNames, rows) = (key == NamesQuestion, _together[key]);
        return new(key, isNames ? NamesQuestion : CodesQuestion, Some(all.ConvertAll(q => q.Subject)), rows.Rows, rows.First, all.Exists(q => q.HoldsRows),
            [isNames ? new(AnswerNew, "") : new(RowPlaces.AnswerCountry, ""), new(OneByOne, "")], null, null) { Names = isNames ? all.ConvertAll(q => q.Subject) : null };
    }

    /// <summary>The first few of several, as a question about all of them names them.</summary>
    public static string Some(IReadOnlyList<string> subjects) => string.Join(", ", subjects.Take(CodesNamed)) + (subjects.Count > CodesNamed ? " …" : "");

    /// <summary>Rows noted with a finding of this code, and some of what was found in them.</summary>
    public (int Rows, string Found) Of(string code) => _problems.Of(code) is var (rows, found) ? (rows, string.Join("; ", found.Take(CodesNamed))) : default;

    /// <summary>One line for each kind and column; see ProblemBook.</summary>
    /// <param name="values">So many values are named in each.</param>
    public (IReadOnlyList<ProblemGroup> Shown, int LeftOut) Problems(ColumnPlan plan, int values = ValuesShown) => _problems.Problems(plan, values);

    /// <summary>How many rows have a finding of each effect.</summary>
    public FindingCounts Counts() => _problems.Counts();
}
