using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tessera.Domain.Analysis;

/// <summary>
/// What rows say of organisations, put in the order of places by counting. Read place by place every counter lies in the
/// processor's nearest memory, however many places there are.
/// </summary>
internal sealed class PresenceMarks(int places, int clusters, int capacity) : IDisposable
{
    private readonly int[] _place = ArrayPool<int>.Shared.Rent(capacity);
    private readonly int[] _said = ArrayPool<int>.Shared.Rent(capacity);
    private readonly int[] _sorted = ArrayPool<int>.Shared.Rent(capacity);
    private readonly int[] _count = new int[places];
    private int _marks;

    /// <summary>Bits that hold a cluster within a mark.</summary>
    public int Shift { get; } = BitsFor(clusters);

    public static int BitsFor(int clusters) => BitOperations.Log2((uint)clusters) + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place, int cluster, int organisation, bool isNil)
    {
        var at = _marks++;
        _place[at] = place;
        _said[at] = (((organisation << Shift) | cluster) << 1) | (isNil ? 0 : 1);
        _count[place]++;
    }

    /// <summary>Puts the marks in the order of places; the ends of the places' runs come back.</summary>
    public int[] Sort()
    {
        var next = new int[places];
        for (var place = 1; place < places; place++) next[place] = next[place - 1] + _count[place - 1];
        var (of, said, sorted) = (_place, _said, _sorted);
        for (var mark = 0; mark < _marks; mark++) sorted[next[of[mark]]++] = said[mark];
        return next;
    }

    /// <summary>Organisation, cluster (Shift bits) and one bit that is set when the row was no nil report.</summary>
    public ReadOnlySpan<int> Between(int start, int end) => _sorted.AsSpan(start, end - start);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_place);
        ArrayPool<int>.Shared.Return(_said);
        ArrayPool<int>.Shared.Return(_sorted);
    }
}
