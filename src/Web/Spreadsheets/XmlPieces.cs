using System.Buffers.Text;

namespace Tessera.Web.Spreadsheets;

internal enum XmlPiece : byte { Finished, Start, End, Other }

/// <summary>
/// Cuts a part into tags and what stands between them. The pieces put together again are the part, byte for byte, so
/// that an edit writes what it changes and copies the rest. The part has been read as XML before; only what would make
/// the cutting wrong is refused here.
/// </summary>
internal sealed class XmlPieces(Stream part, string name) : IDisposable
{
    const int LongestPiece = 16 << 20;

    static readonly System.Buffers.SearchValues<byte> AfterName = System.Buffers.SearchValues.Create(" \t\r\n/>"u8);

    readonly Stream _source = Utf8Source.Of(part, name);
    byte[] _buffer = new byte[256 << 10];
    int _start, _stop, _end, _nameAt, _localAt, _nameEnd, _open;

    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_start, _stop - _start);
    /// <summary>Without its prefix.</summary>
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_localAt, _nameEnd - _localAt);
    /// <summary>With its colon; empty when the name has none.</summary>
    public ReadOnlySpan<byte> Prefix => _buffer.AsSpan(_nameAt, _localAt - _nameAt);
    /// <summary>Elements around this one: 0 at the root's start and end.</summary>
    public int Level { get; private set; }
    public bool IsEmpty { get; private set; }
    int NameEnd => _nameEnd - _start;

    public bool Is(ReadOnlySpan<byte> local) => Name.SequenceEqual(local);

    public XmlPiece Next()
    {
        _start = _stop;
        if (_start == _end && !Fill()) return XmlPiece.Finished;
        if (_buffer[_start] != (byte)'<')
        {
            var text = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'<');
            _stop = text < 0 ? _end : _start + text;
            return XmlPiece.Other;
        }
        int length;
        while ((length = PieceLength(_buffer.AsSpan(_start, _end - _start))) < 0)
            if (!Fill()) throw Damaged();
        _stop = _start + length;
        return Tag();
    }

    /// <summary>The piece as it stands, but for a declaration of an encoding other than what is written.</summary>
    public void CopyTo(XmlBytes output) => output.Raw(SaysOtherEncoding() ? """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8 : Raw);

    bool SaysOtherEncoding() => Raw.StartsWith("<?xml "u8) && Raw.IndexOf("encoding"u8) >= 0 && Raw.IndexOf("utf-8"u8) < 0 && Raw.IndexOf("UTF-8"u8) < 0;

    /// <summary>The start tag with one attribute changed or added.</summary>
    public void CopyWith(XmlBytes output, ReadOnlySpan<byte> attribute, int value)
    {
        if (Find(attribute, out var range))
        {
            output.Raw(Raw[..range.Start]);
            output.Number(value);
            output.Raw(Raw[range.End..]);
            return;
        }
        output.Raw(Raw[..NameEnd]);
        output.Raw(" "u8);
        output.Raw(attribute);
        output.Raw("=\""u8);
        output.Number(value);
        output.Raw("\""u8);
        output.Raw(Raw[NameEnd..]);
    }

    /// <summary>An empty element as a start tag; <see cref="Close"/> writes its end.</summary>
    public void CopyOpened(XmlBytes output)
    {
        output.Raw(Raw[..^2].TrimEnd((byte)' '));
        output.Raw(">"u8);
    }

    public void Close(XmlBytes output)
    {
        output.Raw("</"u8);
        output.Raw(_buffer.AsSpan(_nameAt, _nameEnd - _nameAt));
        output.Raw(">"u8);
    }

    /// <summary>A start or an end, with more children behind the last; they are given the prefix of their parent.</summary>
    public void CopyGrown(XmlBytes output, XmlPiece piece, Action<string> children)
    {
        var prefix = System.Text.Encoding.UTF8.GetString(Prefix);
        if (piece == XmlPiece.End)
        {
            children(prefix);
            CopyTo(output);
        }
        else if (!IsEmpty) CopyTo(output);
        else
        {
            CopyOpened(output);
            children(prefix);
            Close(output);
        }
    }

    public bool Find(ReadOnlySpan<byte> attribute, out Range value)
    {
        var at = NameEnd;
        while (NextAttribute(ref at, out var name, out value))
            if (Raw[name].SequenceEqual(attribute)) return true;
        return false;
    }

    /// <summary>The attribute of this local name that has a prefix: r:id, whatever the prefix.</summary>
    public bool FindPrefixed(ReadOnlySpan<byte> local, out Range name, out Range value)
    {
        var at = NameEnd;
        while (NextAttribute(ref at, out name, out value))
        {
            var full = Raw[name];
            var colon = full.IndexOf((byte)':');
            if (colon > 0 && !full.StartsWith("xmlns"u8) && full[(colon + 1)..].SequenceEqual(local)) return true;
        }
        return false;
    }

    public string? Text(ReadOnlySpan<byte> attribute) => Find(attribute, out var value) ? Text(value) : null;

    public string Text(Range value)
    {
        var scratch = new Utf8Scratch();
        return scratch.AppendDecoded(Raw[value]) ? scratch.ToText() : throw Damaged();
    }

    public int? Integer(ReadOnlySpan<byte> attribute) =>
        Find(attribute, out var value) && Utf8Parser.TryParse(Raw[value], out int number, out _) ? number : null;

    public void Dispose() => _source.Dispose();

    Domain.Problem Damaged() => Refusal.Damaged(name);

    bool NextAttribute(ref int at, out Range name, out Range value)
    {
        var raw = Raw;
        (name, value) = (default, default);
        while (at < raw.Length && IsBlank(raw[at])) at++;
        if (at >= raw.Length || raw[at] is (byte)'/' or (byte)'>') return false;
        var length = raw[at..].IndexOf((byte)'=');
        if (length < 0) throw Damaged();
        name = at..(at + raw.Slice(at, length).TrimEnd(" \t\r\n"u8).Length);
        at += length + 1;
        while (at < raw.Length && IsBlank(raw[at])) at++;
        length = at < raw.Length ? raw[(at + 1)..].IndexOf(raw[at]) : -1;
        if (length < 0) throw Damaged();
        value = (at + 1)..(at + 1 + length);
        at += length + 2;
        return true;
    }

    XmlPiece Tag()
    {
        var kind = _buffer[_start + 1];
        if (kind is (byte)'?' or (byte)'!') return XmlPiece.Other;
        _nameAt = _start + (kind == (byte)'/' ? 2 : 1);
        var length = _buffer.AsSpan(_nameAt, _stop - _nameAt).IndexOfAny(AfterName);
        _nameEnd = _nameAt + length;
        _localAt = _nameAt + _buffer.AsSpan(_nameAt, length).IndexOf((byte)':') + 1;
        IsEmpty = kind != (byte)'/' && _buffer[_stop - 2] == (byte)'/';
        if (kind == (byte)'/')
        {
            Level = --_open;
            return XmlPiece.End;
        }
        Level = _open;
        if (!IsEmpty) _open++;
        return XmlPiece.Start;
    }

    /// <summary>-1 when the end of the piece has not been read yet.</summary>
    static int PieceLength(ReadOnlySpan<byte> from)
    {
        const int longestMark = 9;
        if (from.Length < 2) return -1;
        if (from[1] == (byte)'?') return Through(from, "?>"u8);
        if (from[1] == (byte)'!')
        {
            if (from.StartsWith("<!--"u8)) return Through(from, "-->"u8);
            if (from.StartsWith("<![CDATA["u8)) return Through(from, "]]>"u8);
            if (from.Length < longestMark) return -1;
        }
        for (var at = 1; ;)
        {
            var found = from[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (found < 0) return -1;
            at += found + 1;
            if (from[at - 1] == (byte)'>') return at;
            var closing = from[at..].IndexOf(from[at - 1]);
            if (closing < 0) return -1;
            at += closing + 1;
        }
    }

    static int Through(ReadOnlySpan<byte> from, ReadOnlySpan<byte> mark) => from.IndexOf(mark) is >= 0 and var at ? at + mark.Length : -1;

    static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _stop, _end) = (0, 0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestPiece) throw Refusal.TextTooLong(name);
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
        var got = _source.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        _end += got;
        return got > 0;
    }
}
