using System.Text;

namespace Tessera.Web.Features.Demo;

/// <param name="Rows">Cells as a person left them: text, double, DateTime, or null for a blank; rows may be of any length.</param>
public sealed record MessySheet(string Name, IReadOnlyList<object?[]> Rows);

/// <summary>A workbook as a partner would really send it for November 2009. All its contents are made up.</summary>
/// <param name="FileName">Its ending tells the format: .xlsx or .csv.</param>
/// <param name="ShowsEn">One line for the upload page: what the sample shows.</param>
public sealed record MessyWorkbook(string FileName, string ShowsEn, string ShowsVi, IReadOnlyList<MessySheet> Sheets)
{
    public bool IsCsv => FileName.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>The only sheet with semicolons and Windows line ends; no cell of it needs quotes.</summary>
    public string CsvText()
    {
        var text = new StringBuilder();
        foreach (var row in Sheets.Single().Rows) text.AppendJoin(';', row).Append("\r\n");
        return text.ToString();
    }
}

/// <summary>Three samples to try the upload with, each with troubles that real files have.</summary>
public static class MessyWorkbooks
{
    public static IReadOnlyList<MessyWorkbook> All { get; } = [MessyEnglish.Workbook, MessyVietnamese.Workbook, MessyDonor.Workbook];
}
