using System.Buffers.Binary;
using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// The container of old Office files: a small file system of sectors chained by tables (MS-CFB). Every chain is followed
/// at most as far as the file has sectors, so a chain that bites its tail is refused rather than followed for ever.
/// </summary>
internal sealed class OleFile
{
    const int HeaderBytes = 512, EntryBytes = 128, HeaderTables = 109, LargestShort = 4096;
    const uint LastRegular = 0xFFFFFFFA;
    const byte StreamKind = 2, RootKind = 5;

    readonly record struct Entry(string Name, byte Kind, uint Start, long Size);

    readonly Stream _file;
    readonly int _sectorBytes, _miniBytes;
    readonly uint[] _next;
    readonly byte[] _header;
    readonly List<Entry> _entries = [];

    public OleFile(Stream file)
    {
        _file = file;
        if (file.Length < HeaderBytes) throw Refusal.Incomplete();
        _header = ReadAt(0, HeaderBytes);
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(30)), mini = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(32));
        if (shift is not (9 or 12) || mini != 6) throw Damaged();
        (_sectorBytes, _miniBytes) = (1 << shift, 1 << mini);
        _next = ReadTable();
        ReadDirectory();
    }

    public bool Has(string name) => _entries.Exists(e => e.Kind == StreamKind && Is(e, name));

    /// <summary>The stream of this name, which the container must have; seekable.</summary>
    public Stream Open(string name)
    {
        var entry = _entries.Find(e => e.Kind == StreamKind && Is(e, name));
        if (entry.Size > _file.Length) throw Refusal.Incomplete();
        if (entry.Size >= LargestShort) return new OleStream(_file, Chain(entry.Start, _next), _sectorBytes, entry.Size);
        return new MemoryStream(ReadShort(entry), writable: false);
    }

    static bool Is(Entry entry, string name) => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Short streams lie together in one stream of their own, in small sectors with a table of their own.</summary>
    byte[] ReadShort(Entry entry)
    {
        var root = _entries.Find(e => e.Kind == RootKind);
        var all = ReadChain(root.Start);
        var table = Words(ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(60))));
        var content = new byte[entry.Size];
        var chain = Chain(entry.Start, table);
        for (int i = 0, at = 0; at < content.Length; i++, at += _miniBytes)
        {
            if (i >= chain.Count || ((long)chain[i] + 1) * _miniBytes > all.Length) throw Damaged();
            all.AsSpan((int)chain[i] * _miniBytes, Math.Min(_miniBytes, content.Length - at)).CopyTo(content.AsSpan(at));
        }
        return content;
    }

    uint[] ReadTable()
    {
        var sectors = _file.Length / _sectorBytes;
        var tables = new List<uint>();
        var more = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(68));
        Collect(_header.AsSpan(76, HeaderTables * sizeof(uint)), tables);
        for (var guard = 0; more <= LastRegular; guard++)
        {
            if (guard > sectors) throw Damaged();
            var list = ReadSector(more);
            Collect(list.AsSpan(0, _sectorBytes - sizeof(uint)), tables);
            more = BinaryPrimitives.ReadUInt32LittleEndian(list.AsSpan(_sectorBytes - sizeof(uint)));
        }
        if (tables.Count > sectors) throw Damaged();
        return [.. tables.SelectMany(sector => Words(ReadSector(sector)))];
    }

    static void Collect(ReadOnlySpan<byte> numbers, List<uint> into)
    {
        foreach (var number in Words(numbers))
            if (number <= LastRegular) into.Add(number);
    }

    void ReadDirectory()
    {
        var directory = ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(48)));
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            var entry = directory.AsSpan(at, EntryBytes);
            var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            _entries.Add(new(Encoding.Unicode.GetString(entry[..nameBytes]), entry[66],
                BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
        }
    }

    static List<uint> Chain(uint start, uint[] table)
    {
        var chain = new List<uint>();
        for (var sector = start; sector <= LastRegular; sector = table[sector])
        {
            if (sector >= table.Length || chain.Count > table.Length) throw Damaged();
            chain.Add(sector);
        }
        return chain;
    }

    byte[] ReadChain(uint start)
    {
        var chain = Chain(start, _next);
        if ((long)chain.Count * _sectorBytes > _file.Length) throw Damaged();
        var bytes = new byte[chain.Count * _sectorBytes];
        for (var i = 0; i < chain.Count; i++) ReadSector(chain[i]).CopyTo(bytes.AsSpan(i * _sectorBytes));
        return bytes;
    }

    byte[] ReadSector(uint sector) => ReadAt((sector + 1L) * _sectorBytes, _sectorBytes);

    byte[] ReadAt(long offset, int count)
    {
        var bytes = new byte[count];
        if (offset >= _file.Length) throw Refusal.Incomplete();
        _file.Position = offset;
        // Some writers leave the last sector short.
        _file.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return bytes;
    }

    static uint[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < words.Length; i++) words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return words;
    }

    static Domain.Problem Damaged() => Refusal.Damaged("OLE");

    /// <summary>A chain of sectors as one seekable stream; neighbouring sectors are read at once.</summary>
    sealed class OleStream(Stream file, List<uint> sectors, int sectorBytes, long length) : ForwardStream
    {
        long _at;

        public override bool CanSeek => true;
        public override long Length => length;
        public override long Position { get => _at; set => _at = value; }
        public override long Seek(long offset, SeekOrigin origin) => _at = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _at + offset,
            _ => length + offset,
        };

        public override int Read(Span<byte> buffer)
        {
            var index = (int)Math.Min(_at / sectorBytes, int.MaxValue);
            if (_at < 0 || _at >= length || index >= sectors.Count) return 0;
            var wanted = Math.Min(buffer.Length, length - _at);
            var inside = (int)(_at % sectorBytes);
            long run = sectorBytes - inside;
            for (var i = index; run < wanted && i + 1 < sectors.Count && sectors[i + 1] == sectors[i] + 1; i++) run += sectorBytes;
            file.Position = ((sectors[index] + 1L) * sectorBytes) + inside;
            var got = file.Read(buffer[..(int)Math.Min(run, wanted)]);
            _at += got;
            return got;
        }
    }
}
