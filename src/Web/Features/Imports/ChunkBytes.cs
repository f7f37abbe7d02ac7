using System.Buffers.Binary;
using System.Text;

namespace Tessera.Web.Features.Imports;

/// <summary>What BinaryWriter writes, without a stream underneath: a piece holds some 30,000 small values.</summary>
internal sealed class ChunkBytes
{
    // Texts by open addressing over a few of their letters: cells repeat each other so much that hashing whole texts would cost
    // more than comparing the one found.
    private int[] _places = new int[4096];
    private string[] _texts = new string[2048];
    private int _count;
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public int Length => _length;

    public void Write(byte value) => Room(1)[0] = value;
    public void Write(bool value) => Room(1)[0] = value ? (byte)1 : (byte)0;
    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
    public void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
    public void WriteShort(int value) => WriteShort((ulong)unchecked((uint)value));
    public void WriteShort(long value) => WriteShort(unchecked((ulong)value));

    /// <summary>A text is written once per piece and named by its place later.</summary>
    public void Write(string text)
    {
        if (_count * 2 >= _places.Length) Grow();
        ref var place = ref Place(text);
        if (place != 0) { WriteShort(place - 1); return; }
        WriteShort(_count);
        _texts[_count++] = text;
        place = _count;
        var length = Encoding.UTF8.GetByteCount(text);
        WriteShort(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    /// <summary>The piece; the next one begins empty.</summary>
    public byte[] Take()
    {
        var bytes = _bytes[.._length];
        _length = 0;
        Array.Clear(_places);
        Array.Clear(_texts, 0, _count);
        _count = 0;
        return bytes;
    }

    // Seven bits a byte, the highest says that another follows.
    private void WriteShort(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Write((byte)(value & 0x7F | 0x80));
        Write((byte)value);
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        var room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private ref int Place(string text)
    {
        for (var at = Hash(text) & (_places.Length - 1); ; at = (at + 1) & (_places.Length - 1))
        {
            ref var place = ref _places[at];
            if (place == 0 || ReferenceEquals(_texts[place - 1], text) || _texts[place - 1] == text) return ref place;
        }
    }

    private void Grow()
    {
        _places = new int[_places.Length * 2];
        Array.Resize(ref _texts, _places.Length / 2);
        for (var i = 0; i < _count; i++) Place(_texts[i]) = i + 1;
    }

    /// <summary>Length, beginning, middle and end.</summary>
    private static int Hash(string text)
    {
        if (text.Length == 0) return 0;
        var hash = unchecked((uint)text.Length * 0x9E3779B1 + text[0]);
        hash = unchecked((hash ^ text[text.Length / 2]) * 0x85EBCA6B);
        hash = unchecked((hash ^ text[^1]) * 0xC2B2AE35);
        if (text.Length > 3) hash = unchecked((hash ^ text[^2] ^ (uint)text[^3] << 16) * 0x9E3779B1);
        return (int)(hash >> 7);
    }
}
