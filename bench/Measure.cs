using System.Globalization;
using System.Text;

namespace Tessera.Bench;

/// <summary>One measured thing beside its target; Holds is null where nothing could be measured.</summary>
internal sealed record Measure(string What, string Target, string Measured, bool? Holds)
{
    public static Measure AtMost(string what, double measured, double target, string unit) =>
        new(what, $"<= {Text(target)} {unit}".Trim(), $"{Text(measured)} {unit}".Trim(), measured <= target);

    public static Measure AtLeast(string what, double measured, double target, string unit) =>
        new(what, $">= {Text(target)} {unit}".Trim(), $"{Text(measured)} {unit}".Trim(), measured >= target);

    public static Measure Skipped(string what, string target, string why) => new(what, target, why, null);

    public static string Table(IEnumerable<Measure> measures)
    {
        var table = new StringBuilder("| what | target | measured | |\n| --- | --- | --- | --- |\n");
        foreach (var m in measures) table.Append(CultureInfo.InvariantCulture, $"| {m.What} | {m.Target} | {m.Measured} | {(m.Holds is not { } holds ? "not run" : holds ? "PASS" : "MISS")} |\n");
        return table.ToString();
    }

    public static string Text(double value) => value.ToString(value >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
