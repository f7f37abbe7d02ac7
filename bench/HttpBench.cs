using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Bench;

/// <summary>
/// The program as published with the demo country, asked over loopback by a handful of keep-alive connections. Asker and
/// server share this machine's cores, so a server by itself answers more than is told here.
/// </summary>
internal static partial class HttpBench
{
    private const int Connections = 4;
    private const double WarmUp = 8, Seconds = 5;
    private static int _asked;

    public static async Task<IReadOnlyList<Measure>> Run()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-bench-").FullName;
        try
        {
            await using (var first = await Served.Start(folder)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start with the demo {first.Seconds:0.0} s, load {Machine.Load()}"));
            var starts = new List<double>();
            for (var time = 0; time < 2; time++) await using (var again = await Served.Start(folder)) starts.Add(again.Seconds);
            await using var served = await Served.Start(folder);
            starts.Add(served.Seconds);
            Console.WriteLine($"later starts {string.Join(", ", starts.Select(s => Measure.Text(s)))} s, load {Machine.Load()}");
            return [Measure.AtMost("a later start with the demo until it answers, median of 3", Measure.Median(starts), 3, "s"), .. await Pages(served)];
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<IReadOnlyList<Measure>> Pages(Served served)
    {
        var cookie = await served.SignIn();
        var rows = await Rate(served, "/vnm/rows", $"Cookie: {cookie}\r\n");
        var packed = await Rate(served, "/vnm/rows", $"Cookie: {cookie}\r\nAccept-Encoding: gzip, br\r\n");
        var turned = await Rate(served, "/vnm/rows?page={0}", $"Cookie: {cookie}\r\n");
        var partners = await Rate(served, "/vnm/partners", $"Cookie: {cookie}\r\n");
        var unchanged = await Rate(served, "/vnm", $"If-None-Match: {await served.Tag("/vnm")}\r\n", expected: "304");
        return
        [
            Measure.AtLeast("signed-in list page, 50 rows of activities, median of 3", rows, 700, "requests/s"),
            new("the same, compressed as a browser asks for it", "", $"{Measure.Text(packed)} requests/s", null),
            new("the same, every time another page of the list", "", $"{Measure.Text(turned)} requests/s", null),
            new("signed-in list page of partners", "", $"{Measure.Text(partners)} requests/s", null),
            Measure.AtLeast("unchanged public dashboard as 304, median of 3", unchanged, 3000, "requests/s"),
        ];
    }

    private static async Task<double> Rate(Served served, string path, string headers, string expected = "200")
    {
        var request = $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n{headers}\r\n";
        await Ask(served, request, expected, WarmUp);
        var rates = new List<double>();
        for (var time = 0; time < 3; time++) rates.Add(await Ask(served, request, expected, Seconds));
        Console.WriteLine($"{path} {expected}: {string.Join(", ", rates.Select(r => Measure.Text(r)))} requests/s, load {Machine.Load()}");
        return Measure.Median(rates);
    }

    private static async Task<double> Ask(Served served, string request, string expected, double seconds)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var line = await Wire.Open(served.Address);
            var count = 0;
            for (; clock.Elapsed.TotalSeconds < seconds; count++)
                if (await line.Ask(request.Replace("{0}", Another(), StringComparison.Ordinal)) is var status && status != expected) throw new InvalidOperationException($"Answered {status}: {request}");
            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    // The demo's 39 pages under two filters are more than the server keeps, so each is fetched again.
    private static string Another() => Interlocked.Increment(ref _asked) is var asked && asked / 39 % 2 == 0 ? $"{1 + asked % 39}" : $"{1 + asked % 39}&status=any";

    [GeneratedRegex("name=\"form-token\"[^>]*value=\"([^\"]+)\"")]
    internal static partial Regex FormToken();
}
