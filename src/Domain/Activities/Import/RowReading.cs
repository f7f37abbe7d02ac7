namespace Tessera.Domain.Activities.Import;

/// <summary>
/// A sheet's rows as drafts. Rows never throw: what is wrong becomes findings and questions. After Read a draft has its
/// verdict and its identity; whether it is new is for whoever knows the rows already there.
/// </summary>
public sealed class RowReading
{
    private readonly ColumnPlan _plan;
    private readonly ColumnProofs _proofs;
    private readonly QuestionBook _book;
    private readonly RowPartners _partners;
    private readonly RowPlaces _places;
    private readonly RowTexts _texts;
    private readonly RowNumbers _numbers;
    private readonly RowDates _dates;
    private readonly RowOwners _owners;
    private readonly RowRepeats _repeats;
    private readonly RowTotals _totals;
    private readonly RowPoints _points;
    private readonly RowSeries _series;
    private readonly string? _alike;
    private readonly RowSections _sections;

    public RowReading(ColumnPlan plan, ActivityReference reference, ColumnProofs proofs, IReadOnlyDictionary<string, string> answers)
        : this(plan, reference, proofs, new AnswerMemory(answers, [], reference)) { }

    public RowReading(ColumnPlan plan, ActivityReference reference, ColumnProofs proofs, AnswerMemory memory)
    {
        (_plan, _proofs, _book) = (plan, proofs, new QuestionBook(memory));
        _partners = new RowPartners(plan, reference, _book) { Names = proofs.Names };
        _places = new RowPlaces(plan, reference, _book, proofs.Codes);
        _texts = new RowTexts(plan, reference, _book);
        _numbers = new RowNumbers(plan, reference, proofs, _book);
        _dates = new RowDates(plan, reference, proofs, _book);
        _owners = new RowOwners(reference, _book);
        _repeats = new RowRepeats(plan, proofs.IdsAreUnique);
        _totals = new RowTotals(plan);
        _points = new RowPoints(plan, reference);
        _series = new RowSeries(plan);
        _alike = _book.Answer(AlikeQuestion);
        _sections = new RowSections(plan, reference.DefaultPartner is not null);
        foreach (var map in plan.Maps.Where(m => m.Rival is not null).DistinctBy(RoleQuestion)) AskRole(map);
    }

    /// <summary>Rows crossed out: taken back, or only marked.</summary>
    public const string StruckQuestion = "struck", Count = "count", LeaveOut = "leave-out";

    /// <summary>Rows that are the same but for their figures: each a thing of its own, or the first alone.</summary>
    public const string AlikeQuestion = "rows-alike", Each = "each", FirstAlone = "first";

    public QuestionBook Book => _book;
    /// <summary>What only all rows together show.</summary>
    public IEnumerable<Finding> Noted => _series.Findings();
    public IReadOnlyCollection<NewPartner> NewPartners => _partners.NewPartners;
    public IReadOnlyList<JoinedName> Joined => _partners.Joined;
    public IReadOnlyCollection<long> PartnersUsed => _partners.Used;

    /// <summary>Where cells of the sheet are merged.</summary>
    public MergedFill? Merged { get; set; }

    /// <summary>Numbers of the rows that are crossed out.</summary>
    public IReadOnlySet<int>? Struck { get; set; }

    /// <summary>What was corrected in a row since the file came.</summary>
    public Func<int, IEnumerable<Finding>>? Corrected { get; set; }

    /// <summary>Months or groups that stand side by side in the table read; each becomes a row.</summary>
    public WideTable? Wide { init => _wide = value is null ? null : new WideRows(value, _plan, _proofs, _book); }

    private readonly WideRows? _wide;

    /// <summary>Rows of the sheet: one draft for each, or one for each month or group of a wide table.</summary>
    public IEnumerable<ActivityDraft> Read(IEnumerable<SheetRow> rows)
    {
        foreach (var draft in Understood(rows))
        {
            Identify(draft);
            yield return draft;
        }
    }

