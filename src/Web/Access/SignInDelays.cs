using System.Collections.Concurrent;

namespace Tessera.Web.Access;

/// <summary>
/// Growing delays after failed sign-ins, alike for names that exist and names that do not. Counted by name and address,
/// so that nobody can lock another out from elsewhere, and, far later, by name alone against many addresses.
/// Each node counts for itself.
/// </summary>
internal sealed class SignInDelays(TimeProvider time)
{
    private const int FreePerAddress = 5;
    private const int FreePerName = 50;
    private const int MostKeys = 100_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    private readonly record struct Failures(int Count, DateTimeOffset Last);

    public TimeSpan Wait(string name, string address)
    {
        var now = time.GetUtcNow();
        return Keys(name, address).Select(k => Left(k.Key, k.Free, now)).Max();
    }

    public void Failed(string name, string address)
    {
        var now = time.GetUtcNow();
        if (_failures.Count > MostKeys) Forget(now);
        foreach (var (key, _) in Keys(name, address))
            _failures.AddOrUpdate(key, new Failures(1, now), (_, f) => new Failures(now - f.Last > Forgotten ? 1 : f.Count + 1, now));
    }

    public void Succeeded(string name, string address)
    {
        foreach (var (key, _) in Keys(name, address)) _failures.TryRemove(key, out _);
    }

    private TimeSpan Left(string key, int free, DateTimeOffset now)
    {
        if (!_failures.TryGetValue(key, out var failures) || failures.Count < free) return TimeSpan.Zero;
        var doublings = Math.Min(failures.Count - free, 10);
        var delay = TimeSpan.FromTicks(Math.Min(First.Ticks << doublings, Longest.Ticks));
        var left = failures.Last + delay - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, failures) in _failures)
            if (now - failures.Last > Longest) _failures.TryRemove(key, out _);
    }

    private static (string Key, int Free)[] Keys(string name, string address)
    {
        var folded = name.Trim().ToUpperInvariant();
        return [($"{folded}\n{address}", FreePerAddress), (folded, FreePerName)];
    }
}
