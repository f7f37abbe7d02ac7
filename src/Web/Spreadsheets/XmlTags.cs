using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>The start tag and its attributes.</summary>
internal sealed partial class XmlTokens
{
    readonly record struct Attribute(int NameAt, int NameEnd, int ValueAt, int ValueEnd);

    const int MostAttributes = 256;

    static readonly System.Buffers.SearchValues<byte> Blanks = System.Buffers.SearchValues.Create("\r\n\t"u8);
    static readonly bool[] InNames = NameBytes();
    Attribute[] _attributes = new Attribute[8];

    public int Attributes { get; private set; }
    public ReadOnlySpan<byte> AttributeName(int index) => _buffer.AsSpan(_attributes[index].NameAt, _attributes[index].NameEnd - _attributes[index].NameAt);
    /// <summary>As written: entities are not resolved.</summary>
    public ReadOnlySpan<byte> AttributeBytes(int index) => _buffer.AsSpan(_attributes[index].ValueAt, _attributes[index].ValueEnd - _attributes[index].ValueAt);

    /// <summary>The value of an attribute by its name as written, prefix included; null when it is not there.</summary>
    public string? Value(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Attributes; i++)
            if (AttributeName(i).SequenceEqual(name)) return Decoded(i);
        return null;
    }

    /// <summary>The value of the first attribute with this local name in any namespace but none: r:id, whatever the prefix.</summary>
    public string? PrefixedValue(ReadOnlySpan<byte> localName)
    {
        for (var i = 0; i < Attributes; i++)
        {
            var name = AttributeName(i);
            var colon = name.IndexOf((byte)':');
            if (colon > 0 && !name.StartsWith("xmlns:"u8) && name[(colon + 1)..].SequenceEqual(localName)) return Decoded(i);
        }
        return null;
    }

    public int? Integer(ReadOnlySpan<byte> name) =>
        int.TryParse(Value(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Flag(ReadOnlySpan<byte> name) => Value(name) is "1" or "true" or "on";

    string Decoded(int index)
    {
        var bytes = AttributeBytes(index);
        if (!bytes.ContainsAny("&\r\n\t"u8)) return Encoding.UTF8.GetString(bytes);
        var scratch = new Utf8Scratch();
        // XML makes every line end and tab of an attribute a blank, except those written as references.
        foreach (var line in bytes.Split("\r\n"u8))
        {
            if (line.Start.Value > 0) scratch.Append(" "u8);
            var plain = bytes[line].ToArray();
            plain.AsSpan().ReplaceAny(Blanks, (byte)' ');
            if (!scratch.AppendDecoded(plain)) throw Damaged();
        }
        return scratch.ToText();
    }

    /// <summary>False when the buffer ends inside the tag: more is read and the tag scanned again.</summary>
    bool TryTag()
    {
        var buffer = _buffer.AsSpan(0, _end);
        var at = _at + 1;
        var colon = -1;
        for (; at < buffer.Length && InNames[buffer[at]]; at++)
            if (buffer[at] == (byte)':') colon = at;
        (_nameAt, _localAt, _nameEnd) = (_at + 1, Math.Max(_at, colon) + 1, at);
        if (at == buffer.Length) return false;
        if (_nameEnd == _localAt) throw Damaged();
        Attributes = 0;
        while (true)
        {
            var gap = at;
            at = PastBlanks(buffer, at);
            if (at + 1 >= buffer.Length && (at == buffer.Length || buffer[at] != (byte)'>')) return false;
            if (buffer[at] == (byte)'>') return Closed(at + 1, empty: false);
            if (buffer[at] == (byte)'/') return buffer[at + 1] == (byte)'>' ? Closed(at + 2, empty: true) : throw Damaged();
            if (at == gap) throw Damaged();
            if (!TryAttribute(buffer, ref at)) return false;
        }
    }

    bool Closed(int at, bool empty)
    {
        (_at, IsEmpty) = (at, empty);
        return true;
    }

    bool TryAttribute(ReadOnlySpan<byte> buffer, ref int at)
    {
        var name = at;
        while (at < buffer.Length && InNames[buffer[at]]) at++;
        var nameEnd = at;
        at = PastBlanks(buffer, at);
        if (at == buffer.Length) return false;
        if (nameEnd == name || buffer[at] != (byte)'=') throw Damaged();
        at = PastBlanks(buffer, at + 1);
        if (at == buffer.Length) return false;
        var quote = buffer[at];
        if (quote != (byte)'"' && quote != (byte)'\'') throw Damaged();
        var value = ++at;
        var length = buffer[at..].IndexOfAny(quote, (byte)'<');
        if (length < 0) return false;
        at += length;
        if (buffer[at] != quote) throw Damaged();
        Remember(new Attribute(name, nameEnd, value, at++));
        return true;
    }

    void Remember(Attribute attribute)
    {
        if (Attributes == MostAttributes) throw Damaged();
        if (Attributes == _attributes.Length) Array.Resize(ref _attributes, 2 * Attributes);
        _attributes[Attributes++] = attribute;
    }

    static int PastBlanks(ReadOnlySpan<byte> buffer, int at)
    {
        while (at < buffer.Length && buffer[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        return at;
    }

    static bool[] NameBytes()
    {
        var table = new bool[256];
        for (var b = 0x21; b < 256; b++) table[b] = !"/>=<\"'&"u8.Contains((byte)b);
        return table;
    }
}