    /// <summary>So many rows are coming.</summary>
    public void Expect(int rows) => _repeats.Expect(rows);

    /// <summary>The second half of reading: in the order of the rows, but on another core than the first when somebody likes.</summary>
    public void Identify(ActivityDraft draft)
    {
        if (draft.Verdict != RowVerdict.Skipped) _repeats.Identify(draft);
    }

    /// <summary>Everything but the identity.</summary>
    public IEnumerable<ActivityDraft> Understood(IEnumerable<SheetRow> rows) => _wide is null ? rows.Select(One) : rows.SelectMany(Split);

    private ActivityDraft One(SheetRow row)
    {
        var draft = Begun(row);
        if (Skipped(row, out var isAlike) is { } reason) Skip(draft, row, reason);
        else if (_sections.OtherTable is { } at) Refuse(draft, at);
        else Understand(row, draft);
        if (isAlike) Alike(row, draft);
        if (IsStruck(row)) CrossedOut(row, draft);
        _book.Note(draft.Findings);
        return draft;
    }

    private ActivityDraft Begun(SheetRow row)
    {
        var draft = new ActivityDraft { SourceRow = row.Number };
        if (!row.IsBlank) Merged?.Apply(row, draft);
        if (Corrected is not null) draft.Findings.AddRange(Corrected(row.Number));
        return draft;
    }

    private List<ActivityDraft> Split(SheetRow row)
    {
        var (draft, drafts) = (Begun(row), new List<ActivityDraft>());
        var skipped = Skipped(row, out var isAlike);
        if (skipped is null && _sections.OtherTable is { } at)
        {
            Refuse(draft, at);
            _book.Note(draft.Findings);
            return [draft];
        }
        if (skipped is null) Slice(row, draft, drafts);
        if (drafts.Count == 0)
        {
            Skip(draft, row, skipped ?? "row.no-part");
            drafts.Add(draft);
        }
        if (isAlike) Alike(row, drafts[0]);
        foreach (var one in drafts)
        {
            if (IsStruck(row)) CrossedOut(row, one);
            _book.Note(one.Findings);
        }
        return drafts;
    }

    /// <summary>A draft for each month or group of the row; one for its total where that says more than they do.</summary>
    private void Slice(SheetRow row, ActivityDraft draft, List<ActivityDraft> drafts)
    {
        var more = _wide!.Differs(row, out var total, out var parts, out var isAlone);
        if (isAlone || (more && !_wide.IsMonths))
        {
            draft.Add(isAlone ? new Finding("row.total-alone", FindingEffect.Note, row.Number, -1, "") : new Finding("row.more-than-groups", FindingEffect.Fixed, row.Number, -1, parts, total));
            Understand(_wide.Whole(row), draft);
            drafts.Add(draft);
            return;
        }
        if (more) draft.Add(new Finding("row.months-differ", FindingEffect.Note, row.Number, -1, parts, total));
        if (_wide.IsReadOnce(row)) draft.Add(new Finding("row.number-once", FindingEffect.Note, row.Number, -1, ""));
        foreach (var (part, slice) in _wide.Parts(row))
        {
            if (drafts.Count > 0) draft = new ActivityDraft { SourceRow = row.Number };
            var earlier = draft.Findings.Count;
            Understand(part, draft);
            _wide.Place(draft, slice, earlier);
            drafts.Add(draft);
        }
    }

    private void Understand(SheetRow row, ActivityDraft draft)
    {
        _book.BeginRow();
        _partners.Read(row, draft);
        _places.Read(row, draft);
        _texts.Read(row, draft);
        _numbers.Read(row, draft);
        _dates.Read(row, draft);
        _points.Read(row, draft);
        _owners.Check(row, draft);
        draft.IsNil = NilReport.Is(draft);
        if (draft.Who is null && !draft.IsAsked("partner:"))
            draft.Add(_plan.OrganisationColumns is [var column, ..] ? new Finding("partner.missing", FindingEffect.Refused, row.Number, column, row[column].AsTyped().Trim()) : new Finding("partner.missing", FindingEffect.Refused, row.Number, -1, ""));
        draft.Verdict = draft.Judge();
        _book.EndRow(draft.Verdict == RowVerdict.Refused);
        _partners.Bring(draft);
        _repeats.Name(row, draft);
        _series.Add(draft);
    }

