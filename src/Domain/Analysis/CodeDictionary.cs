namespace Tessera.Domain.Analysis;

/// <summary>Long or text keys as dense codes in order of first appearance. It only grows, so readers of an older state stay right.</summary>
public sealed class CodeDictionary<T> where T : notnull
{
    private readonly Dictionary<T, int> _codes = [];
    private readonly List<T> _keys = [];
    private readonly Lock _lock = new();

    public int Count { get { lock (_lock) return _keys.Count; } }

    public int Code(T key)
    {
        lock (_lock)
        {
            if (_codes.TryGetValue(key, out var code)) return code;
            _codes.Add(key, _keys.Count);
            _keys.Add(key);
            return _keys.Count - 1;
        }
    }

    /// <summary>-1 when the key has never been seen.</summary>
    public int Find(T key) { lock (_lock) return _codes.GetValueOrDefault(key, -1); }

    public T this[int code] { get { lock (_lock) return _keys[code]; } }

    public T[] Keys { get { lock (_lock) return [.. _keys]; } }
}
