using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Columns of real sheets, counted independently with Python's csv module.</summary>
public sealed class WordsInRealSheetsTests
{
    [Fact]
    public void Every_status_of_Honduras_and_Nepal_is_read()
    {
        // Finalizada 1,993, En ejecución 607, Planeada 120
        Assert.Equal(new[] { ("completed", 1_993), ("ongoing", 607), ("planned", 120) }, Statuses("hnd_345w.csv", 28));
        // 3,949 + 2 completed; 293 + 2 ongoing; 267 + 238 + 16 planned
        Assert.Equal(new[] { ("completed", 3_951), ("planned", 521), ("ongoing", 295) }, Statuses("nepal2015_rc_recovery_3w.csv", 4));
    }

    [Fact]
    public void Honduras_proves_day_first_and_every_date_but_the_epoch_is_read()
    {
        var dates = Columns("hnd_345w.csv", 2, 26, 27).Where(text => text.Contains('/', StringComparison.Ordinal)).ToList();
        var proof = new DateOrderProof();
        dates.ForEach(proof.Observe);
        Assert.Equal(DateOrder.DayFirst, proof.Order);
        var unread = dates.Where(text => DateReading.Read(Cell.Of(text), proof.Order).Day is null).ToList();
        Assert.Equal((8_190, 18), (dates.Count, unread.Count)); // 18 cells are 01/01/1970, a database's empty date
        Assert.All(unread, text => Assert.Equal("01/01/1970", text));
    }

    [Fact]
    public void Guinea_mixes_both_orders_in_its_end_dates()
    {
        var proof = new DateOrderProof();
        foreach (var text in Columns("gin_ebola_3w_hxl.csv", 7)) proof.Observe(text); // 12/15/2014 and 18/12/2014
        Assert.True(proof.IsContradicted);
    }

    private static (string Code, int Count)[] Statuses(string file, int column) => Columns(file, column)
        .Select(text => WordReading.Status(text).Code).OfType<string>().CountBy(code => code)
        .OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value)).ToArray();

    private static IEnumerable<string> Columns(string file, params int[] columns)
    {
        var path = Locate(file);
        if (path is null) Assert.Skip($"../shared/data/threew/{file} is not beside this checkout");
        foreach (var record in Records(File.ReadAllText(path)).Skip(1))
            foreach (var column in columns)
                if (column < record.Count && record[column].Length > 0) yield return record[column];
    }

    private static string? Locate(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        var path = folder is null ? "" : Path.Combine(folder.FullName, "..", "shared", "data", "threew", file);
        return File.Exists(path) ? path : null;
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { field.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                record.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == ',') continue;
                yield return record;
                record = [];
            }
            else field.Append(c);
        }
        if (field.Length > 0) record.Add(field.ToString());
        if (record.Count > 0) yield return record;
    }
}