    private bool IsStruck(SheetRow row) => Struck?.Contains(row.Number) == true;

    private void CrossedOut(SheetRow row, ActivityDraft draft)
    {
        var answer = _book.Answer(StruckQuestion);
        if (answer is not null) _book.Decide(StruckQuestion, "", answer, row.Number);
        if (draft.Verdict is RowVerdict.Skipped or RowVerdict.Refused) return;
        draft.Add(new Finding("row.struck", FindingEffect.Note, row.Number, -1, "", null, StruckQuestion));
        if (answer is null) _book.Ask(StruckQuestion, StruckQuestion, "", row.Number, false, () => [new(LeaveOut, ""), new(Count, "")]);
    }

    /// <summary>Told apart from a slip that was corrected further down only by a person.</summary>
    private void Alike(SheetRow row, ActivityDraft draft)
    {
        if (_alike is not null) _book.Decide(AlikeQuestion, "", _alike, row.Number);
        if (draft.Verdict is RowVerdict.Skipped or RowVerdict.Refused) return;
        draft.Add(new Finding("row.alike", FindingEffect.Note, row.Number, -1, "", null, AlikeQuestion));
        if (_alike is null) _book.Ask(AlikeQuestion, AlikeQuestion, "", row.Number, false, () => [new(Each, ""), new(FirstAlone, "")], Each);
    }

    private string? Skipped(SheetRow row, out bool isAlike)
    {
        isAlike = false;
        if (row.IsBlank) return "row.blank";
        if (_repeats.IsRepeat(row, out var isSaid)) return "row.repeated";
        var first = FirstText(row);
        if (first is not null && first[0] == '#' && HxlTag.IsTagRow([.. row.Cells])) return "row.tags";
        if (_totals.Is(row)) return "row.total";
        if (_sections.Reason(row) is { } between) return between;
        isAlike = isSaid;
        if (IsStruck(row) && _book.Answer(StruckQuestion) == LeaveOut) return "row.struck-left";
        return isAlike && _alike == FirstAlone ? "row.alike-left" : null;
    }

    private static void Skip(ActivityDraft draft, SheetRow row, string reason)
    {
        draft.Verdict = RowVerdict.Skipped;
        draft.Add(new Finding(reason, FindingEffect.Note, row.Number, -1, reason == "row.alone" ? FirstText(row) ?? "" : ""));
    }

    /// <summary>Below the header of a second table.</summary>
    private static void Refuse(ActivityDraft draft, int header)
    {
        draft.Verdict = RowVerdict.Refused;
        draft.Add(new Finding("row.other-table", FindingEffect.Refused, draft.SourceRow, -1, header.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string? FirstText(SheetRow row)
    {
        foreach (ref readonly var cell in row.Cells) if (!cell.IsBlank) return cell.Kind == CellKind.Text ? cell.Text!.Trim() : null;
        return null;
    }

    /// <summary>One question for a role, however many columns tell of it (its name, its type).</summary>
    public static string RoleQuestion(ColumnMap map) => RoleKey(map.Target.Field, map.Rival!.Field);

    // The pair reads the same whichever of the two readings was chosen, so that an answered question keeps its key.
    private static string RoleKey(ActivityField one, ActivityField other) =>
        one < other ? $"role:{one}-{other}" : $"role:{other}-{one}";

    // The rival of an answered role is the reading that was turned down.
    private void AskRole(ColumnMap map)
    {
        _book.Ask(RoleQuestion(map), "role", map.Header, 0, false, () => [new("header", map.Target.Field.ToString()), new("tag", map.Rival!.Field.ToString())], "header");
        if (_book.Answer(RoleQuestion(map)) is not null) _book.Decide(RoleQuestion(map), map.Header, map.Target.Field.ToString(), 0);
    }
}
