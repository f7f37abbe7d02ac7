namespace Tessera.Domain.Analysis;

/// <summary>
/// Takes a table's columns out of the program or brings them back. Both ways pass the same things in the same order, so
/// that nothing taken out can be forgotten on the way back.
/// </summary>
public abstract class ColumnCarrier
{
    /// <summary>Whether it brings columns; one that takes them leaves everything as it is.</summary>
    public abstract bool Brings { get; }

    /// <summary>Takes the column, or fills it.</summary>
    public abstract void Carry<T>(T[] column) where T : unmanaged;

    /// <summary>Takes the number and gives it back, or brings another.</summary>
    public abstract long Carry(long number);

    public abstract string Carry(string text);

    /// <summary>A column of a length of its own.</summary>
    public T[] Whole<T>(T[] column) where T : unmanaged
    {
        var length = (int)Carry(column.Length);
        if (length != column.Length) column = new T[length];
        Carry(column);
        return column;
    }

    /// <summary>A column that may be missing.</summary>
    public T[]? Perhaps<T>(T[]? column) where T : unmanaged
    {
        if (Carry(column is null ? 0 : 1) == 0) return null;
        return Whole(column ?? []);
    }
}
