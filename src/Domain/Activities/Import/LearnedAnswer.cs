namespace Tessera.Domain.Activities.Import;

/// <summary>For which files an answer counts. Usual is decided by the check: the sender's files where one sender is known, else the template's.</summary>
public enum AnswerScope : byte { File, Partner, Template, Everyone, Usual }

/// <summary>How far an answer has proved itself.</summary>
public enum AnswerStanding : byte
{
    /// <summary>Given once; no later file was accepted with it yet.</summary>
    Fresh,
    /// <summary>Decided rows of at least two accepted files and was never overruled more often than it held.</summary>
    Firm,
    /// <summary>Answered otherwise in at least as many files as it held in: asked again, never applied.</summary>
    Doubtful,
}

/// <summary>An answer given to an earlier file's question, as it is applied to later files of its scope.</summary>
/// <param name="Key">Of the question, the same in every file; "column:…" for what a column means.</param>
/// <param name="Subject">What was asked about, as it was typed.</param>
/// <param name="Meaning">What the answer says in words: a place's path, an organisation's name.</param>
/// <param name="At">Milliseconds since 1970, UTC.</param>
public sealed record LearnedAnswer(long Id, string Key, string Value, AnswerScope Scope, string Subject, string Meaning, string By, long At)
{
    /// <summary>Accepted files of which it decided rows.</summary>
    public int Files { get; init; }
    /// <summary>Files in which somebody answered otherwise.</summary>
    public int Overruled { get; init; }

    public AnswerStanding Standing => StandingOf(Files, Overruled);

    public static AnswerStanding StandingOf(int files, int overruled) =>
        overruled > 0 && overruled >= files ? AnswerStanding.Doubtful : files >= 2 ? AnswerStanding.Firm : AnswerStanding.Fresh;

    /// <summary>Who and when, as a finding says it in every language.</summary>
    public string Source => $"{By}, {DateTimeOffset.FromUnixTimeMilliseconds(At).UtcDateTime:yyyy-MM-dd}";
}

/// <summary>What an answer decided in one file.</summary>
/// <param name="Value">The answer, as it is given to the question.</param>
/// <param name="Rows">0 when it decides about the file as a whole.</param>
/// <param name="Before">The earlier answer it comes from; null when it was given to this file.</param>
public sealed record DecidedAnswer(string Key, string Value, string Subject, string Meaning, int Rows, IReadOnlyList<int> FirstRows, LearnedAnswer? Before)
{
    /// <summary>The part of a key before its subject: "place", "partner", "column", "date-order" ...</summary>
    public static string KindOf(string key) => key.Split(':')[0];

    /// <summary>
    /// Whether an answer may mean the same in another file. A period is of its file, and so are codes written as the loaded
    /// list writes its own: the next file's may be slips. A new organisation is in the register once its file is accepted.
    /// </summary>
    public static bool IsLasting(string key, string value) => KindOf(key) != RowDates.PeriodQuestion && key is not (QuestionBook.CodesQuestion or QuestionBook.NamesQuestion) && value is not (QuestionBook.AnswerNew or QuestionBook.AnswerAsk);
}
