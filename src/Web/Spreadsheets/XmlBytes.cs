using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>Writes XML as UTF-8 bytes through one buffer.</summary>
internal sealed class XmlBytes(Stream target)
{
    const int LongestNumber = 32;

    static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '&', '<', '>', '"', '_', '\uFFFE', '\uFFFF']);

    readonly byte[] _buffer = new byte[64 << 10];
    int _length;

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            Flush();
            if (bytes.Length > _buffer.Length)
            {
                target.Write(bytes);
                return;
            }
        }
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Raw(string text) => Encode(text);

    public void Number(int value)
    {
        Need(LongestNumber);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Number(double value)
    {
        Need(LongestNumber);
        value.TryFormat(_buffer.AsSpan(_length), out var written, "R", CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>
    /// Text of an element or an attribute. What XML cannot hold is written as the format's own escapes (_x0001_), and
    /// text that looks like such an escape is itself escaped, so it comes back as it was.
    /// </summary>
    public void Text(ReadOnlySpan<char> text)
    {
        int found;
        while ((found = text.IndexOfAny(Special)) >= 0)
        {
            Encode(text[..found]);
            Escape(text[found..]);
            text = text[(found + 1)..];
        }
        Encode(text);
    }

    public void Flush()
    {
        target.Write(_buffer.AsSpan(0, _length));
        _length = 0;
    }

    void Escape(ReadOnlySpan<char> from)
    {
        switch (from[0])
        {
            case '&': Raw("&amp;"u8); break;
            case '<': Raw("&lt;"u8); break;
            case '>': Raw("&gt;"u8); break;
            case '"': Raw("&quot;"u8); break;
            case '\n' or '\t': Raw([(byte)from[0]]); break;
            case '_': Raw(from.Length > 1 && from[1] == 'x' ? "_x005F_"u8 : "_"u8); break;
            case '\uFFFE' or '\uFFFF': Raw("\uFFFD"u8); break;
            default: Raw(string.Create(CultureInfo.InvariantCulture, $"_x{(int)from[0]:X4}_")); break;
        }
    }

    void Encode(ReadOnlySpan<char> text)
    {
        const int piece = 4096;
        while (text.Length > piece)
        {
            // A pair of surrogates is never cut in two.
            var count = char.IsHighSurrogate(text[piece - 1]) ? piece - 1 : piece;
            Encode(text[..count]);
            text = text[count..];
        }
        Need(3 * text.Length);
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    void Need(int count)
    {
        if (count > _buffer.Length - _length) Flush();
    }
}
