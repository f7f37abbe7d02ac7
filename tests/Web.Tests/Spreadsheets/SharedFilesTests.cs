using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>The real 3W and 5W files of eleven operations.</summary>
public sealed class SharedFilesTests
{
    // Rows holding anything and cells holding anything in those rows, per sheet: counted with openpyxl 3.0.9 and Python's
    // csv module, which also agreed on the kind and value of every single cell.
    [Theory]
    [InlineData("afg_3w_2021q3.csv", "2416/26575")]
    [InlineData("caf_3w_2022q1.xlsx", "1811/16296")]
    [InlineData("gin_ebola_3w_hxl.csv", "1458/8394")]
    [InlineData("hnd_345w.csv", "2732/82866")]
    [InlineData("hti_3w_2020.xlsx", "11378/182048 0/0 11377/190391")]
    [InlineData("lby_3w_2021.xlsx", "497/2982 23/345")]
    [InlineData("moz_idai_5w_2019.xlsx", "158/188 32/54 8398/190753 72/509 412/8088 10/18")]
    [InlineData("nepal2015_rc_3w.csv", "2283/22830")]
    [InlineData("nepal2015_rc_recovery_3w.csv", "4768/33351")]
    [InlineData("phl_haima2016_activities.csv", "70/842")]
    [InlineData("tcd_3w_2021.xlsx", "707/4242")]
    [InlineData("ukr_5w_round12.xlsx", "26/429 26/342 27/376 26/130")]
    [InlineData("vanuatu_pam2015_3w.csv", "2511/10044")]
    [InlineData("westafrica_ebola_3w.csv", "1202/7212")]
    public void Every_real_file_opens_with_the_rows_it_has(string name, string expected)
    {
        using var stream = File.OpenRead(Locate(name));
        using var book = Workbook.Open(stream, name);
        var counts = book.Sheets.Select(s => Count(book, s.Index));
        Assert.Equal(expected, string.Join(' ', counts));
        Assert.False(book.EncodingIsGuess);
    }

    [Fact]
    public void The_dates_and_merges_of_a_real_workbook_are_seen()
    {
        using var stream = File.OpenRead(Locate("moz_idai_5w_2019.xlsx"));
        using var book = Workbook.Open(stream, "moz_idai_5w_2019.xlsx");
        var sheet = book.Sheets.Single(s => s.Name == "Data_Entry").Index;
        // openpyxl 3.0.9 sees 12152 dates and 2 merged blocks.
        Assert.Equal(12_152, book.Rows(sheet).Sum(r => r.Cells.ToArray().Count(c => c.Kind == Domain.CellKind.Date)));
        Assert.Equal(2, book.Merged(sheet).Count);
    }

    static string Count(Workbook book, int sheet)
    {
        int rows = 0, cells = 0;
        foreach (var row in book.Rows(sheet))
        {
            rows++;
            foreach (var cell in row.Cells)
                if (cell.Kind != Domain.CellKind.Empty) cells++;
        }
        return $"{rows}/{cells}";
    }

    static string Locate(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? "", "..", "shared", "data", "threew", name);
        if (!File.Exists(path)) Assert.Skip($"the shared data file {name} is not beside this checkout");
        return path;
    }
}
