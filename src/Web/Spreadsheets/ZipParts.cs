using System.IO.Compression;

namespace Tessera.Web.Spreadsheets;

/// <summary>The parts of one zip file, opened only through a stream that counts what really comes out.</summary>
internal sealed class ZipParts
{
    const int Stored = 0, Deflated = 8;

    readonly Stream _file;
    readonly ReadLimits _limits;
    readonly Dictionary<string, ZipPart> _parts;
    long _inflated;

    public ZipParts(Stream file, ReadLimits limits)
    {
        (_file, _limits) = (file, limits);
        // OPC part names are compared without regard to case; some writers rely on it.
        _parts = ZipDirectory.Read(file, limits).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var claimed = _parts.Values.Sum(p => (decimal)p.Claimed);
        if (claimed > limits.InflatedBytes) throw Refusal.Bomb("zip");
    }

    public IEnumerable<string> Names => _parts.Keys;
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>As the directory claims it.</summary>
    public long Length(string name) => _parts[name].Claimed;

    public Stream Open(string name)
    {
        if (!_parts.TryGetValue(name, out var part)) throw Refusal.Damaged(name);
        if (IsTooDense(part, part.Claimed)) throw Refusal.Bomb(name);
        var packed = new PackedBytes(_file, part.Data, part.Packed);
        return part.Method switch
        {
            Stored => new InflatedBytes(this, part, packed),
            Deflated => new InflatedBytes(this, part, new DeflateStream(packed, CompressionMode.Decompress)),
            _ => throw Refusal.Damaged(name),
        };
    }

    void Charge(ZipPart part, long total)
    {
        if (total > part.Charged)
        {
            _inflated += total - part.Charged;
            part.Charged = total;
        }
        if (IsTooDense(part, total) || total > _limits.PartBytes || _inflated > _limits.InflatedBytes) throw Refusal.Bomb(part.Name);
        if (total > part.Claimed) throw Refusal.Damaged(part.Name);
    }

    bool IsTooDense(ZipPart part, long inflated) => inflated > _limits.RatioFromBytes && inflated / _limits.Ratio > part.Packed;

    /// <summary>A window on the file that keeps its own position, so that two parts can be read in turns.</summary>
    sealed class PackedBytes(Stream file, long start, long length) : ForwardStream
    {
        long _at;

        public override int Read(Span<byte> buffer)
        {
            var wanted = (int)Math.Min(buffer.Length, length - _at);
            if (wanted <= 0) return 0;
            if (file.Position != start + _at) file.Position = start + _at;
            var got = file.Read(buffer[..wanted]);
            _at += got;
            return got;
        }
    }

    sealed class InflatedBytes(ZipParts owner, ZipPart part, Stream source) : ForwardStream
    {
        long _total;
        uint _crc;

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty) return 0;
            var got = Inflate(buffer);
            _total += got;
            owner.Charge(part, _total);
            if (got == 0 && (_total != part.Claimed || _crc != part.Crc)) throw Refusal.Damaged(part.Name);
            _crc = Crc32.Continue(_crc, buffer[..got]);
            return got;
        }

        int Inflate(Span<byte> buffer)
        {
            try { return source.Read(buffer); }
            catch (InvalidDataException) { throw Refusal.Damaged(part.Name); }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) source.Dispose();
            base.Dispose(disposing);
        }
    }
}
