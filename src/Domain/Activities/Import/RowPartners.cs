using Tessera.Domain.Partners;

namespace Tessera.Domain.Activities.Import;

/// <summary>Who a row is about: the four roles, each text matched once and remembered.</summary>
internal sealed class RowPartners(ColumnPlan plan, ActivityReference reference, QuestionBook book)
{
    private static readonly string[] Labels = [.. Enum.GetValues<PartnerRole>().Select(role => $"{role}Partner")];
    private static readonly string[] AcronymLabels = [.. Labels.Select(label => $"{label}.Acronym")];
    public const string AnswerNone = "none";

    private readonly Dictionary<(string?, string?), Decision> _decisions = [];
    private readonly PartnerColumns[] _partners = [.. plan.Partners.Where(columns => columns.IsMapped)];
    private readonly int[] _organisations = [.. plan.OrganisationColumns];
    private readonly Dictionary<string, bool> _counted = [];
    private readonly Dictionary<string, JoinedName> _joined = [];
    private readonly Dictionary<long, NewPartner> _new = [];
    private readonly HashSet<long> _used = [];
    private readonly HashSet<long> _brought = [];

    private sealed record Decision(long? Id, FindingEffect? Effect, string? Code, string? Expected, string Key, PartnerMatch Match, bool IsAnswered = false);

    /// <summary>What the file calls its organisations, over all its rows.</summary>
    public TypedNames Names { get; init; } = new();
    public IReadOnlyCollection<NewPartner> NewPartners => [.. _new.Values.Where(p => _brought.Contains(p.Id))];
    public IReadOnlyList<JoinedName> Joined => [.. _joined.Values.OrderBy(j => j.Partner, StringComparer.Ordinal).ThenBy(j => j.Typed, StringComparer.Ordinal)];
    /// <summary>Known partners that rows were matched to, listed ones among them.</summary>
    public IReadOnlyCollection<long> Used => _used;

    /// <summary>A refused row brings no partner into the register.</summary>
    public void Bring(ActivityDraft draft)
    {
        if (draft.Verdict == RowVerdict.Refused || _new.Count == 0) return;
        foreach (var id in new[] { draft.ReportingId, draft.ProgrammingId, draft.ImplementingId, draft.FundingId })
            if (id is { } one && _new.ContainsKey(one)) _brought.Add(one);
    }

    public void Read(SheetRow row, ActivityDraft draft)
    {
        draft.OrganisationTyped = Typed(row);
        foreach (var columns in _partners) Set(draft, columns.Role, Read(row, columns, draft));
        // Where nobody is named as who reports, who runs the activity does; never beside a name that is asked about, and never a donor.
        if (!draft.WaitsForPartner) draft.ReportingId ??= draft.ProgrammingId ?? draft.ImplementingId ?? (NamesNobody(draft) ? reference.DefaultPartner : null);
        if (draft.FundingId is { } funder && (draft.ImplementingId ?? draft.ProgrammingId) is { } doer && IsDonor(doer) && IsDoer(funder))
            draft.Add(new Finding("partner.roles-swapped", FindingEffect.Note, row.Number, _partners.First(p => p.Role == PartnerRole.Funding).First, Name(funder)!, Name(doer)));
    }

    private bool IsDonor(long id) => reference.Partners.Find(id)?.TypeCode == PartnerType.Donor;

    private bool IsDoer(long id) => reference.Partners.Find(id)?.TypeCode is PartnerType.InternationalNgo or PartnerType.NationalNgo or PartnerType.LocalNgo or PartnerType.CivilSociety or PartnerType.RedCross;

    // A row whose organisation is asked about names one: it is not the sender's by default.
    private static bool NamesNobody(ActivityDraft draft) =>
        draft.FundingId is null && !draft.IsAsked("partner:");

    private string? Typed(SheetRow row)
    {
        foreach (var column in _organisations)
            if (Text(row, column) is { } text) return IsCounted(text) ? text : null;
        return null;
    }

    private bool IsCounted(string text)
    {
        if (!_counted.TryGetValue(text, out var counted)) _counted[text] = counted = PartnerMatching.TypedCountKey(text) is not null;
        return counted;
    }

