using System.Buffers.Binary;
using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>One part of a zip file as its central directory tells it; sizes are claims until the part is read.</summary>
internal sealed class ZipPart
{
    public required string Name { get; init; }
    public required long Header { get; init; }
    public required long Packed { get; init; }
    public required long Claimed { get; init; }
    public required uint Crc { get; init; }
    public required int Method { get; init; }
    /// <summary>Where the packed bytes begin, known once the local header has been compared.</summary>
    public long Data { get; set; }
    /// <summary>Inflated bytes already counted against the file's budget, so reading twice is not charged twice.</summary>
    public long Charged { get; set; }
}

/// <summary>
/// Reads the directory of a zip file by hand: the framework's reader loads all entries before any count can be
/// checked, and compares neither the two headers of a part nor their ranges, which is where hostile files live.
/// </summary>
internal static class ZipDirectory
{
    const int EndBytes = 22, LocatorBytes = 20, End64Bytes = 56, CentralBytes = 46, LocalBytes = 30;
    const int LongestComment = 65_535, LargestDirectory = 16 << 20;
    const string Where = "zip";

    readonly record struct Location(long Offset, long Bytes, long Count);

    public static List<ZipPart> Read(Stream file, ReadLimits limits)
    {
        var location = Locate(file);
        if (location.Count >= limits.Parts) throw Refusal.TooManyParts(limits.Parts);
        if (location.Bytes > LargestDirectory) throw Refusal.TooManyParts(limits.Parts);
        if (location.Offset < 0 || location.Bytes < 0 || location.Offset > file.Length - location.Bytes) throw Refusal.Incomplete();
        var parts = Walk(ReadAt(file, location.Offset, (int)location.Bytes), limits);
        if (parts.Count != location.Count) throw Refusal.Damaged(Where);
        CheckNames(parts);
        CompareHeaders(file, parts, location.Offset);
        return parts;
    }

    static Location Locate(Stream file)
    {
        var tail = (int)Math.Min(file.Length, EndBytes + LongestComment);
        var start = file.Length - tail;
        var bytes = ReadAt(file, start, tail);
        var at = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndBytes > bytes.Length) throw Refusal.Incomplete();
        var end = bytes.AsSpan(at);
        var found = new Location(
            BinaryPrimitives.ReadUInt32LittleEndian(end[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(end[12..]),
            BinaryPrimitives.ReadUInt16LittleEndian(end[10..]));
        var is64 = found.Offset == uint.MaxValue || found.Bytes == uint.MaxValue || found.Count == ushort.MaxValue;
        return is64 ? Locate64(file, start + at - LocatorBytes) : found;
    }

    static Location Locate64(Stream file, long locator)
    {
        if (locator < 0) throw Refusal.Damaged(Where);
        var bytes = ReadAt(file, locator, LocatorBytes);
        if (!bytes.AsSpan().StartsWith("PK\u0006\u0007"u8)) throw Refusal.Damaged(Where);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
        if (offset < 0 || offset > file.Length - End64Bytes) throw Refusal.Damaged(Where);
        var end = ReadAt(file, offset, End64Bytes).AsSpan();
        if (!end.StartsWith("PK\u0006\u0006"u8)) throw Refusal.Damaged(Where);
        return new Location(
            BinaryPrimitives.ReadInt64LittleEndian(end[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[32..]));
    }

    static List<ZipPart> Walk(ReadOnlySpan<byte> directory, ReadLimits limits)
    {
        var parts = new List<ZipPart>();
        while (directory.Length >= CentralBytes && directory.StartsWith("PK\u0001\u0002"u8))
        {
            int name = U16(directory, 28), extra = U16(directory, 30), comment = U16(directory, 32);
            var length = CentralBytes + name + extra + comment;
            if (length > directory.Length) throw Refusal.Damaged(Where);
            parts.Add(Central(directory, directory.Slice(CentralBytes, name), directory.Slice(CentralBytes + name, extra)));
            if (parts.Count >= limits.Parts) throw Refusal.TooManyParts(limits.Parts);
            directory = directory[length..];
        }
        return parts;
    }

    static ZipPart Central(ReadOnlySpan<byte> record, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra)
    {
        const int symbolicLink = 0xA000, encrypted = 0x2041;
        var name = Encoding.UTF8.GetString(nameBytes).Replace('\\', '/');
        if ((U16(record, 8) & encrypted) != 0) throw Refusal.Password();
        if ((U16(record, 40) & 0xF000) == symbolicLink && record[5] == 3) throw Refusal.UnsafeParts(name);
        long claimed = U32(record, 24), packed = U32(record, 20), header = U32(record, 42);
        var wide = Extra64(extra);
        if (claimed == uint.MaxValue) claimed = Take64(ref wide);
        if (packed == uint.MaxValue) packed = Take64(ref wide);
        if (header == uint.MaxValue) header = Take64(ref wide);
        if (claimed < 0 || packed < 0 || header < 0) throw Refusal.Damaged(name);
        return new ZipPart { Name = name, Header = header, Packed = packed, Claimed = claimed, Crc = U32(record, 16), Method = U16(record, 10) };
    }

    static ReadOnlySpan<byte> Extra64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int id = U16(extra, 0), size = U16(extra, 2);
            if (size > extra.Length - 4) return default;
            if (id == 1) return extra.Slice(4, size);
            extra = extra[(4 + size)..];
        }
        return default;
    }

    static long Take64(ref ReadOnlySpan<byte> wide)
    {
        if (wide.Length < 8) throw Refusal.Damaged(Where);
        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value;
    }

    static void CheckNames(List<ZipPart> parts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
        {
            var name = part.Name;
            var climbs = name.Split('/').Contains("..");
            if (climbs || name.StartsWith('/') || name.Contains(':') || name.Contains('\0')) throw Refusal.UnsafeParts(name);
            if (!seen.Add(name)) throw Refusal.DuplicateParts(name);
        }
    }

    /// <summary>Both headers of a part must agree and no two parts may share bytes: overlapping parts are a known bomb.</summary>
    static void CompareHeaders(Stream file, List<ZipPart> parts, long directory)
    {
        long free = 0;
        foreach (var part in parts.OrderBy(p => p.Header))
        {
            if (part.Header < free || part.Header > directory - LocalBytes) throw Refusal.Damaged(part.Name);
            var local = ReadAt(file, part.Header, LocalBytes).AsSpan();
            int name = U16(local, 26), extra = U16(local, 28);
            part.Data = part.Header + LocalBytes + name + extra;
            var sameName = Encoding.UTF8.GetString(ReadAt(file, part.Header + LocalBytes, name)).Replace('\\', '/') == part.Name;
            if (!local.StartsWith("PK\u0003\u0004"u8) || !sameName || !SameFacts(local, part)) throw Refusal.Damaged(part.Name);
            if (part.Data > directory - part.Packed) throw Refusal.Damaged(part.Name);
            free = part.Data + part.Packed;
        }
    }

    static bool SameFacts(ReadOnlySpan<byte> local, ZipPart part)
    {
        const int sizesFollow = 8;
        if (U16(local, 8) != part.Method) return false;
        if ((U16(local, 6) & sizesFollow) != 0) return true;
        uint packed = U32(local, 18), claimed = U32(local, 22);
        return (packed == uint.MaxValue || packed == part.Packed)
            && (claimed == uint.MaxValue || claimed == part.Claimed)
            && U32(local, 14) == part.Crc;
    }

    static byte[] ReadAt(Stream file, long offset, int count)
    {
        var bytes = new byte[count];
        file.Position = offset;
        if (file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count) throw Refusal.Incomplete();
        return bytes;
    }

    static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
    static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
