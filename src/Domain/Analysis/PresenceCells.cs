using System.Collections;
using System.Runtime.InteropServices;

namespace Tessera.Domain.Analysis;

/// <summary>Cells place after place, eight bytes each: half a million of them are what a large country's answer weighs.</summary>
internal sealed class PresenceCells(long[]? organisationIds) : IReadOnlyList<PresenceCell>
{
    private readonly List<long> _areas = [];
    private readonly List<int> _ends = [];
    /// <summary>The organisation's code, and in the lower half its rows doubled; odd when one of them was no nil report.</summary>
    private readonly List<ulong> _cells = [];

    public int Count => _cells.Count;

    public PresenceCell this[int index] => Cell(_ends.BinarySearch(index + 1) is var at && at < 0 ? ~at : at, index);

    /// <summary>So many cells more, to be written at once.</summary>
    public Span<ulong> Room(int cells)
    {
        var from = Count;
        CollectionsMarshal.SetCount(_cells, from + cells);
        return CollectionsMarshal.AsSpan(_cells)[from..];
    }

    /// <summary>The cells made since the last call are this area's.</summary>
    public void End(long area)
    {
        if (Count == (_ends.Count == 0 ? 0 : _ends[^1])) return;
        _areas.Add(area);
        _ends.Add(Count);
    }

    public IEnumerator<PresenceCell> GetEnumerator()
    {
        for (int place = 0, index = 0; place < _ends.Count; place++)
            for (; index < _ends[place]; index++) yield return Cell(place, index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PresenceCell Cell(int place, int index)
    {
        var (organisation, rows) = ((int)(_cells[index] >> 32), unchecked((uint)_cells[index]));
        return new PresenceCell(_areas[place], organisationIds is null ? organisation : organisationIds[organisation], (int)(rows >> 1), (rows & 1) == 0);
    }
}
