using System.Diagnostics;
using System.Globalization;

namespace Tessera.Bench;

/// <summary>
/// One workbook of 10,000 rows sent by the page's form: from the sending to the answer of the page that shows what was
/// found. The server has read one small file before, as on any working day.
/// </summary>
internal static class ReviewBench
{
    private const int Rows = 10_000, Times = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            await using var served = await Served.Start(folder);
            await served.SignIn();
            await Reviewed(served, 1_000, 0);
            var times = new List<double>();
            for (var time = 1; time <= Times; time++) times.Add(await Reviewed(served, Rows, time));
            return [Measure.AtMost("10,000 rows, from sending the form to the answer of the review page", Measure.Median(times), 2, "s")];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<double> Reviewed(Served served, int rows, int seed)
    {
        using var stream = new MemoryStream();
        PartnerSheet.Write(stream, seed, rows);
        using var form = new MultipartFormDataContent { PartnerSheet.Part(stream.ToArray(), seed) };
        // The page with the form has been read before it is sent.
        var token = await served.Token("/vnm/imports/new");
        var clock = Stopwatch.StartNew();
        var address = await served.Send("/vnm/imports", form, token);
        var sent = clock.Elapsed.TotalSeconds;
        for (var page = await served.Page(address); page.Contains("id=\"progress\"", StringComparison.Ordinal); page = await served.Page(address))
        {
            if (clock.Elapsed > Longest) throw new TimeoutException($"{address} was not reviewed in {Longest.TotalMinutes} minutes.");
            await Task.Delay(20);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows, {stream.Length / 1024:#,0} KB: taken after {sent:0.00} s, reviewed after {seconds:0.00} s, load {Machine.Load()}"));
        return seconds;
    }
}
