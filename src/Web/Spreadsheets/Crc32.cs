namespace Tessera.Web.Spreadsheets;

/// <summary>The check value of zip parts (ISO-HDLC, polynomial EDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    static readonly uint[][] Tables = Build();

    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (Tables[0], Tables[1], Tables[2], Tables[3], Tables[4], Tables[5], Tables[6], Tables[7]);
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            var low = crc ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = t7[(byte)(low & 0xFF)] ^ t6[(byte)((low >> 8) & 0xFF)] ^ t5[(byte)((low >> 16) & 0xFF)] ^ t4[low >> 24]
                ^ t3[bytes[4]] ^ t2[bytes[5]] ^ t1[bytes[6]] ^ t0[bytes[7]];
            bytes = bytes[8..];
        }
        foreach (var b in bytes) crc = t0[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    static uint[][] Build()
    {
        var tables = new uint[8][];
        for (var t = 0; t < 8; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++) tables[t][i] = t == 0 ? First(i) : tables[0][tables[t - 1][i] & 0xFF] ^ (tables[t - 1][i] >> 8);
        }
        return tables;
    }

    static uint First(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        return value;
    }
}