    private long? Read(SheetRow row, PartnerColumns columns, ActivityDraft draft)
    {
        var typed = Typed(row, columns);
        if (typed.IsEmpty)
        {
            foreach (var column in columns.Names)
                if (!row[column].IsBlank && TextReading.IsError(row[column])) LeaveError(row, column, draft);
            return columns.Role == PartnerRole.Reporting ? reference.DefaultPartner : null;
        }
        var decision = Decide(typed);
        Keep(draft, columns.Role, typed);
        if (decision.Id is { } id) Count(id, typed, decision);
        // A row whose first organisation waits for an answer waits too; Judge sees that.
        if (decision.Effect is { } effect)
            draft.Add(new Finding(decision.Code!, effect, row.Number, columns.First, Shown(typed), decision.Expected, effect == FindingEffect.Ask || decision.IsAnswered ? decision.Key : null));
        if (decision.IsAnswered) book.Decide(decision.Key, Shown(typed), Name(decision.Id) ?? "", row.Number);
        if (decision.Effect == FindingEffect.Ask) Ask(row, columns, typed, decision, draft);
        return decision.Id;
    }

    private void LeaveError(SheetRow row, int column, ActivityDraft draft)
    {
        var found = row[column].AsTyped();
        draft.Add(new Finding(TextReading.ErrorCode(row[column]), FindingEffect.SetAside, row.Number, column, found));
        draft.Typed.Add(new(plan.Header(column), found));
    }

    public static TypedPartner Typed(SheetRow row, PartnerColumns columns) => new(First(row, columns.Names), First(row, columns.Acronyms), First(row, columns.Types));

    public static string KeyOf(TypedPartner typed) => $"partner:{PartnerMatching.QuestionKey(typed)}";

    /// <summary>Who is certainly meant; null when that is to be asked.</summary>
    public long? Sender(TypedPartner typed) => Decide(typed).Id;

    private Decision Decide(TypedPartner typed)
    {
        if (_decisions.TryGetValue((typed.Name, typed.Acronym), out var known)) return known;
        var key = KeyOf(typed);
        var match = PartnerMatching.Match(reference.Partners, typed, Answers(key));
        return _decisions[(typed.Name, typed.Acronym)] = match.Verdict switch
        {
            PartnerVerdict.Exact => new(match.PartnerId, null, null, null, key, match),
            PartnerVerdict.Fixed when match.Code == PartnerNote.Answered => Answered(key, match),
            PartnerVerdict.Fixed => new(match.PartnerId, FindingEffect.Fixed, match.Code, Name(match.PartnerId), key, match),
            PartnerVerdict.Empty when book.Answer(key) == AnswerNone => Answered(key, match),
            PartnerVerdict.Empty => new(null, null, null, null, key, match),
            _ when IsRegistered(key, match) => Register(typed, key, match),
            _ => new(null, FindingEffect.Ask, match.Code ?? PartnerNote.Unknown, match.IsStrong ? Name(match.Candidates[0]) : null, key, match),
        };
    }

    /// <summary>By its own answer; where it resembles nobody, by the one for all such; where it is no doubtful name, by the file's settings.</summary>
    private bool IsRegistered(string key, PartnerMatch match) => book.Answer(key) == QuestionBook.AnswerNew
        || (match.Verdict == PartnerVerdict.New && book.Answer(QuestionBook.NamesQuestion) == QuestionBook.AnswerNew)
        || (reference.RegisterPartners && (reference.RegisterAlike || !match.IsDoubtful));

    /// <summary>What an answer for an earlier file says is told with whose it is; "none" given to this file needs no telling.</summary>
    private Decision Answered(string key, PartnerMatch match)
    {
        var name = Name(match.PartnerId);
        if (book.Before(key) is not { } before) return new(match.PartnerId, name is null ? null : FindingEffect.Fixed, match.Code, name, key, match, true);
        return new(match.PartnerId, FindingEffect.Fixed, name is null ? "answer.before-none" : "answer.before", name is null ? before.Source : $"{name} ({before.Source})", key, match, true);
    }

