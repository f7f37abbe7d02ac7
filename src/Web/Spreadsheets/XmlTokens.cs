using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

internal enum XmlToken : byte { Finished, Start, End, Text }

/// <summary>
/// Walks UTF-8 XML in place, without a string per name or value. It knows what a workbook part may hold and no more: a document type is refused, so there are no
/// entities but the five of XML, and nothing outside the part is ever fetched. Prefixes are dropped from element
/// names, so transitional, strict and prefixed workbooks read alike.
/// </summary>
internal sealed partial class XmlTokens : IDisposable
{
    readonly Stream _source;
    readonly string _part;
    readonly ReadLimits _limits;
    byte[] _buffer = new byte[64 << 10];
    int _at, _end;
    bool _started;

    byte[] _names = new byte[256];
    int[] _nameEnds = new int[16];

    int _nameAt, _localAt, _nameEnd;
    int _textAt, _textEnd;
    bool _textIsLiteral;

    public XmlTokens(Stream source, string part, ReadLimits limits)
    {
        (_part, _limits) = (part, limits);
        _source = Utf8Source.Of(source, part);
    }

    /// <summary>Elements open: at a Start its own counts unless it is empty, at an End it no longer does.</summary>
    public int Depth { get; private set; }
    /// <summary>A start that is its own end: no End token follows.</summary>
    public bool IsEmpty { get; private set; }
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_localAt, _nameEnd - _localAt);

    public bool Is(ReadOnlySpan<byte> name) => Name.SequenceEqual(name);

    public XmlToken Next()
    {
        while (true)
        {
            if (_at == _end && !Fill()) return Finish();
            if (_buffer[_at] != (byte)'<')
            {
                if (TakeText()) return XmlToken.Text;
                continue;
            }
            switch (Ahead(1))
            {
                case (byte)'/': TakeEnd(); return XmlToken.End;
                case (byte)'?': SkipTo("?>"u8); break;
                case (byte)'!': if (TakeMarked()) return XmlToken.Text; break;
                default: TakeStart(); return XmlToken.Start;
            }
        }
    }

    /// <summary>After a Start: passes its content and its End.</summary>
    public void Skip()
    {
        if (IsEmpty) return;
        var depth = Depth;
        while (true)
        {
            var token = Next();
            if (token == XmlToken.End && Depth < depth) return;
        }
    }

    /// <summary>
    /// After the Start of an element c: its whole content in one step when that is a v of plain text, as it is in nearly
    /// every cell. The value is as written, entities not resolved.
    /// </summary>
    public bool TryPlainValue(out ReadOnlySpan<byte> value)
    {
        const int opening = 3;
        var rest = _buffer.AsSpan(_at, _end - _at);
        value = default;
        if (_nameAt != _localAt || !rest.StartsWith("<v>"u8)) return false;
        var length = rest[opening..].IndexOf((byte)'<');
        if (length <= 0 || !rest[(opening + length)..].StartsWith("</v></c>"u8)) return false;
        value = rest.Slice(opening, length);
        _at += opening + length + "</v></c>"u8.Length;
        Depth--;
        return true;
    }

    /// <summary>Adds the current text to a scratch, entities resolved, line ends as XML has them.</summary>
    public void AppendTo(Utf8Scratch scratch)
    {
        var text = _buffer.AsSpan(_textAt, _textEnd - _textAt);
        if (_textIsLiteral) scratch.AppendLines(text);
        else if (!scratch.AppendDecoded(text)) throw Damaged();
    }

    public Problem Damaged() => Refusal.Damaged(_part);

    public void Dispose() => _source.Dispose();

    XmlToken Finish()
    {
        if (Depth > 0 || !_started) throw Damaged();
        return XmlToken.Finished;
    }

    bool TakeText()
    {
        var scanned = 0;
        int found;
        while ((found = _buffer.AsSpan(_at + scanned, _end - _at - scanned).IndexOf((byte)'<')) < 0)
        {
            scanned = _end - _at;
            if (!Fill()) break;
        }
        (_textAt, _textEnd, _textIsLiteral) = (_at, found < 0 ? _end : _at + scanned + found, false);
        _at = _textEnd;
        if (Depth > 0) return true;
        if (_buffer.AsSpan(_textAt, _textEnd - _textAt).ContainsAnyExcept(" \t\r\n"u8)) throw Damaged();
        return false;
    }

    bool TakeMarked()
    {
        while (_end - _at < 9 && Fill()) { }
        var rest = _buffer.AsSpan(_at, _end - _at);
        if (rest.StartsWith("<!--"u8))
        {
            _at += 4;
            SkipTo("-->"u8);
            return false;
        }
        if (!rest.StartsWith("<![CDATA["u8) || Depth == 0) throw rest.StartsWith("<!DOCTYPE"u8) ? Refusal.Dtd(_part) : Damaged();
        _at += 9;
        var length = Find("]]>"u8);
        (_textAt, _textEnd, _textIsLiteral) = (_at, _at + length, true);
        _at = _textEnd + 3;
        return true;
    }

    void TakeEnd()
    {
        var length = Find(">"u8);
        var name = _buffer.AsSpan(_at + 2, length - 2).TrimEnd(" \t\r\n"u8);
        if (Depth == 0) throw Damaged();
        var open = Depth == 1 ? 0 : _nameEnds[Depth - 2];
        if (!name.SequenceEqual(_names.AsSpan(open, _nameEnds[Depth - 1] - open))) throw Damaged();
        Depth--;
        (_nameAt, _nameEnd) = (_at + 2, _at + 2 + name.Length);
        _localAt = _nameAt + name.IndexOf((byte)':') + 1;
        _at += length + 1;
    }

    void TakeStart()
    {
        while (!TryTag())
            if (!Fill()) throw Damaged();
        if (Depth == 0 && _started) throw Damaged();
        _started = true;
        if (!IsEmpty) Open();
    }

    void Open()
    {
        if (Depth >= _limits.Depth) throw Damaged();
        var open = Depth == 0 ? 0 : _nameEnds[Depth - 1];
        var name = _buffer.AsSpan(_nameAt, _nameEnd - _nameAt);
        if (open + name.Length > _names.Length) Array.Resize(ref _names, 2 * (open + name.Length));
        name.CopyTo(_names.AsSpan(open));
        if (Depth == _nameEnds.Length) Array.Resize(ref _nameEnds, 2 * Depth);
        _nameEnds[Depth++] = open + name.Length;
    }

    byte Ahead(int count)
    {
        while (_end - _at <= count)
            if (!Fill()) throw Damaged();
        return _buffer[_at + count];
    }

    void SkipTo(ReadOnlySpan<byte> mark) => _at += Find(mark) + mark.Length;

    /// <summary>Bytes from here to the mark, which is then in the buffer.</summary>
    int Find(ReadOnlySpan<byte> mark)
    {
        var scanned = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_at + scanned, _end - _at - scanned).IndexOf(mark);
            if (found >= 0) return scanned + found;
            scanned = Math.Max(0, _end - _at - mark.Length + 1);
            if (!Fill()) throw Damaged();
        }
    }

    /// <summary>Keeps what is unread, moved to the front, and adds to it. False at the end of the part.</summary>
    bool Fill()
    {
        if (_at > 0)
        {
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
            (_at, _end) = (0, _end - _at);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= _limits.TokenBytes) throw Refusal.TextTooLong(_part);
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
        // A full buffer each time: a long token is scanned again after each filling, so fillings must double.
        var got = _source.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        _end += got;
        return got > 0;
    }
}
