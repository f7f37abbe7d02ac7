namespace Tessera.Domain.Activities.Import;

/// <summary>One column for each month or quarter, where a list of activities has one row: those that nothing reads.</summary>
public static class MonthColumns
{
    private const int Many = 3;
    private static readonly NumberStyle Any = new(DecimalMark.Unknown, IsTextFile: true);

    /// <summary>
    /// Not understood, or taken for dates, under a header that is one certain month or that counts people in one. Fewer than
    /// three bare months are meant so where they hold numbers.
    /// </summary>
    public static IReadOnlyList<ColumnMap> In(IReadOnlyList<ColumnMap> maps)
    {
        var unread = maps.Where(m => m.Note is not (WideTable.Month or WideTable.Group)
            && m.Target.Field is ActivityField.None or ActivityField.StartDate or ActivityField.EndDate or ActivityField.ReportDate).ToList();
        var areMany = unread.Count(m => IsBare(m.Header)) >= Many;
        return unread.FindAll(m => IsBare(m.Header) ? areMany || HoldsNumbers(m) : HoldsNumbers(m) && WideHeader.OfPeriod(m, "Tháng ")?.Target is not null);
    }

    /// <summary>At least half of what stands in it; marks for nothing are neither.</summary>
    internal static bool HoldsNumbers(ColumnMap column)
    {
        var read = column.Samples.Select(sample => NumberReading.Read(Cell.Of(sample), Any)).Where(r => r.Scaled is not null || r.Effect is not null).ToList();
        return read.Count > 0 && read.Count(r => r.Scaled is not null || r.Effect is FindingEffect.Ask) * 2 >= read.Count;
    }

    /// <summary>Nothing in the last row of the header but a month or quarter.</summary>
    private static bool IsBare(string header) => WideHeader.IsPeriod(header[(header.LastIndexOf(" / ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..]);
}
