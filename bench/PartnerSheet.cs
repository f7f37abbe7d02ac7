using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;

namespace Tessera.Bench;

/// <summary>One partner's month in the demo country: its name is unknown to the register, and one place in fifty is spelled as nobody spells it.</summary>
internal static class PartnerSheet
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Provinces = ["Quang Tri", "Ha Tinh", "Thua Thien Hue", "Quang Nam", "Da Nang", "Quang Ngai", "Binh Dinh", "Phu Yen", "Khanh Hoa", "Kon Tum", "Gia Lai", "Nghe An"];
    private static readonly string[] Clusters = ["WASH", "Health", "Food Security", "Education", "Nutrition", "Shelter"];

    public static void Write(Stream stream, int file, int rows)
    {
        var random = new Random(file);
        using var writer = new SheetWriter(stream);
        writer.BeginSheet("5W", headerRows: 1);
        writer.Row([.. new[] { "Organisation", "Cluster", "Activity", "Province", "Site", "Month", "People targeted", "People reached", "Comments" }.Select(Cell.Of)]);
        for (var row = 0; row < rows; row++)
        {
            var targeted = random.Next(50, 5000);
            writer.Row([Cell.Of(SampleSheet.Partner(file)), Cell.Of(Clusters[random.Next(Clusters.Length)]), Cell.Of(SampleSheet.Kind(random.Next(48))),
                Cell.Of(random.Next(50) == 0 ? "Quang Triq" : Provinces[random.Next(Provinces.Length)]), Cell.Of($"Site {row}"), Cell.Of($"2009-{random.Next(10, 13)}"),
                Cell.Of(targeted), random.Next(3) == 0 ? Cell.Empty : Cell.Of(random.Next(targeted)), Cell.Of($"Visited, note {row}")]);
        }
        writer.Finish();
    }

    /// <summary>The workbook as a part of the page's form.</summary>
    public static ByteArrayContent Part(byte[] workbook, int file) => new(workbook)
    {
        Headers = { ContentType = new(Excel), ContentDisposition = new("form-data") { Name = "file", FileName = string.Create(CultureInfo.InvariantCulture, $"partner-{file + 1:00}.xlsx") } },
    };
}
