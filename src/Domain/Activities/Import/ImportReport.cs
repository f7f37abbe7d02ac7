namespace Tessera.Domain.Activities.Import;

/// <summary>A choice offered with a question.</summary>
public sealed record QuestionChoice(string Value, string Label);

/// <summary>
/// One question for one cause, whatever the number of rows. Key is stable over re-checks and files:
/// "partner:acted", "place:ouest/port au prince", "role:3", "date-order", "period", "cluster:coordination".
/// </summary>
/// <param name="Code">Resource "question.{Code}" with {0} = subject.</param>
/// <param name="HoldsRows">Whether rows wait for it (it is about who or where).</param>
public sealed record ImportQuestion(string Key, string Code, string Subject, int Rows, IReadOnlyList<int> FirstRows, bool HoldsRows,
    IReadOnlyList<QuestionChoice> Choices, string? Suggestion, string? Answer)
{
    /// <summary>All that one question about several names asks about, those of the most rows first; null of other questions.</summary>
    public IReadOnlyList<string>? Names { get; init; }
}

/// <summary>Rows that something was found in, by what it does: a row counts once for each kind of finding and column.</summary>
public sealed record FindingCounts(int Refused, int Asked, int SetAside, int Fixed, int Notes)
{
    public int Of(FindingEffect effect) => effect switch
    {
        FindingEffect.Refused => Refused,
        FindingEffect.Ask => Asked,
        FindingEffect.SetAside => SetAside,
        FindingEffect.Fixed => Fixed,
        _ => Notes,
    };
}

public sealed record VerdictCounts
{
    public int Read { get; set; }
    public int Ok { get; set; }
    public int Fixed { get; set; }
    public int Waiting { get; set; }
    public int Refused { get; set; }
    public int Skipped { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Missing { get; set; }
    /// <summary>Rows that say otherwise than the organisation's own, which stay.</summary>
    public int Kept { get; set; }

    public void Count(RowChange change)
    {
        if (change == RowChange.New) New++;
        else if (change == RowChange.Changed) Changed++;
        else if (change == RowChange.Same) Same++;
        else Kept++;
    }

    /// <summary>Rows of data that stand above the table and were read by nobody.</summary>
    public void CountAbove(TableLayout layout) => (Read, Skipped) = (Read + layout.DataAbove.Count, Skipped + layout.DataAbove.Count);

    /// <summary>What another part of the same file is beside the rows that count.</summary>
    public void Add(VerdictCounts other) =>
        (New, Changed, Same, Kept) = (New + other.New, Changed + other.Changed, Same + other.Same, Kept + other.Kept);

    public void Count(RowVerdict verdict)
    {
        Read++;
        if (verdict == RowVerdict.Ok) Ok++;
        else if (verdict == RowVerdict.Fixed) Fixed++;
        else if (verdict == RowVerdict.Waiting) Waiting++;
        else if (verdict == RowVerdict.Refused) Refused++;
        else Skipped++;
    }
}

/// <summary>A partner's text that was taken for a registered partner of another spelling: the page lists them, so that counts can be followed.</summary>
public sealed record JoinedName(string Typed, string Partner, string How, int Rows);

/// <summary>Everything a check found out, kept with the import as JSON.</summary>
public sealed record ImportReport
{
    public required string Sheet { get; init; }
    public IReadOnlyList<string> OtherSheets { get; init; } = [];
    /// <summary>Of all sheets those that the workbook does not show.</summary>
    public IReadOnlyList<string> HiddenSheets { get; init; } = [];
    public required TableLayout Layout { get; init; }
    public required VerdictCounts Counts { get; init; }
    public required IReadOnlyList<ImportQuestion> Questions { get; init; }
    public required IReadOnlyList<ProblemGroup> Problems { get; init; }
    /// <summary>Groups beyond those listed.</summary>
    public int ProblemsLeftOut { get; init; }
    /// <summary>Of everything, listed or not; null in reports kept before decision 30.</summary>
    public FindingCounts? Found { get; init; }

    /// <summary>Rows with findings of these effects.</summary>
    public int Count(params IReadOnlyList<FindingEffect> effects) =>
        Found is { } counted ? effects.Sum(counted.Of) : Problems.Where(p => effects.Contains(p.Effect)).Sum(p => p.Rows);

    public IReadOnlyList<JoinedName> Joined { get; init; } = [];
    public IReadOnlyList<NewPartner> NewPartners { get; init; } = [];
    /// <summary>Ids of known partners met; those of the global list become the operation's own on commit.</summary>
    public IReadOnlyList<long> PartnersUsed { get; init; } = [];
    public string? Period { get; init; }
    /// <summary>What followed from answers, given to this file or to earlier ones.</summary>
    public IReadOnlyList<DecidedAnswer> Decided { get; init; } = [];
    /// <summary>Answers of earlier files that no longer fit: asked again.</summary>
    public IReadOnlyList<OutdatedAnswer> Outdated { get; init; } = [];
    /// <summary>The one organisation whose file it is; null when it is nobody's own.</summary>
    public long? SenderId { get; init; }
    public bool EncodingIsGuess { get; init; }
    public string? Encoding { get; init; }
    /// <summary>The operation's sequence number when the rows were held against those that count; null in reports kept before it was noted.</summary>
    public long? Sequence { get; init; }
    /// <summary>Why a further check is under way that nobody asked for; null when there is none.</summary>
    public Recheck? Due { get; init; }
    /// <summary>Why this check was made although nobody asked for it; null when somebody did.</summary>
    public Recheck? Again { get; init; }

    /// <summary>Ids of every organisation that its rows name, known or brought.</summary>
    public IEnumerable<long> PartnersMet() => PartnersUsed.Concat(NewPartners.Select(p => p.Id));
}
