namespace Tessera.Web.Features.Demo;

/// <summary>The headers of our own 5W template (standards.md 4.2), in its order.</summary>
internal static class SampleTemplate
{
    /// <summary>Sex and age bands of people reached, youngest first, girls and women before boys and men.</summary>
    public static readonly IReadOnlyList<string> Bands =
    [
        "Reached: Girls 0–4", "Reached: Boys 0–4", "Reached: Girls 5–17", "Reached: Boys 5–17",
        "Reached: Women 18–59", "Reached: Men 18–59", "Reached: Women 60+", "Reached: Men 60+",
    ];

    public static readonly IReadOnlyList<string> Headers =
    [
        "Activity ID", "Reporting organisation", "Programming partner", "Implementing partner", "Implementing partner type",
        "Donor", "Appeal/Plan code", "Project code", "Cluster", "Sub-cluster/AoR", "Activity", "Indicator code",
        "Activity description", "Status", "Start date", "End date", "Reporting period",
        "Admin1 name", "Admin1 P-code", "Admin2 name", "Admin2 P-code", "Admin3 name", "Admin3 P-code",
        "Site name", "Site type", "Latitude", "Longitude", "Modality", "Transfer value", "Currency", "Item", "Unit", "Quantity",
        "Population group", "Households", "Targeted (total)", .. Bands, "Total reached", "Persons with disability",
        "Recurrency", "Data sensitivity", "Contact name", "Contact email", "Comments",
    ];

    private static readonly Dictionary<string, int> Columns =
        Headers.Select((header, index) => (header, index)).ToDictionary(pair => pair.header, pair => pair.index, StringComparer.Ordinal);

    public static int Column(string header) => Columns[header];

    /// <summary>A row of the template; columns not named stay blank.</summary>
    public static string[] Row(params IEnumerable<(string Header, string Text)> cells)
    {
        var row = new string[Headers.Count];
        Array.Fill(row, "");
        foreach (var (header, text) in cells) row[Columns[header]] = text;
        return row;
    }
}
