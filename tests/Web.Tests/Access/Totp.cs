using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace Tessera.Web.Tests.Access;

/// <summary>RFC 6238 as an authenticator app does it: SHA-1, 30 seconds, 6 digits.</summary>
public sealed class Totp
{
    // RFC 6238 appendix B: the secret "12345678901234567890" at 59 s and 1111111109 s, last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    public void The_codes_of_the_standards_appendix_come_out(long seconds, string code) =>
        Assert.Equal(code, At(System.Text.Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30));

    public static string Code(string base32, int steps) => At(Bytes(base32), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + steps);

    private static string At(byte[] key, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard's own hash
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => Convert.ToByte(new string(c), 2))];
    }
}
