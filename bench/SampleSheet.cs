using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;

namespace Tessera.Bench;

/// <summary>
/// A 3W workbook of 20 columns as partners send it: 400 organisations, 48 kinds, 8 groups, 24 months and 1,500 places;
/// a tenth of the rows with something to mend. The same seed gives the same file.
/// </summary>
internal sealed class SampleSheet(int seed)
{
    public const int Columns = 20;
    public const int Provinces = 12, DistrictsEach = 12, CommunesEach = 10;
    private static readonly string[] Headers =
    [
        "Reporting Organization", "Implementing Partner", "Donor", "Cluster", "Activity", "Indicator", "Admin1", "Admin1 Pcode", "Admin2", "Admin2 Pcode",
        "Admin3", "Admin3 Pcode", "Beneficiary Group", "Modality", "Status", "Start Date", "End Date", "Targeted", "Reached", "Comments",
    ];

    private static readonly string[] Clusters = ["WASH", "Health", "Food Security", "Protection", "Education", "Nutrition", "Shelter", "Logistics"];
    private static readonly string[] Groups = ["IDPs", "Returnees", "Refugees", "Host community", "Farmers", "Students", "Caregivers", "Elderly people"];
    private static readonly string[] Modalities = ["Cash", "Voucher", "In kind", "Service"];
    private static readonly string[] Statuses = ["Ongoing", "Completed", "Planned", "Ongoing"];

    private readonly Random _random = new(seed);
    private readonly HashSet<(int, int, int, int, int)> _distinct = [];
    private readonly List<(int Partner, int Kind, int Place, int Group, int Month)> _earlier = [];
    private readonly Cell[] _cells = new Cell[Columns];

    /// <summary>Different partner x kind x place x group x month among the rows written.</summary>
    public int Distinct => _distinct.Count;

    public static string Partner(int number) => string.Create(CultureInfo.InvariantCulture, $"Relief Society {Syllables(number)}");

    public static string Kind(int number) => string.Create(CultureInfo.InvariantCulture, $"Support type {Syllables(number * 7 + 3)}");

    public static string Place(int level, int number) => Syllables(number * 31 + level * 5003 + 11) + (level == 1 ? "ia" : level == 2 ? "burg" : "ville");

    public static string Pcode(int province, int district, int commune) =>
        string.Create(CultureInfo.InvariantCulture, $"MZ{province:00}") + (district == 0 ? "" : district.ToString("00", CultureInfo.InvariantCulture)) + (commune == 0 ? "" : commune.ToString("00", CultureInfo.InvariantCulture));

    public void Write(string file, int rows)
    {
        using var stream = File.Create(file);
        using var writer = new SheetWriter(stream);
        writer.BeginSheet("3W", headerRows: 1);
        writer.Row([.. Headers.Select(Cell.Of)]);
        for (var row = 0; row < rows; row++)
        {
            Fill(row);
            writer.Row(_cells);
            if (writer.Pending > 1 << 20) writer.Send();
        }
        writer.Finish();
    }

    private void Fill(int row)
    {
        // One row in five tells about an activity told before, in other numbers.
        var key = _earlier.Count > 0 && _random.Next(5) == 0 ? _earlier[_random.Next(_earlier.Count)]
            : (Partner: _random.Next(400), Kind: _random.Next(48), Place: _random.Next(Provinces * DistrictsEach * CommunesEach), Group: _random.Next(8), Month: _random.Next(24));
        if (_earlier.Count < 50_000) _earlier.Add(key);
        _distinct.Add(key);
        var (province, district, commune) = (key.Place / (DistrictsEach * CommunesEach) + 1, key.Place / CommunesEach % DistrictsEach + 1, key.Place % CommunesEach + 1);
        _cells[0] = Cell.Of(Messy(Partner(key.Partner)));
        _cells[1] = Cell.Of(Partner((key.Partner * 7 + key.Group) % 400));
        _cells[2] = Cell.Of(_random.Next(3) == 0 ? "" : Partner(key.Partner % 25));
        _cells[3] = Cell.Of(Clusters[key.Kind % Clusters.Length]);
        _cells[4] = Cell.Of(Kind(key.Kind));
        _cells[5] = Cell.Of($"# of people with {Kind(key.Kind)}");
        _cells[6] = Cell.Of(Place(1, province));
        _cells[7] = Cell.Of(Pcode(province, 0, 0));
        _cells[8] = Cell.Of(Place(2, province * 100 + district));
        _cells[9] = Cell.Of(Pcode(province, district, 0));
        _cells[10] = Cell.Of(Messy(Place(3, key.Place)));
        _cells[11] = _random.Next(10) == 0 ? Cell.Empty : Cell.Of(Pcode(province, district, commune));
        _cells[12] = Cell.Of(Groups[key.Group]);
        _cells[13] = Cell.Of(Modalities[_random.Next(4)]);
        _cells[14] = Cell.Of(Statuses[_random.Next(4)]);
        Dates(key.Month);
        Numbers(row);
    }

    private void Dates(int month)
    {
        var start = new DateTime(2024, 1, 1).AddMonths(month).AddDays(_random.Next(28));
        var end = start.AddDays(_random.Next(90));
        _cells[15] = _random.Next(40) == 0 ? Cell.Of(start.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)) : Cell.OfDate(start.ToOADate());
        _cells[16] = _random.Next(8) == 0 ? Cell.Empty : Cell.OfDate(end.ToOADate());
    }

    private void Numbers(int row)
    {
        var targeted = _random.Next(20, 9000);
        _cells[17] = _random.Next(50) == 0 ? Cell.Of(targeted.ToString("#,0", CultureInfo.InvariantCulture)) : Cell.Of(targeted);
        _cells[18] = _random.Next(3) == 0 ? Cell.Empty : Cell.Of(_random.Next(targeted));
        _cells[19] = _random.Next(2) == 0 ? Cell.Empty : Cell.Of(string.Create(CultureInfo.InvariantCulture, $"Visited on the {_random.Next(1, 29)}th, note {row}: {Syllables(_random.Next(100_000))} said more is needed"));
    }

    private string Messy(string text) => _random.Next(20) switch { 0 => text.ToUpperInvariant(), 1 => $" {text} ", _ => text };

    private static string Syllables(int number)
    {
        string[] start = ["Ka", "Mo", "Ti", "Su", "Be", "La", "Ro", "Ni", "Du", "Fa", "Gi", "Zo", "Pe", "Wa", "Ye", "Hu", "Cha", "Vi", "Sha"];
        var text = start[number % 19];
        for (number = number / 19 + 1; number > 0; number /= 17) text += new[] { "ra", "mi", "lo", "ne", "ta", "ku", "si", "wa", "po", "de", "ba", "ji", "fe", "zu", "go", "xe", "ma" }[number % 17];
        return text;
    }
}
