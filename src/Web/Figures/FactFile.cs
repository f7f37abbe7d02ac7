using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>Columns into a file, as they lie in memory, and after them the hash of everything before.</summary>
internal sealed class FactFileWriter(Stream file) : ColumnCarrier, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool Brings => false;

    public override void Carry<T>(T[] column) => Put(MemoryMarshal.AsBytes(column.AsSpan()));

    public override long Carry(long number)
    {
        Put(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref number, 1)));
        return number;
    }

    public override string Carry(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Carry(bytes.LongLength);
        Put(bytes);
        return text;
    }

    public void Seal() => file.Write(_hash.GetHashAndReset());

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        file.Write(bytes);
    }

    public void Dispose() => _hash.Dispose();
}

/// <summary>Columns back from a file whose hash is right: its lengths can be believed.</summary>
internal sealed class FactFileReader(Stream file) : ColumnCarrier
{
    public override bool Brings => true;

    public override void Carry<T>(T[] column) => file.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));

    public override long Carry(long number)
    {
        file.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref number, 1)));
        return number;
    }

    public override string Carry(string text)
    {
        var bytes = new byte[Carry(0L)];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Whether a file ends with the hash of what stands before it.</summary>
    public static bool IsWhole(Stream file)
    {
        var content = file.Length - SHA256.HashSizeInBytes;
        if (content < 0) return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (var left = content; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0) return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        var sealedBy = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(sealedBy);
        file.Position = 0;
        return sealedBy.AsSpan().SequenceEqual(hash.GetHashAndReset());
    }
}
