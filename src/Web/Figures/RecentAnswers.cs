namespace Tessera.Web.Figures;

/// <summary>
/// The answers asked for last, so that turning a page or a dashboard seen by many computes nothing. A key names the
/// sequence and the lists it was made from, so nothing stale is ever found.
/// </summary>
public sealed class RecentAnswers
{
    private const int MostAnswers = 64;
    /// <summary>Row ids or cells in all: 64 MB of ids at the most.</summary>
    private const long MostParts = 8_000_000;

    private readonly LinkedList<(object Key, object Answer, long Parts)> _byUse = [];
    private readonly Dictionary<object, LinkedListNode<(object Key, object Answer, long Parts)>> _found = [];
    private readonly Lock _lock = new();
    private long _parts;

    public TAnswer Of<TAnswer>(object key, Func<TAnswer> answer, Func<TAnswer, long> parts) where TAnswer : class
    {
        if (Find(key) is TAnswer found) return found;
        var made = answer();
        Keep(key, made, parts(made));
        return made;
    }

    public async Task<TAnswer> Of<TAnswer>(object key, Func<Task<TAnswer>> answer, Func<TAnswer, long> parts) where TAnswer : class
    {
        if (Find(key) is TAnswer found) return found;
        var made = await answer();
        Keep(key, made, parts(made));
        return made;
    }

    /// <summary>As after a start; measurements ask for it.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _byUse.Clear();
            _found.Clear();
            _parts = 0;
        }
    }

    private object? Find(object key)
    {
        lock (_lock)
        {
            if (!_found.TryGetValue(key, out var node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    private void Keep(object key, object answer, long parts)
    {
        lock (_lock)
        {
            if (_found.ContainsKey(key)) return;
            _found[key] = _byUse.AddFirst((key, answer, parts));
            _parts += parts;
            while (_byUse.Count > MostAnswers || (_parts > MostParts && _byUse.Count > 1))
            {
                var last = _byUse.Last!;
                _parts -= last.Value.Parts;
                _found.Remove(last.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }
}
