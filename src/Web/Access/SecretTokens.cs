using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Web.Access;

/// <summary>Secrets that stand in an address: 256 random bits, of which only the hash is kept.</summary>
public static class SecretTokens
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
