using System.Diagnostics;
using System.Globalization;

namespace Tessera.Bench;

/// <summary>The pieces of work that are measured in a process of their own; each writes NAME=NUMBER lines.</summary>
internal static class Children
{
    public static async Task<int> Run(string work, IReadOnlyList<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        if (work == "bare") Say("texts", BareLoop.Read(arguments[0]));
        else if (work == "stage") Say("rows", await IntakeBench.Stage(arguments[0], arguments[1], restart: () => { clock.Restart(); cpu = Environment.CpuUsage.TotalTime; }));
        else if (work == "sheet") new SampleSheet(7).Write(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        else throw new ArgumentException($"No work {work}", nameof(work));
        Say("seconds", clock.Elapsed.TotalSeconds);
        Say("cpu", (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        Say("megabytes", Machine.PeakMegabytes());
        Say("allocated", GC.GetTotalAllocatedBytes() / 1048576.0);
        return 0;
    }

    private static void Say(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value}"));
}
