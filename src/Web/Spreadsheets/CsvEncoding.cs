using System.Text;
using System.Text.Unicode;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// What a CSV is written in: a byte order mark, else the pattern of UTF-16, else valid UTF-8 to the last byte, else a
/// guess that has to be asked about (Excel's "CSV" writes the code page of the machine and does not say which).
/// </summary>
internal static class CsvEncoding
{
    /// <param name="Choices">What else it might be, the guess first; none when the encoding is sure or was given.</param>
    public readonly record struct Found(Encoding Encoding, string Name, IReadOnlyList<EncodingChoice> Choices);

    public static Found Of(CsvSource source, byte[] sample, string? answer)
    {
        if (answer is not null) return new(Named(answer), answer.ToLowerInvariant(), []);
        if (Marked(sample) is { } marked) return marked;
        if (Wide(sample) is { } wide) return wide;
        if (sample.Contains((byte)0)) throw Refusal.NotAWorkbook();
        if (IsUtf8(source)) return new(Encoding.UTF8, "utf-8", []);
        var choices = CsvGuess.Of(source);
        return new(Named(choices[0].Name), choices[0].Name, choices);
    }

    static Found? Marked(ReadOnlySpan<byte> sample) => sample switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8, "utf-8", []),
        [0xFF, 0xFE, 0, 0, ..] => new(Encoding.UTF32, "utf-32", []),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode, "utf-16", []),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode, "utf-16be", []),
        _ => null,
    };

    /// <summary>Separators, digits and line ends make every other byte of UTF-16 a zero, in any script.</summary>
    static Found? Wide(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if ((i & 1) == 0) even++;
            else odd++;
        }
        var enough = sample.Length / 20;
        if (odd > enough && odd > 20 * even) return new(Encoding.Unicode, "utf-16", []);
        return even > enough && even > 20 * odd ? new(Encoding.BigEndianUnicode, "utf-16be", []) : null;
    }

    static bool IsUtf8(CsvSource source)
    {
        var block = new byte[64 << 10];
        using var stream = source.Open();
        int kept = 0, got;
        while ((got = stream.Read(block.AsSpan(kept))) > 0)
        {
            var bytes = block.AsSpan(0, kept + got);
            if (bytes.Contains((byte)0)) throw Refusal.NotAWorkbook();
            var whole = bytes.Length - Unfinished(bytes);
            if (!Utf8.IsValid(bytes[..whole])) return false;
            bytes[whole..].CopyTo(block);
            kept = bytes.Length - whole;
        }
        return kept == 0;
    }

    /// <summary>Bytes at the end that begin a character the next block completes.</summary>
    static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80) continue;
            var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return length > back ? back : 0;
        }
        return 0;
    }

    public static Encoding Named(string name)
    {
        try
        {
            return name.ToLowerInvariant() switch
            {
                "utf-16be" => Encoding.BigEndianUnicode,
                var other => CodePagesEncodingProvider.Instance.GetEncoding(other) ?? Encoding.GetEncoding(other),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { throw Refusal.UnknownEncoding(name); }
    }
}
