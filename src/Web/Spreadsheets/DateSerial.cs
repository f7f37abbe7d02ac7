using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Dates of workbooks, old and new: days since the end of 1899, or since 1904.</summary>
internal static class DateSerial
{
    /// <summary>A 1904 workbook counts from 1904-01-01, this many days after the day 0 of the 1900 system.</summary>
    const int DaysTo1904 = 1462;
    const double LastSerial = 2_958_466;

    public static bool IsDate(double serial) => serial is >= 0 and < LastSerial;

    /// <summary>A number in a cell whose style shows a date; one that is none stays a number.</summary>
    public static Cell Read(double number, bool is1904)
    {
        // Below one it is a time of day, which both systems write alike.
        if (is1904 && number >= 1) number += DaysTo1904;
        return IsDate(number) ? Cell.OfDate(number) : Cell.Of(number);
    }
}
