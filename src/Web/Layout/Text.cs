using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Tessera.Domain;
using Tessera.Domain.Operations;

namespace Tessera.Web.Layout;

/// <summary>
/// Every word, number and date on the screen, in the request's language. A key without a text shows the key, which the
/// tests refuse; an unknown value shows "no data", never 0.
/// </summary>
public sealed class Text(IStringLocalizer<Texts> texts)
{
    public Language Language => Languages.Current;

    // A page says hundreds of words, and the resources take a microsecond for each.
    private readonly ConcurrentDictionary<(string Language, string Key), LocalizedString> _known = [];

    public string this[string key] => Known(key).Value;

    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, Known(key).Value, values);

    public bool Has(string key) => !Known(key).ResourceNotFound;

    /// <summary>Keys that have no text are not kept: some are made of what people sent.</summary>
    private LocalizedString Known(string key)
    {
        var language = Language.Code;
        if (_known.TryGetValue((language, key), out var known)) return known;
        var text = texts[key];
        if (!text.ResourceNotFound) _known[(language, key)] = text;
        return text;
    }

    /// <summary>"1 partner", "1,234 partners": the key's plural form with the number, formatted, as {0}.</summary>
    public string Count(string key, long count, params object?[] more) =>
        this[$"{key}.{Language.Plural(count)}", [Number(count), .. more]];

    public string Number(long count) => count.ToString("#,0", Language.Numbers);

    /// <summary>At most four signs wide, for maps: "950", "9,800", "12k", "1.2M".</summary>
    public string Short(long count) => count switch
    {
        < 10_000 => Number(count),
        < 999_500 => this["number.thousands", Number((count + 500) / 1000)],
        _ => this["number.millions", Number(count / 1_000_000m)],
    };

    public string Number(long? count) => count is { } known ? Number(known) : this["value.none"];

    /// <summary>At most the decimals given, without trailing zeros.</summary>
    public string Number(decimal? amount, int decimals = 1) =>
        amount is { } known ? known.ToString("#,0." + new string('#', decimals), Language.Numbers) : this["value.none"];

    /// <summary>A share between 0 and 1 as whole per cent; under 1 % and over 0 is "<1 %", so that little is not nothing.</summary>
    public string Percent(decimal? share)
    {
        if (share is not { } known) return this["value.none"];
        if (known is > 0 and < 0.01m) return this["value.percent", "<1"];
        var percent = known is > 0.99m and < 1 ? 99 : Math.Round(known * 100, MidpointRounding.AwayFromZero);
        return this["value.percent", percent.ToString("#,0", Language.Numbers)];
    }

    public string Date(DateOnly? day) => day is { } known
        ? this["date.day", known.Day.ToString(CultureInfo.InvariantCulture), this[$"month.{known.Month}"], known.Year.ToString("0000", CultureInfo.InvariantCulture)]
        : this["value.none"];

    /// <summary>An instant to the minute, in UTC, which it says: an operation may span several zones and names none.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return this["date.moment", Date(DateOnly.FromDateTime(utc.DateTime)), utc.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture)];
    }

    /// <summary>Of an instant as it is stored.</summary>
    public string Moment(long unixMilliseconds) => Moment(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));

    /// <summary>A month as ReportingPeriod counts it.</summary>
    public string Month(int month)
    {
        var day = ReportingPeriod.FirstDay(month);
        return this["date.month", this[$"month.{day.Month}"], day.Year.ToString("0000", CultureInfo.InvariantCulture)];
    }

    public string Period(ReportingPeriod period) => period.FirstMonth == period.LastMonth
        ? Month(period.FirstMonth)
        : this["date.period", Month(period.FirstMonth), Month(period.LastMonth)];

    /// <summary>Bytes as the reader of a download wants them: always at least 1 KB.</summary>
    public string Size(long bytes) => bytes < 1_000_000
        ? this["size.kilobytes", Number(Math.Max(1, (bytes + 500) / 1000))]
        : this["size.megabytes", Number(bytes / 1_000_000m)];

    /// <summary>A refusal in words; a code nobody wrote a text for still says something, with its code.</summary>
    public string Problem(Problem problem) => Has(problem.Code)
        ? this[problem.Code, [.. problem.Details.Select(Detail)]]
        : this["problem.other", problem.Code];

    private string Detail(string detail) => detail.StartsWith(Domain.Problem.KeyMark) && Has(detail[1..]) ? this[detail[1..]] : detail;

    /// <summary>A loose date as it was given; what was given in figures or in another language, in words of this one; "not known" when nothing was.</summary>
    public string Loose(LooseDate? date) => date is null or { Text: "" } ? this["date.not-known"]
        : date.Day is { } day && char.IsDigit(date.Text[0]) && !date.Text.Any(char.IsLetter) ? Date(day)
        : ReportingPeriod.TryParse(date.Text, out var period) && date.Text.Length == 7 ? Period(period)
        : date.Language is { } spoken && spoken != Language.Code ? Said(date) : date.Text;

    /// <summary>A loose date typed in another language, in the words of this one; it keeps its own where it says more than the calendar.</summary>
    private string Said(LooseDate date) => !date.IsKnown ? this["date.loose.open"] : date.Phrases switch
    {
        [var first, var last] => this["date.period", Said(first), Said(last)],
        [var one] => Said(one),
        _ => date.Text,
    };

    private string Said(LoosePhrase phrase)
    {
        var year = phrase.Year.ToString("0000", CultureInfo.InvariantCulture);
        var said = phrase switch
        {
            { Day: { } day, Month: { } month } => Date(new DateOnly(phrase.Year, month, day)),
            { Month: { } month } => this["date.month", this[$"month.{month}"], year],
            { Quarter: { } quarter } => this["date.loose.quarter", quarter.ToString(CultureInfo.InvariantCulture), year],
            _ => this["date.loose.year", year],
        };
        if (phrase.Part != LoosePart.Whole) said = this[$"date.loose.{phrase.Part.ToString().ToLowerInvariant()}", said];
        return phrase.Open == LooseOpen.Closed ? said : this[$"date.loose.{phrase.Open.ToString().ToLowerInvariant()}", said];
    }

    /// <summary>What is wrong, in one sentence; where, found and expected stand beside it.</summary>
    public string Finding(string code, string found, string? expected, string? header) => Has($"finding.{code}")
        ? this[$"finding.{code}", found, expected ?? "", header ?? ""]
        : this["finding.other", code];

    /// <summary>The same of many rows: what holds of one value only is left out where there are several.</summary>
    public string Findings(string code, string found, string? expected, string? header, bool isSeveral) =>
        isSeveral && Has($"finding.{code}.several") ? Finding($"{code}.several", found, expected, header) : Finding(code, found, expected, header);
}
