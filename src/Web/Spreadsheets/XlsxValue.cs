using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Reads cells: the tag says the kind and the style, the content the value.</summary>
internal sealed class XlsxValue(XlsxFile.Book book)
{
    enum CellType : byte { Number, Shared, Inline, FormulaText, Boolean, Error, IsoDate }

    const int ExactDigits = 15;

    static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    readonly Utf8Scratch _text = new(), _formula = new();
    CellType _type;
    int _style;

    /// <summary>The cell last read is crossed out.</summary>
    public bool IsStruck => _style < book.StruckStyles.Length && book.StruckStyles[_style];

    /// <summary>The cell's column; the next one when it names none.</summary>
    public int ReadTag(XmlTokens tokens, int nextColumn)
    {
        (_type, _style) = (CellType.Number, 0);
        for (var i = 0; i < tokens.Attributes; i++)
        {
            if (tokens.AttributeName(i) is not [var name]) continue;
            var value = tokens.AttributeBytes(i);
            switch (name)
            {
                case (byte)'r': if (CellReference.Parse(value).Column is >= 0 and var column) nextColumn = column; break;
                case (byte)'s': _style = System.Buffers.Text.Utf8Parser.TryParse(value, out int style, out _) && style > 0 ? style : 0; break;
                case (byte)'t': _type = TypeOf(value); break;
                default: break;
            }
        }
        return nextColumn;
    }

    /// <summary>After a tag that was not empty: reads the value and passes the End.</summary>
    public Cell ReadContent(XmlTokens tokens)
    {
        _text.Clear();
        _formula.Clear();
        if (tokens.TryPlainValue(out var plain))
        {
            if (_type <= CellType.Shared && TryNumber(plain, out var number)) return _type == CellType.Number ? Number(number) : Shared(number);
            if (!_text.AppendDecoded(plain)) throw tokens.Damaged();
            return Value();
        }
        bool formula = false, value = false;
        var depth = tokens.Depth;
        while (true)
        {
            var token = tokens.Next();
            if (token == XmlToken.End && tokens.Depth < depth) break;
            if (token != XmlToken.Start) continue;
            if (tokens.Is("v"u8))
            {
                value = true;
                RichText.ReadText(tokens, _text);
            }
            else if (tokens.Is("is"u8)) RichText.Read(tokens, _text);
            else if (tokens.Is("f"u8))
            {
                formula = true;
                RichText.ReadText(tokens, _formula);
            }
            else tokens.Skip();
        }
        var unsaved = formula && _text.Length == 0 && !(value && _type == CellType.FormulaText);
        return unsaved ? Cell.OfUnsaved(_formula.ToText()) : Value();
    }

    Cell Value()
    {
        if (_text.Length == 0) return Cell.Empty;
        return _type switch
        {
            CellType.Number => TryNumber(Trimmed, out var number) ? Number(number) : Cell.Of(_text.ToText()),
            CellType.Shared => TryNumber(Trimmed, out var index) ? Shared(index) : Shared(-1),
            CellType.Boolean => _text.Bytes is [(byte)'0'] or [(byte)'f', ..] ? new Cell(CellKind.Boolean, null, 0) : new Cell(CellKind.Boolean, null, 1),
            CellType.Error => Cell.OfError(_text.ToText()),
            CellType.IsoDate => IsoDate(),
            _ => Cell.Of(_text.ToText()),
        };
    }

    ReadOnlySpan<byte> Trimmed => _text.Bytes.Trim(" \t\r\n"u8);

    Cell Number(double number) =>
        _style < book.DateStyles.Length && book.DateStyles[_style] ? DateSerial.Read(number, book.Is1904) : Cell.Of(number);

    Cell Shared(double index) =>
        index >= 0 && index < book.Strings.Count ? Cell.Of(book.Strings[(int)index]) : Cell.OfError("#STRING");

    /// <summary>Date and time as written: an offset does not move them to another day.</summary>
    Cell IsoDate()
    {
        var text = _text.ToText();
        if (!text.Contains('-')) return TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? Cell.OfDate(time.ToTimeSpan().TotalDays) : Cell.Of(text);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return Cell.Of(text);
        var serial = moment.Year < 1900 ? -1 : moment.DateTime.ToOADate();
        return DateSerial.IsDate(serial) ? Cell.OfDate(serial) : Cell.Of(text);
    }

    /// <summary>Up to 15 digits are exact in a double, so one division rounds as a full parse would.</summary>
    static bool TryNumber(ReadOnlySpan<byte> text, out double number)
    {
        long digits = 0;
        int at = 0, count = 0, point = -1;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        for (at = negative ? 1 : 0; at < text.Length && count <= ExactDigits; at++)
        {
            var digit = text[at] - '0';
            if (digit is >= 0 and <= 9) (digits, count) = ((digits * 10) + digit, count + 1);
            else if (text[at] == (byte)'.' && point < 0) point = count;
            else break;
        }
        if (at < text.Length || count is 0 or > ExactDigits) return Parse(text, out number);
        var value = point < 0 ? digits : digits / Powers[count - point];
        number = negative && digits != 0 ? -value : value;
        return true;
    }

    static bool Parse(ReadOnlySpan<byte> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    static CellType TypeOf(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            switch (name[0])
            {
                case (byte)'s': return CellType.Shared;
                case (byte)'b': return CellType.Boolean;
                case (byte)'e': return CellType.Error;
                case (byte)'d': return CellType.IsoDate;
                default: return CellType.Number;
            }
        }
        if (name.SequenceEqual("str"u8)) return CellType.FormulaText;
        return name.SequenceEqual("inlineStr"u8) ? CellType.Inline : CellType.Number;
    }
}