    /// <summary>The answer to one question in the form the matching takes: a partner's name or acronym, or "none".</summary>
    private Dictionary<string, long>? Answers(string key)
    {
        if (book.Answer(key) is not { } answer || answer == QuestionBook.AnswerNew) return null;
        var folded = key["partner:".Length..];
        if (answer == AnswerNone) return new() { [folded] = PartnerMatching.NoPartner };
        var named = reference.Partners.Named(answer);
        return named.Count == 1 ? new() { [folded] = named[0] } : null;
    }

    /// <summary>A new organisation is one however the file writes it, as long as all of it is registered.</summary>
    private Decision Register(TypedPartner typed, string key, PartnerMatch match)
    {
        var whole = Names.Whole(typed);
        if (KeyOf(whole) != key && Decide(whole) is { Id: { } id } same && _new.TryGetValue(id, out var other)) return new(id, FindingEffect.Fixed, PartnerNote.Pair, other.Name, key, same.Match);
        var partner = NewPartner.Of(typed);
        _new.TryAdd(partner.Id, partner);
        return book.Answer(key) is null && match is { IsDoubtful: true, Candidates: [var like, ..] }
            ? new(partner.Id, FindingEffect.Note, "partner.registered-alike", Name(like), key, match)
            : new(partner.Id, FindingEffect.Note, "partner.registered", partner.Name, key, match);
    }

    private void Count(long id, TypedPartner typed, Decision decision)
    {
        _used.Add(id);
        if (decision.Effect != FindingEffect.Fixed) return;
        var shown = Shown(typed);
        var joined = _joined.GetValueOrDefault(shown) ?? new JoinedName(shown, Name(id)!, decision.Code!, 0);
        _joined[shown] = joined with { Rows = joined.Rows + 1 };
    }

    private void Ask(SheetRow row, PartnerColumns columns, TypedPartner typed, Decision decision, ActivityDraft draft)
    {
        var holds = draft.Who is null && columns.Role != PartnerRole.Funding;
        draft.WaitsForPartner |= holds;
        book.Ask(decision.Key, decision.Code!, Shown(typed), row.Number, holds, () => Choices(typed, decision), decision.Expected,
            decision.Match.Verdict == PartnerVerdict.New ? QuestionBook.NamesQuestion : null);
    }

    private List<QuestionChoice> Choices(TypedPartner typed, Decision decision)
    {
        List<QuestionChoice> choices = [.. decision.Match.Candidates.Select(id => new QuestionChoice(Name(id)!, Name(id)!))];
        choices.Add(new(QuestionBook.AnswerNew, Shown(typed)));
        choices.Add(new(AnswerNone, ""));
        return choices;
    }

    private string? Name(long? id) => id is { } known ? reference.Partners.Find(known)?.Name ?? _new.GetValueOrDefault(known)?.Name : null;

    private static void Keep(ActivityDraft draft, PartnerRole role, TypedPartner typed)
    {
        if (typed.Name is { } name) draft.Typed.Add(new(Labels[(int)role], name));
        if (typed.Acronym is { } acronym) draft.Typed.Add(new(AcronymLabels[(int)role], acronym));
    }

    private static void Set(ActivityDraft draft, PartnerRole role, long? id)
    {
        if (role == PartnerRole.Reporting) draft.ReportingId = id;
        else if (role == PartnerRole.Programming) draft.ProgrammingId = id;
        else if (role == PartnerRole.Implementing) draft.ImplementingId = id;
        else draft.FundingId ??= id;
    }

    private static string Shown(TypedPartner typed) =>
        typed.Name is null || typed.Acronym is null || typed.Name == typed.Acronym ? (typed.Name ?? typed.Acronym)! : $"{typed.Name} ({typed.Acronym})";

    private static string? First(SheetRow row, IReadOnlyList<int> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            if (Text(row, columns[i]) is { } text) return text;
        return null;
    }

    private static string? Text(SheetRow row, int column)
    {
        var cell = row[column];
        if (cell.IsBlank || TextReading.IsError(cell)) return null;
        var text = cell.Kind == CellKind.Text ? TextReading.Clean(cell.Text!) : cell.AsTyped();
        return text.Length == 0 ? null : text;
    }
}
