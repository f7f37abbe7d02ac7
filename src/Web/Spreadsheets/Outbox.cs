namespace Tessera.Web.Spreadsheets;

/// <summary>
/// Bytes written but not yet sent. Compression is synchronous and a web response must not be written synchronously, so
/// the writer fills this and the caller empties it.
/// </summary>
internal sealed class Outbox : Stream
{
    byte[] _bytes = new byte[256 << 10];
    int _length;

    public int Pending => _length;
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _bytes.Length - _length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + buffer.Length));
        buffer.CopyTo(_bytes.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void WriteByte(byte value) => Write([value]);
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
