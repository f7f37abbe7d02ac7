using System.Buffers;

namespace Tessera.Domain.Analysis;

/// <summary>Rows side by side as a walk reads them: where each stands in the order of reach, its key and its value. Lent arrays, longer than asked for.</summary>
internal readonly record struct ReachRows(int[] At, ulong[] Keys, long[] Values)
{
    public static ReachRows Rent(int rows) => new(ArrayPool<int>.Shared.Rent(rows), ArrayPool<ulong>.Shared.Rent(rows), ArrayPool<long>.Shared.Rent(rows));

    public void Return()
    {
        ArrayPool<int>.Shared.Return(At);
        ArrayPool<ulong>.Shared.Return(Keys);
        ArrayPool<long>.Shared.Return(Values);
    }

    public void Set(int index, int at, ulong key, long value) => (At[index], Keys[index], Values[index]) = (at, key, value);
}
