using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Reads one sheet of an old workbook from its beginning to its end.</summary>
internal sealed class XlsSheet(BiffRecords records, XlsFile.Book book, ReadLimits limits) : IDisposable
{
    const int HiddenRow = 0x20, HiddenColumn = 1;
    const ushort NoNumber = 0xFFFF;

    readonly List<MergedRange> _merged = [];
    readonly HashSet<int> _hidden = [];
    readonly List<ColumnSpan> _hiddenColumns = [];
    readonly List<string> _comments = [];
    int _depth;
    bool _waiting, _ended;

    /// <summary>Complete once there is no next row.</summary>
    public IReadOnlyList<MergedRange> Merged => _merged;

    public IReadOnlyList<ColumnSpan> HiddenColumns => _hiddenColumns;
    /// <summary>They stand behind the rows.</summary>
    public IReadOnlyList<string> Comments => _comments;

    /// <summary>The next row that holds anything; false at the end of the sheet.</summary>
    public bool Next(SheetRow row)
    {
        while (NextCell())
        {
            var number = records.U16(0) + 1;
            row.Begin(number, _hidden.Contains(number));
            do Take(row);
            while (NextCell() && records.U16(0) + 1 == number);
            _waiting = !_ended;
            if (!row.IsBlank) return true;
        }
        return false;
    }

    public void Dispose() => records.Dispose();

    /// <summary>Moves to the next record that is a cell; charts within the sheet are passed over.</summary>
    bool NextCell()
    {
        if (_waiting) return !(_waiting = false);
        while (!_ended)
        {
            records.Next();
            switch (records.Id)
            {
                case Biff.Begin: _depth++; break;
                case Biff.End: _ended = --_depth < 0; break;
                case Biff.Row when _depth == 0: ReadRow(); break;
                case Biff.Merged when _depth == 0: ReadMerged(); break;
                case Biff.Columns when _depth == 0 && (records.U16(8) & HiddenColumn) != 0: _hiddenColumns.Add(new(records.U16(0), records.U16(2))); break;
                case Biff.Note when _depth == 0: _comments.Add(CellReference.Name(records.U16(0) + 1, records.U16(2))); break;
                case Biff.Number or Biff.Rk or Biff.MulRk or Biff.LabelShared or Biff.Label or Biff.RichLabel or Biff.BoolErr or Biff.Formula when _depth == 0: return true;
                default: break;
            }
        }
        return false;
    }

    void Take(SheetRow row)
    {
        var column = records.U16(2);
        switch (records.Id)
        {
            case Biff.MulRk:
                for (var at = 4; at + 8 <= records.Data.Length; at += 6) Set(row, column++, Number(Rk(records.U32(at + 2)), records.U16(at)));
                break;
            case Biff.Number: Set(row, column, Number(records.F64(6), records.U16(4))); break;
            case Biff.Rk: Set(row, column, Number(Rk(records.U32(6)), records.U16(4))); break;
            case Biff.LabelShared: Set(row, column, records.U32(6) < book.Strings.Count ? Cell.Of(book.Strings[(int)records.U32(6)]) : Cell.OfError("#STRING")); break;
            case Biff.BoolErr: Set(row, column, BoolOrError(records.U8(6), records.U8(7) != 0)); break;
            case Biff.Formula: Set(row, column, Formula()); break;
            default: Set(row, column, Cell.Of(records.Text(6))); break;
        }
    }

    void Set(SheetRow row, int column, Cell cell)
    {
        if (column >= limits.Columns) throw Refusal.BeyondLimits(CellReference.Name(row.Number, column));
        if (cell.Kind != CellKind.Empty) row.Set(column, cell);
    }

    Cell Number(double number, int style)
    {
        if (!double.IsFinite(number)) return Cell.OfError("#NUM!");
        return style < book.DateStyles.Count && book.DateStyles[style] ? DateSerial.Read(number, book.Is1904) : Cell.Of(number);
    }

    /// <summary>A number in 30 bits: the upper half of a double or a whole number, perhaps of hundredths.</summary>
    static double Rk(uint packed)
    {
        var number = (packed & 2) != 0 ? unchecked((int)packed) >> 2 : BitConverter.UInt64BitsToDouble((ulong)(packed & ~3u) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }

    /// <summary>The value Excel kept with the formula; nothing is ever worked out here.</summary>
    Cell Formula()
    {
        if (records.U16(12) != NoNumber) return Number(records.F64(6), records.U16(4));
        return records.U8(6) switch
        {
            0 => FormulaText(),
            1 => BoolOrError(records.U8(8), isError: false),
            2 => BoolOrError(records.U8(8), isError: true),
            _ => Cell.Empty,
        };
    }

    Cell FormulaText()
    {
        do records.Next();
        while (records.Id is Biff.SharedFormula or Biff.Array or Biff.Table or Biff.Continue);
        return records.Id == Biff.String ? Cell.Of(records.Text(0)) : throw BiffRecords.Damaged();
    }

    static Cell BoolOrError(byte value, bool isError)
    {
        if (!isError) return new Cell(CellKind.Boolean, null, value != 0 ? 1 : 0);
        return Cell.OfError(value switch
        {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        });
    }

    void ReadRow()
    {
        if ((records.U16(12) & HiddenRow) != 0) _hidden.Add(records.U16(0) + 1);
    }

    void ReadMerged()
    {
        for (int i = 0, at = 2; i < records.U16(0); i++, at += 8)
            _merged.Add(new(records.U16(at) + 1, records.U16(at + 4), records.U16(at + 2) + 1, records.U16(at + 6)));
    }
}
