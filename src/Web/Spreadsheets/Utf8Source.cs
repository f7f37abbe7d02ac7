using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>Gives the bytes of an XML part as UTF-8, whatever of the usual encodings it is written in.</summary>
internal static class Utf8Source
{
    const int Head = 256;

    public static Stream Of(Stream part, string name)
    {
        var head = new byte[Head];
        var got = part.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var start = head.AsSpan(0, got);
        var whole = new Prefixed(head, got, part);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new Prefixed(head[3..], got - 3, part);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Transcode(new Prefixed(head[2..], got - 2, part), Encoding.Unicode);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Transcode(new Prefixed(head[2..], got - 2, part), Encoding.BigEndianUnicode);
        if (start.StartsWith("<\0"u8)) return Transcode(whole, Encoding.Unicode);
        if (start.StartsWith("\0<"u8)) return Transcode(whole, Encoding.BigEndianUnicode);
        return Declared(start) switch
        {
            null or "utf-8" or "utf8" or "us-ascii" or "ascii" => whole,
            "iso-8859-1" or "windows-1252" => Transcode(whole, CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
            _ => throw Refusal.Damaged(name),
        };
    }

    static Stream Transcode(Stream stream, Encoding from) => Encoding.CreateTranscodingStream(stream, from, Encoding.UTF8);

    static string? Declared(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf("?>"u8);
        if (end < 0 || !start.StartsWith("<?xml"u8)) return null;
        var declaration = Encoding.Latin1.GetString(start[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var pieces = at < 0 ? [] : declaration[at..].Split('"', '\'');
        return pieces.Length > 1 ? pieces[1].ToLowerInvariant() : null;
    }

    sealed class Prefixed(byte[] head, int length, Stream rest) : ForwardStream
    {
        int _at;

        public override int Read(Span<byte> buffer)
        {
            var left = length - _at;
            if (left <= 0) return rest.Read(buffer);
            var count = Math.Min(left, buffer.Length);
            head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
