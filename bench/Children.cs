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
        void Restart() => (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        if (work == "bare") Say("texts", Bare(arguments, Restart));
        else if (work == "stage") Say("rows", await IntakeBench.Stage(arguments[0], arguments[1], [.. arguments.Skip(2)], Restart));
        else if (work == "own") Say("marked", await OwnFileBench.Annotate(arguments[0], arguments[1], Restart));
        else if (work == "cold") await SayCold(arguments[0], arguments[1]);
        else if (work == "sheet") new SampleSheet(7).Write(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        else throw new ArgumentException($"No work {work}", nameof(work));
        Say("seconds", clock.Elapsed.TotalSeconds);
        Say("cpu", (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        Say("megabytes", Machine.PeakMegabytes());
        Say("allocated", GC.GetTotalAllocatedBytes() / 1048576.0);
        return 0;
    }

    private static async Task SayCold(string folder, string code)
    {
        var (presence, reach) = await AnswersBench.First(folder, code);
        Say("presence", presence);
        Say("reach", reach);
    }

    /// <summary>The last file, after those before it have warmed the process up.</summary>
    private static long Bare(IReadOnlyList<string> files, Action restart)
    {
        foreach (var earlier in files.SkipLast(1)) BareLoop.Read(earlier);
        restart();
        return BareLoop.Read(files[^1]);
    }

    private static void Say(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value}"));
}
