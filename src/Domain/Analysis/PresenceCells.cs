using System.Collections;

namespace Tessera.Domain.Analysis;

/// <summary>Cells place after place, eight bytes each: half a million of them are what a large country's answer weighs.</summary>
internal sealed class PresenceCells(long[]? organisationIds) : IReadOnlyList<PresenceCell>
{
    private readonly List<long> _areas = [];
    private readonly List<int> _ends = [], _organisations = [];
    /// <summary>Rows doubled; odd when one of them was no nil report.</summary>
    private readonly List<uint> _rows = [];

    public int Count => _organisations.Count;

    public PresenceCell this[int index] => Cell(_ends.BinarySearch(index + 1) is var at && at < 0 ? ~at : at, index);

    public void Add(int organisation, uint rows)
    {
        _organisations.Add(organisation);
        _rows.Add(rows);
    }

    /// <summary>What was added since the last call belongs to this area.</summary>
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
        var (organisation, rows) = (_organisations[index], _rows[index]);
        return new PresenceCell(_areas[place], organisationIds is null ? organisation : organisationIds[organisation], (int)(rows >> 1), (rows & 1) == 0);
    }
}
