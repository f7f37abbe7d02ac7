using System.Globalization;
using Tessera.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--child", var work, .. var rest]) return await Children.Run(work, rest);

var benches = new Dictionary<string, Func<Task<IReadOnlyList<Measure>>>>
{
    ["intake"] = IntakeBench.Run,
    ["commit"] = CommitBench.Run,
    ["presence"] = PresenceBench.Run,
    ["http"] = HttpBench.Run,
    ["batch"] = BatchBench.Run,
    ["review"] = ReviewBench.Run,
    ["own"] = OwnFileBench.Run,
    ["coordination"] = CoordinationBench.Run,
    ["answers"] = args.Contains("--large") ? AnswersBench.RunLarge : AnswersBench.Run,
    ["mozambique"] = MozambiqueBench.Run,
};
// "--large" alone is the answers over ten million rows, which take minutes.
var asked = args.Contains("--large") ? [.. args.Where(name => name != "--large").DefaultIfEmpty("answers")] : args;
if (asked.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"No bench {unknown}; there are: {string.Join(", ", benches.Keys)}");
    return 2;
}
Console.WriteLine(Machine.Describe());
var measures = new List<Measure>();
foreach (var (name, run) in benches.Where(b => asked.Length == 0 || asked.Contains(b.Key)))
{
    Console.WriteLine($"-- {name}");
    measures.AddRange(await run());
}
Console.WriteLine();
Console.WriteLine(Measure.Table(measures));
return measures.TrueForAll(m => m.Holds is not false) ? 0 : 1;
