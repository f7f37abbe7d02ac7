namespace Tessera.Bench; internal static class PresenceBench { public static Task<IReadOnlyList<Measure>> Run() => Task.FromResult<IReadOnlyList<Measure>>([]); }
internal static class CommitBench { public static Task<IReadOnlyList<Measure>> Run() => Task.FromResult<IReadOnlyList<Measure>>([]); }
internal static class HttpBench { public static Task<IReadOnlyList<Measure>> Run() => Task.FromResult<IReadOnlyList<Measure>>([]); }
internal static class MozambiqueBench { public static Task<IReadOnlyList<Measure>> Run() => Task.FromResult<IReadOnlyList<Measure>>([]); }
