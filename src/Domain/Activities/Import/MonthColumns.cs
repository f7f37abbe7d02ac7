namespace Tessera.Domain.Activities.Import;

/// <summary>A wide table: one column for each month, where a list of activities has one row.</summary>
public static class MonthColumns
{
    private const int Fewest = 3;

    /// <summary>Columns not understood, or taken for dates, whose header is one certain month, when there are enough of them to be meant so.</summary>
    public static IReadOnlyList<ColumnMap> In(IReadOnlyList<ColumnMap> maps)
    {
        var months = maps.Where(m => (m.Target.Field is ActivityField.None or ActivityField.StartDate or ActivityField.EndDate or ActivityField.ReportDate) && IsMonth(m.Header)).ToList();
        return months.Count >= Fewest ? months : [];
    }

    private static bool IsMonth(string header) => WideHeader.IsMonth(header[(header.LastIndexOf(" / ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..]);
}
