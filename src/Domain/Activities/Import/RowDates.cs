using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// When: start, end, reporting period, and the months of presence that follow (design.md 5, rule 4). A row tells how
/// things are up to the end of the period it reports on; without one, up to the month it starts in: the end of a project
/// is a plan, and would put the as-of day into the future.
/// </summary>
internal sealed class RowDates
{
    public const string OrderQuestion = DateOrderProof.Question;
    public const string PeriodQuestion = "period";
    public const string NamedPeriodQuestion = "period.named";
    // Plans reach that far; what lies behind it is no day that somebody typed.
    private const int YearsAhead = 1;

    private readonly ColumnPlan _plan;
    private readonly ActivityReference _reference;
    private readonly QuestionBook _book;
    private readonly DateOrder _order, _periodOrder;
    private readonly int _start, _end, _period, _year;
    private readonly (ReportingPeriod Period, string Name)? _named;
    private readonly string? _ambiguous, _calendar;
    private readonly bool _isAnswered;

    public RowDates(ColumnPlan plan, ActivityReference reference, ColumnProofs proofs, QuestionBook book)
    {
        (_plan, _reference, _book) = (plan, reference, book);
        _order = proofs.Dates.Order is var proven && proven != DateOrder.Unknown ? proven : DateOrderProof.OrderOf(book.Answer(OrderQuestion));
        _isAnswered = (proofs.Dates.NeedsAnswer || proofs.Periods.NeedsAnswer) && _order != DateOrder.Unknown;
        _periodOrder = proofs.Periods.PeriodOrder is var own && own != DateOrder.Unknown ? own : _order;
        _calendar = book.Answer(DateReading.CalendarQuestion);
        _named = Named(reference.FileName) ?? Named(reference.SheetName);
        _ambiguous = proofs.Dates.Sample ?? proofs.Periods.Sample;
        _start = plan.Column(ActivityField.StartDate);
        _end = plan.Column(ActivityField.EndDate);
        _period = plan.Maps.FirstOrDefault(m => m.Target is { Field: ActivityField.Period, Facet: not Facet.Code })?.Index ?? plan.Column(ActivityField.Period);
        _year = plan.Maps.FirstOrDefault(m => m.Target is { Field: ActivityField.Period, Facet: Facet.Code })?.Index ?? -1;
    }

    public void Read(SheetRow row, ActivityDraft draft)
    {
        var open = false;
        if (_isAnswered && (IsText(row, _start) || IsText(row, _end) || IsText(row, _period))) _book.Decide(OrderQuestion, _ambiguous ?? "", _book.Answer(OrderQuestion)!, row.Number);
        if (Taken(row, _start, draft, out _) is { } start) draft.Start = start.Day;
        if (Taken(row, _end, draft, out open) is { } end) draft.End = end.LastDay ?? end.Day;
        if (draft.Start is { } from && draft.End is { } to && to < from)
        {
            draft.Add(new Finding("date.end-before-start", FindingEffect.SetAside, row.Number, _end, DateReading.Text(to), DateReading.Text(from)));
            draft.Typed.Add(new(_plan.Header(_end), DateReading.Text(to)));
            draft.End = null;
        }
        Months(row, draft, open);
    }

    private static bool IsText(SheetRow row, int column) => column >= 0 && row[column] is { Kind: CellKind.Text };

    private DateResult? Taken(SheetRow row, int column, ActivityDraft draft, out bool open)
    {
        open = false;
        if (column < 0 || row[column].IsBlank) return null;
        var read = DateReading.Read(row[column], _order, column == _end, Year, _reference.Today?.AddYears(YearsAhead));
        if (read.Code == DateReading.Calendar && _calendar is not null) read = InCalendar(row[column], _order, row.Number);
        open = read.IsOpen;
        if (read.Effect is { } effect)
        {
            var found = row[column].AsTyped();
            draft.Add(new Finding(read.Code!, effect, row.Number, column, found, read.Suggestion, effect == FindingEffect.Ask ? Ask(row, found, read.Code!) : null));
            if (read.Day is null && !read.IsOpen) draft.Typed.Add(new(_plan.Header(column), found));
        }
        return read.Day is null ? null : read;
    }

