using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tessera.Web.Features.Imports;

/// <summary>What BinaryWriter writes, without a stream underneath: a piece holds some 30,000 small values.</summary>
internal sealed class ChunkBytes
{
    private readonly Dictionary<string, int> _texts = new(ReferenceComparer.Instance);
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public void Write(byte value) => Room(1)[0] = value;
    public void Write(bool value) => Room(1)[0] = value ? (byte)1 : (byte)0;
    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
    public void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
    public void WriteShort(int value) => WriteShort((ulong)unchecked((uint)value));
    public void WriteShort(long value) => WriteShort(unchecked((ulong)value));

    /// <summary>A text is written once per piece and named by its place later; the same text in two instances is written twice.</summary>
    public void Write(string text)
    {
        ref var at = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_texts, text, out var known);
        if (!known) at = _texts.Count - 1;
        WriteShort(at);
        if (known) return;
        var length = Encoding.UTF8.GetByteCount(text);
        WriteShort(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    /// <summary>The piece; the next one begins empty.</summary>
    public byte[] Take()
    {
        var bytes = _bytes[.._length];
        _length = 0;
        _texts.Clear();
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

    /// <summary>Shared strings are one instance each, so comparing references finds repeats without hashing texts.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<string>
    {
        public static readonly ReferenceComparer Instance = new();
        public bool Equals(string? x, string? y) => ReferenceEquals(x, y);
        public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
    }
}
