using System.Diagnostics;
using System.Globalization;

namespace Tessera.Bench;

/// <summary>
/// Twenty partners' workbooks of 1,000 rows sent at once to the demo country, while people read its pages: from the
/// start of the sending until the batch's page has all of them reviewed. The pages were read for a while before.
/// </summary>
internal static class BatchBench
{
    private const int Files = 20, Rows = 1000, Readers = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromMinutes(5), WarmUp = TimeSpan.FromSeconds(8);
    private static readonly string[] Pages = ["/vnm", "/vnm/rows", "/vnm/partners", "/vnm/imports"];

    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            await using var served = await Served.Start(folder);
            var cookie = await served.SignIn();
            using var body = Body();
            using (var warm = new CancellationTokenSource(WarmUp)) await Task.WhenAll(Readings(served, cookie, warm.Token));
            using var stop = new CancellationTokenSource();
            var readers = Readings(served, cookie, stop.Token);
            var clock = Stopwatch.StartNew();
            var sent = await Reviewed(served, body, clock);
            var seconds = clock.Elapsed.TotalSeconds;
            await stop.CancelAsync();
            List<double> answers = [.. (await Task.WhenAll(readers)).SelectMany(a => a).Order()];
            var p95 = answers[(int)(answers.Count * 0.95)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Files} files of {Rows:#,0} rows: taken after {sent:0.0} s, reviewed after {seconds:0.0} s; {answers.Count} pages meanwhile, median {answers[answers.Count / 2]:0} ms, p95 {p95:0} ms, longest {answers[^1]:0} ms, load {Machine.Load()}"));
            return
            [
                Measure.AtMost("20 files of 1,000 rows sent at once until all are reviewed", seconds, 60, "s"),
                Measure.AtMost("pages read by 4 people meanwhile, p95", p95, 400, "ms"),
            ];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static List<Task<List<double>>> Readings(Served served, string cookie, CancellationToken stop) =>
        [.. Enumerable.Range(0, Readers).Select(reader => Task.Run(() => Read(served, cookie, reader, stop), CancellationToken.None))];

    /// <summary>Seconds until the files were taken; comes back when none is at work.</summary>
    private static async Task<double> Reviewed(Served served, HttpContent body, Stopwatch clock)
    {
        var batch = await served.Send("/vnm/imports", body, await served.Token("/vnm/imports/new"));
        var sent = clock.Elapsed.TotalSeconds;
        while ((await served.Page(batch)).Contains("id=\"progress\"", StringComparison.Ordinal))
        {
            if (clock.Elapsed > Longest) throw new TimeoutException($"{batch} was not reviewed in {Longest.TotalMinutes} minutes.");
            await Task.Delay(500);
        }
        return sent;
    }

    /// <summary>One person opening page after page; milliseconds of each.</summary>
    private static async Task<List<double>> Read(Served served, string cookie, int reader, CancellationToken stop)
    {
        using var line = await Wire.Open(served.Address);
        var answers = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var status = await line.Ask($"GET {Pages[(reader + answers.Count) % Pages.Length]} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nCookie: {cookie}\r\n\r\n");
            if (status != "200") throw new InvalidOperationException($"A page was answered {status}.");
            answers.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(Pause, CancellationToken.None);
        }
        return answers;
    }

    private static MultipartFormDataContent Body()
    {
        var body = new MultipartFormDataContent();
        for (var file = 0; file < Files; file++)
        {
            using var stream = new MemoryStream();
            PartnerSheet.Write(stream, file, Rows);
            body.Add(PartnerSheet.Part(stream.ToArray(), file));
        }
        return body;
    }
}
