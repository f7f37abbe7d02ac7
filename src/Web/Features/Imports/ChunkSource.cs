using System.Buffers.Binary;
using System.Text;

namespace Tessera.Web.Features.Imports;

/// <summary>Reads what ChunkBytes wrote.</summary>
internal sealed class ChunkSource(byte[] chunk)
{
    private readonly List<string> _texts = [];
    private int _at;

    public bool IsAtEnd => _at == chunk.Length;
    public byte ReadByte() => chunk[_at++];
    public bool ReadBoolean() => chunk[_at++] != 0;
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));
    public int ReadShort() => unchecked((int)(uint)ReadBits());
    public long ReadShort64() => unchecked((long)ReadBits());

    public string ReadText()
    {
        var at = ReadShort();
        if (at == _texts.Count) _texts.Add(Encoding.UTF8.GetString(Next(ReadShort())));
        return _texts[at];
    }

    private ulong ReadBits()
    {
        var bits = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = chunk[_at++];
            bits |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return bits;
        }
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        var bytes = chunk.AsSpan(_at, count);
        _at += count;
        return bytes;
    }
}