    private DateResult InCalendar(in Cell cell, DateOrder order, int row)
    {
        _book.Decide(DateReading.CalendarQuestion, cell.AsTyped(), _calendar!, row);
        return OtherCalendar.Read(cell, _calendar!, order);
    }

    /// <summary>The one question of the file that a date waits for.</summary>
    private string Ask(SheetRow row, string found, string code)
    {
        if (code == DateReading.Calendar)
            _book.Ask(DateReading.CalendarQuestion, DateReading.CalendarQuestion, found, row.Number, false, () => [.. OtherCalendar.Names.Select(name => new QuestionChoice(name, ""))], OtherCalendar.Likely(found));
        else
            _book.Ask(OrderQuestion, OrderQuestion, _ambiguous ?? found, row.Number, false, () => [new("dmy", "31/12"), new("mdy", "12/31")]);
        return code == DateReading.Calendar ? DateReading.CalendarQuestion : OrderQuestion;
    }

    private void Months(SheetRow row, ActivityDraft draft, bool open)
    {
        var own = Period(row, draft);
        var period = own ?? _reference.Period;
        if (draft.Start is { } start)
        {
            draft.FromMonth = ReportingPeriod.Month(start);
            draft.ToMonth = Math.Max(draft.FromMonth, draft.End is { } end ? ReportingPeriod.Month(end) : StillRunning(draft, open) ? period?.LastMonth ?? 0 : 0);
        }
        else if (period is { } known) (draft.FromMonth, draft.ToMonth, draft.IsDatedByFile) = (known.FirstMonth, known.LastMonth, own is null);
        else if (draft.End is { } only) draft.FromMonth = draft.ToMonth = ReportingPeriod.Month(only);
        // A date that waits for an answer will date the row.
        else if (!draft.IsAsked(OrderQuestion) && !draft.IsAsked(DateReading.CalendarQuestion)) AskPeriod(row);
        draft.AsOfMonth = period?.LastMonth ?? draft.FromMonth;
    }

    private static (ReportingPeriod, string)? Named(string name) => PeriodInName.Read(name) is { } period ? (period, name) : null;

    /// <summary>A period in the name of the file or its sheet is suggested, with the name as its reason; it dates nothing until confirmed.</summary>
    private void AskPeriod(SheetRow row)
    {
        if (_named is not { } named) _book.Ask(PeriodQuestion, PeriodQuestion, "", row.Number, false, () => []);
        else _book.Ask(PeriodQuestion, NamedPeriodQuestion, named.Name, row.Number, false, () => [new(named.Period.ToString(), "")], named.Period.ToString());
    }

    private static bool StillRunning(ActivityDraft draft, bool open) => open || draft.Status is ActivityStatus.Ongoing or ActivityStatus.Unknown;

    /// <summary>A year in a column of its own beside the month's.</summary>
    private int? RowYear(SheetRow row) =>
        _year >= 0 && !row[_year].IsBlank && int.TryParse(row[_year].AsTyped().Trim(), out var year) && year is >= DateReading.FirstYear and <= DateReading.LastYear ? year : null;

    private int? Year => _reference.Period is { } period ? period.FirstMonth / 12 : null;

    private ReportingPeriod? Period(SheetRow row, ActivityDraft draft)
    {
        if (_period < 0 || row[_period].IsBlank) return null;
        var read = PeriodReading.Read(row[_period], _periodOrder, RowYear(row) ?? Year);
        if (read.Code == DateReading.Calendar && _calendar is not null) read = PeriodReading.Of(InCalendar(row[_period], _periodOrder, row.Number));
        if (IsToCome(read.Period, draft)) read = new(null, FindingEffect.SetAside, "period.future", read.Period.ToString());
        if (read.Effect is { } effect)
        {
            var found = row[_period].AsTyped();
            draft.Add(new Finding(read.Code!, effect, row.Number, _period, found, read.Suggestion, effect == FindingEffect.Ask ? Ask(row, found, read.Code!) : null));
            if (read.Period is null) draft.Typed.Add(new(_plan.Header(_period), found));
        }
        return read.Period;
    }

    /// <summary>What is to come can be planned, never reported.</summary>
    private bool IsToCome(ReportingPeriod? period, ActivityDraft draft) =>
        period is { } months && _reference.Today is { } today && months.FirstMonth > ReportingPeriod.Month(today) && draft.Status != ActivityStatus.Planned;
}
