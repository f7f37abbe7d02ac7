namespace Tessera.Domain.Activities.Import;

using F = ActivityField;
using W = HeaderWord;

/// <summary>Headers that say when.</summary>
internal static class HeaderDates
{
    public static ColumnReading Read(HeaderText text)
    {
        if (text.HasAny(W.People, W.Household, W.Item, W.Quantity, W.Unit)) return ColumnReading.None;
        if (text.Has(W.Start)) return HeaderReading.As(text, F.StartDate, Sure(text));
        if (text.Has(W.End)) return HeaderReading.As(text, F.EndDate, Sure(text));
        if (text.HasAny(W.Period, W.Month, W.Year)) return Periods(text);
        if (text.Has(W.Updated)) return HeaderReading.As(text, F.ReportDate, 0.55);
        if (text.Has(W.Date) && text.Has(W.Reporting)) return HeaderReading.As(text, F.ReportDate);
        if (text.Has(W.Date) && text.Has(W.Activity)) return HeaderReading.As(text, F.StartDate, 0.65);
        // "Data" is a date in Portuguese and no date at all in English: only when it stands alone.
        return text.Has(W.Date) && text.Unknown == 0 ? HeaderReading.As(text, F.ReportDate, 0.65) : ColumnReading.None;
    }

    /// <summary>A planned date yields to an actual one.</summary>
    private static double Sure(HeaderText text) => (text.Has(W.Date) ? 0.9 : 0.85) - (text.Has(W.Targeted) ? 0.1 : 0);

    /// <summary>A column of years alone is (Period, Code), so that it can stand beside the column of months it completes.</summary>
    private static ColumnReading Periods(HeaderText text)
    {
        if (text.Has(W.Period)) return HeaderReading.As(text, F.Period, 0.95);
        return text.Has(W.Month) ? HeaderReading.As(text, F.Period) : HeaderReading.As(text, F.Period, 0.7, Facet.Code);
    }
}
