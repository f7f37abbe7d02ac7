using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Layout;

/// <param name="Tone">"t0" to "t3" from faint to strong.</param>
/// <param name="Words">Stand on the bar where it is long enough, and in its title.</param>
public sealed record TimelineBar(LooseSpan Span, string Tone, string Words);

public sealed record TimelineMark(LooseDate Date, string Words);

/// <summary>One line of a picture over time, with its name before it.</summary>
public sealed record TimelineLane(string Name, IReadOnlyList<TimelineBar> Bars, IReadOnlyList<TimelineMark> Marks)
{
    /// <summary>Bars that may meet stand under each other, so that none hides another; only the first line has the name.</summary>
    public static IEnumerable<TimelineLane> Stack(string name, IEnumerable<TimelineBar> bars)
    {
        var lines = new List<List<TimelineBar>>();
        foreach (var bar in bars)
        {
            var line = lines.Find(l => !l.Exists(b => b.Span.MayOverlap(bar.Span)));
            if (line is null) lines.Add(line = []);
            line.Add(bar);
        }
        return lines.Select((line, index) => new TimelineLane(index == 0 ? name : "", line, []));
    }
}

/// <summary>
/// Where things lie on a picture over time, in per cent of its width: whole years from the first thing known to the
/// last, or to today.
/// </summary>
public sealed class TimelinePlan
{
    private const int MostLabels = 8;
    private readonly DateOnly _from, _to, _today;

    /// <param name="asked">A date to mark across the picture.</param>
    public TimelinePlan(IReadOnlyList<TimelineLane> lanes, DateOnly today, LooseDate? asked = null)
    {
        (Lanes, _today, Asked) = (lanes, today, asked is { IsKnown: true } ? asked : null);
        var dates = lanes.SelectMany(lane => lane.Bars.SelectMany(bar => new[] { bar.Span.Since, bar.Span.Until }).Concat(lane.Marks.Select(mark => mark.Date))).OfType<LooseDate>()
            .SelectMany(date => new[] { date.Earliest, date.Latest }).OfType<DateOnly>().ToList();
        IsDrawn = dates.Count > 0;
        if (Asked is not null) dates.Add(Middle(Asked));
        dates.Add(today);
        (_from, _to) = (new(dates.Min().Year, 1, 1), new(dates.Max().Year, 12, 31));
    }

    public IReadOnlyList<TimelineLane> Lanes { get; }
    public LooseDate? Asked { get; }
    /// <summary>False when no date is known at all.</summary>
    public bool IsDrawn { get; }

    public IEnumerable<(string X, string? Label)> Years
    {
        get
        {
            var count = _to.Year - _from.Year + 1;
            var step = (count + MostLabels - 1) / MostLabels;
            return Enumerable.Range(0, count).Select(i => (Percent(new(_from.Year + i, 1, 1)), i % step == 0 ? (_from.Year + i).ToString(CultureInfo.InvariantCulture) : null));
        }
    }

    public string At(LooseDate date) => Percent(Middle(date));

    /// <summary>So far right that words beside it would leave the picture; they stand before it then.</summary>
    public bool IsLate(LooseDate date) => (Middle(date).DayNumber - _from.DayNumber) / Days > 0.75m;

    /// <summary>What is certain of it begins so far right that its words would not fit; they stand before it then.</summary>
    public bool IsLate(LooseSpan span) => (SureDay(span).DayNumber - _from.DayNumber) / Days > 0.8m;

    public string SureStart(LooseSpan span) => Percent(SureDay(span));

    private DateOnly SureDay(LooseSpan span) => span.Since.Latest ?? span.Since.Earliest ?? _from;

    /// <summary>A bar's whole possible length, and inside it, in per cent of that length, the part that is certain.</summary>
    public (string X, string Width, string SureX, string SureWidth) Place(LooseSpan span)
    {
        var (from, to) = (span.Since.Earliest ?? _from, span.Until is null ? _today : span.Until.Latest ?? _to);
        var sureFrom = span.Since.Latest ?? to;
        var sureTo = span.Until is null ? _today : span.Until.Earliest ?? sureFrom;
        var length = Math.Max(1m, to.DayNumber - from.DayNumber + 1);
        var sureLength = Math.Max(0m, sureTo.DayNumber - sureFrom.DayNumber + 1);
        return (Percent(from), Share(length / Days), Share(Math.Clamp((sureFrom.DayNumber - from.DayNumber) / length, 0, 1)), Share(Math.Clamp(sureLength / length, 0, 1)));
    }

    private decimal Days => _to.DayNumber - _from.DayNumber + 1;

    private static DateOnly Middle(LooseDate date)
    {
        var (first, last) = (date.Earliest ?? date.Latest ?? default, date.Latest ?? date.Earliest ?? default);
        return DateOnly.FromDayNumber((first.DayNumber + last.DayNumber) / 2);
    }

    private string Percent(DateOnly day) => Share((day.DayNumber - _from.DayNumber) / Days);

    private static string Share(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, 2):0.##}%");
}
