using System.Buffers.Binary;
using System.Text;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Numbers of the records that are looked at; all others are passed over. Source: MS-XLS 2.3.</summary>
internal enum Biff
{
    Formula = 0x0006, End = 0x000A, Note = 0x001C, DateMode = 0x0022, FilePass = 0x002F, Continue = 0x003C, CodePage = 0x0042, Columns = 0x007D, BoundSheet = 0x0085,
    MulRk = 0x00BD, RichLabel = 0x00D6, Xf = 0x00E0, Merged = 0x00E5, Strings = 0x00FC, LabelShared = 0x00FD,
    Number = 0x0203, Label = 0x0204, BoolErr = 0x0205, String = 0x0207, Row = 0x0208, Array = 0x0221, Table = 0x0236, Rk = 0x027E,
    Format = 0x041E, SharedFormula = 0x04BC, Begin = 0x0809,
}

/// <summary>The records of an old workbook, one after the other, and the texts in them.</summary>
internal sealed class BiffRecords(Stream stream) : IDisposable
{
    const int HeaderBytes = 4;
    const byte Wide = 1, Phonetic = 4, Rich = 8;

    readonly BufferedStream _stream = new(stream, 64 << 10);
    readonly byte[] _head = new byte[HeaderBytes];
    readonly byte[] _bytes = new byte[ushort.MaxValue];
    int _length, _at;

    public Biff Id { get; private set; }
    public ReadOnlySpan<byte> Data => _bytes.AsSpan(0, _length);
    /// <summary>Texts before Excel 97 are bytes of the workbook's code page; null since.</summary>
    public Encoding? CodePage { get; set; }

    public void Seek(long offset) => _stream.Position = offset;
    public void Dispose() => _stream.Dispose();

    /// <summary>Reads the next record; a workbook ends with a record that says so, never just so.</summary>
    public void Next()
    {
        if (_stream.ReadAtLeast(_head, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) throw Refusal.Incomplete();
        (Id, _length, _at) = ((Biff)BinaryPrimitives.ReadUInt16LittleEndian(_head), BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(2)), 0);
        if (_stream.ReadAtLeast(_bytes.AsSpan(0, _length), _length, throwOnEndOfStream: false) < _length) throw Refusal.Incomplete();
    }

    public int U16(int at) => at + 2 <= _length ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at)) : throw Damaged();
    public uint U32(int at) => at + 4 <= _length ? BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at)) : throw Damaged();
    public byte U8(int at) => at < _length ? _bytes[at] : throw Damaged();
    public double F64(int at) => at + 8 <= _length ? BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(at)) : throw Damaged();

    /// <summary>The text of this record from there on, its length first; what does not fit is in records that continue.</summary>
    public string Text(int at, bool shortLength = false)
    {
        _at = at;
        var length = shortLength ? Byte() : Word();
        if (length == 0) return "";
        if (CodePage is null) return Characters(length, Byte());
        if (_at + length > _length) throw Damaged();
        // Vietnamese tones are letters of their own there.
        return UnicodeForm.Composed(CodePage.GetString(_bytes, _at, length));
    }

    /// <summary>Starts reading the table of shared texts, of which this record is the first.</summary>
    public long SharedCount()
    {
        _at = 8;
        return U32(4);
    }

    /// <summary>The next text of the table: formats of its parts and phonetic guides are passed over.</summary>
    public string SharedText()
    {
        var length = Word();
        var flags = Byte();
        var formats = (flags & Rich) != 0 ? Word() : 0;
        var guides = (flags & Phonetic) != 0 ? Word() + (Word() * 65536L) : 0;
        var text = Characters(length, flags);
        Pass((formats * 4L) + guides);
        return text;
    }

    string Characters(int length, byte flags)
    {
        var text = new StringBuilder(length);
        while (true)
        {
            var size = (flags & Wide) != 0 ? 2 : 1;
            var here = Math.Min(length - text.Length, (_length - _at) / size);
            var bytes = _bytes.AsSpan(_at, here * size);
            text.Append((size == 2 ? Encoding.Unicode : Encoding.Latin1).GetString(bytes));
            _at += here * size;
            if (text.Length >= length || here < 0) return text.ToString();
            // Where a text is cut its width is said again.
            Continue();
            flags = Byte();
        }
    }

    int Word() => Byte() | (Byte() << 8);

    byte Byte()
    {
        while (_at >= _length) Continue();
        return _bytes[_at++];
    }

    void Pass(long count)
    {
        for (; count > _length - _at; Continue()) count -= _length - _at;
        _at += (int)count;
    }

    void Continue()
    {
        Next();
        if (Id != Biff.Continue) throw Damaged();
    }

    public static Domain.Problem Damaged() => Refusal.Damaged("Workbook");
}
