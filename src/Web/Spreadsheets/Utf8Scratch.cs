using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>Bytes of one value as it is put together from runs, entities and CDATA; reused from cell to cell.</summary>
internal sealed class Utf8Scratch
{
    static readonly SearchValues<byte> Special = SearchValues.Create("&\r"u8);
    static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    byte[] _bytes = new byte[256];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>CR LF and CR become LF, as XML reads them.</summary>
    public void AppendLines(ReadOnlySpan<byte> bytes)
    {
        int found;
        while ((found = bytes.IndexOf((byte)'\r')) >= 0)
        {
            Append(bytes[..found]);
            Append("\n"u8);
            bytes = bytes[(found + 1)..];
            if (bytes.StartsWith("\n"u8)) bytes = bytes[1..];
        }
        Append(bytes);
    }

    /// <summary>False when a reference is none of XML's own.</summary>
    public bool AppendDecoded(ReadOnlySpan<byte> bytes)
    {
        int found;
        while ((found = bytes.IndexOfAny(Special)) >= 0)
        {
            Append(bytes[..found]);
            bytes = bytes[found..];
            if (bytes[0] == (byte)'\r')
            {
                Append("\n"u8);
                bytes = bytes.StartsWith("\r\n"u8) ? bytes[2..] : bytes[1..];
                continue;
            }
            var end = bytes.IndexOf((byte)';');
            if (end < 0 || !TryReference(bytes[1..end])) return false;
            bytes = bytes[(end + 1)..];
        }
        Append(bytes);
        return true;
    }

    /// <summary>
    /// The value as text. Escapes such as _x000D_ are resolved; what no text may hold (control characters, halves of a
    /// pair) becomes U+FFFD, so it is seen and can be found by the checks instead of breaking the database.
    /// </summary>
    public string ToText()
    {
        var text = Encoding.UTF8.GetString(Bytes);
        if (text.Contains("_x", StringComparison.Ordinal)) text = Unescape(text);
        return text.AsSpan().ContainsAny(Controls) ? Replace(text) : text;
    }

    bool TryReference(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("#"u8)) return TryNumeric(name[1..]);
        if (name.SequenceEqual("amp"u8)) Append("&"u8);
        else if (name.SequenceEqual("lt"u8)) Append("<"u8);
        else if (name.SequenceEqual("gt"u8)) Append(">"u8);
        else if (name.SequenceEqual("quot"u8)) Append("\""u8);
        else if (name.SequenceEqual("apos"u8)) Append("'"u8);
        else return false;
        return true;
    }

    bool TryNumeric(ReadOnlySpan<byte> digits)
    {
        var hex = digits.StartsWith("x"u8);
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!uint.TryParse(hex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var value)) return false;
        var rune = Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        Length += rune.EncodeToUtf8(Room(4));
        return true;
    }

    Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        return _bytes.AsSpan(Length);
    }

    static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text.AsSpan(i)))
            {
                result.Append((char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 6;
            }
            else result.Append(text[i]);
        }
        return Whole(result.ToString());
    }

    static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);

    static string Whole(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));

    static string Replace(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        source.CopyTo(span);
        for (int i; (i = span.IndexOfAny(Controls)) >= 0; span = span[i..]) span[i] = '\uFFFD';
    });
}
