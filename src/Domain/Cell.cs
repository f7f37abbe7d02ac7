using System.Globalization;

namespace Tessera.Domain;

public enum CellKind : byte { Empty, Text, Number, Date, Boolean, Error }

/// <summary>
/// One cell of a sheet as the reader saw it. Number holds the value of Number, Boolean (0/1) and Date (days since
/// 1899-12-30, the 1900 system, whatever system the workbook uses); Text holds Text and Error ("#N/A", or "=A1+B1" where a
/// formula was saved without its value).
/// </summary>
public readonly record struct Cell(CellKind Kind, string? Text, double Number)
{
    public static readonly Cell Empty = new(CellKind.Empty, null, 0);
    public static Cell Of(string text) => text.Length == 0 ? Empty : new(CellKind.Text, text, 0);
    public static Cell Of(double number) => new(CellKind.Number, null, number);
    public static Cell OfDate(double serial) => new(CellKind.Date, null, serial);
    public static Cell OfError(string code) => new(CellKind.Error, code, 0);
    /// <param name="formula">Empty where the reader does not have it.</param>
    public static Cell OfUnsaved(string formula) => new(CellKind.Error, $"={formula}", 0);

    /// <summary>A formula whose value the sender's program did not save: only a spreadsheet program can say it.</summary>
    public bool IsUnsaved => Kind == CellKind.Error && Text is ['=', ..];

    /// <summary>Blank, or text of white space only.</summary>
    public bool IsBlank => Kind == CellKind.Empty || (Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text));

    /// <summary>The text a person would say the cell holds; invariant, dates as ISO.</summary>
    public string AsTyped() => Kind switch
    {
        CellKind.Text => Text ?? "",
        CellKind.Error => Text is null or "=" ? "" : Text,
        CellKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Date => DateTime.FromOADate(Number).ToString(
            Number == Math.Floor(Number) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        CellKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        _ => "",
    };
}

/// <summary>A row of a sheet. Readers reuse one instance: copy what must outlive the next row.</summary>
public sealed class SheetRow
{
    private Cell[] _cells = new Cell[32];

    /// <summary>1-based row number in the sheet (in a CSV: the record's number, header included).</summary>
    public int Number { get; private set; }
    public bool Hidden { get; private set; }
    /// <summary>Columns up to the last one set.</summary>
    public int Count { get; private set; }

    /// <summary>A column beyond Count is empty.</summary>
    public Cell this[int column] => column < Count ? _cells[column] : Cell.Empty;

    public ReadOnlySpan<Cell> Cells => _cells.AsSpan(0, Count);

    public void Begin(int number, bool hidden = false)
    {
        Array.Clear(_cells, 0, Count);
        (Number, Hidden, Count) = (number, hidden, 0);
    }

    /// <summary>Becomes what the other row is now.</summary>
    public void Copy(SheetRow row)
    {
        Begin(row.Number, row.Hidden);
        if (row.Count > _cells.Length) _cells = new Cell[row.Count];
        row.Cells.CopyTo(_cells);
        Count = row.Count;
    }

    public void Set(int column, in Cell cell)
    {
        if (column >= _cells.Length) Array.Resize(ref _cells, Math.Max(_cells.Length * 2, column + 1));
        _cells[column] = cell;
        if (column >= Count) Count = column + 1;
    }

    public bool IsBlank
    {
        get
        {
            foreach (ref readonly var cell in Cells) if (!cell.IsBlank) return false;
            return true;
        }
    }

    public static SheetRow Of(int number, params object?[] values)
    {
        var row = new SheetRow();
        row.Begin(number);
        for (var i = 0; i < values.Length; i++)
            row.Set(i, values[i] switch
            {
                null => Cell.Empty,
                Cell cell => cell,
                DateTime date => Cell.OfDate(date.ToOADate()),
                string text => Cell.Of(text),
                var number2 => Cell.Of(Convert.ToDouble(number2, CultureInfo.InvariantCulture)),
            });
        return row;
    }
}
