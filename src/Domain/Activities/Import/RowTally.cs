namespace Tessera.Domain.Activities.Import;

/// <summary>How many rows something is said of, and the first five of them. A row counts once, however often it comes in a run.</summary>
internal sealed class RowTally
{
    private const int RowsShown = 5;
    private int _last;

    public int Rows { get; private set; }
    public List<int> First { get; } = [];

    /// <summary>Row 0 is the whole file, and counts each time. False when the row was counted already.</summary>
    public bool Add(int row)
    {
        if (row > 0 && row == _last) return false;
        _last = row;
        Rows++;
        if (First.Count < RowsShown) First.Add(row);
        return true;
    }
}
