using System.Globalization;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>A remembered answer with what it did so far.</summary>
public sealed record AnswerLine(long Id, string Key, string Value, string Subject, string Meaning, AnswerScope Scope, long? ScopeId, string ScopeName, string By, DateTimeOffset At, int Import)
{
    /// <summary>In accepted files.</summary>
    public int Rows { get; init; }
    /// <summary>Accepted files it decided something in.</summary>
    public int Files { get; init; }
    public int Overruled { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBy { get; init; }
    public bool IsReplaced { get; init; }
    public bool MayWithdraw { get; init; }

    public bool IsApplied => WithdrawnAt is null;
    public AnswerStanding Standing => LearnedAnswer.StandingOf(Files, Overruled);

    public static string IdText(long? id) => id is { } known ? known.ToString(CultureInfo.InvariantCulture) : "";
}

/// <summary>What an answer did in one import.</summary>
/// <param name="Total">Rows of the import that went in.</param>
public sealed record AnswerUse(int Import, string FileName, Database.Tables.ImportState State, int Rows, int Total, bool IsOverruled, bool MayImport);

/// <summary>A row that counts because of the answer.</summary>
public sealed record AnsweredRow(int Import, int SourceRow, long RowId, string Found, string Organisation, string Place);
