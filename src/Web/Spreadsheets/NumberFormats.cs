using System.Globalization;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// Which cell styles show a date: a workbook keeps dates as plain numbers, so the format is all that tells them apart.
/// Source: ECMA-376 part 1, 18.8.30 (built-in formats, with those of East Asian languages) and 18.8.31.
/// </summary>
internal static class NumberFormats
{
    /// <summary>By index of the cell style; a style beyond the end, or a workbook without styles, shows numbers.</summary>
    public static bool[] DateStyles(ZipParts parts, string? part, ReadLimits limits)
    {
        if (part is null || !parts.Has(part)) return [];
        var custom = new Dictionary<int, bool>();
        var styles = new List<bool>();
        using var tokens = new XmlTokens(parts.Open(part), part, limits);
        var list = XmlToken.Finished;
        var inFormats = false;
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (tokens.Depth <= 2 && token != XmlToken.Text && tokens.Is("cellXfs"u8)) list = token;
            if (tokens.Depth <= 2 && token != XmlToken.Text && tokens.Is("numFmts"u8)) inFormats = token == XmlToken.Start;
            if (token != XmlToken.Start) continue;
            if (inFormats && tokens.Is("numFmt"u8) && tokens.Integer("numFmtId"u8) is { } id)
                custom[id] = ShowsDate(tokens.Value("formatCode"u8) ?? "");
            if (list == XmlToken.Start && tokens.Is("xf"u8))
                styles.Add(tokens.Integer("numFmtId"u8) is { } format && (custom.TryGetValue(format, out var date) ? date : BuiltIn(format)));
        }
        return [.. styles];
    }

    public static bool BuiltIn(int id) => id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    /// <summary>A year, month, day or hour outside quotes, brackets and escapes.</summary>
    public static bool ShowsDate(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (char.ToLower(format[i], CultureInfo.InvariantCulture))
            {
                case 'y' or 'm' or 'd' or 'h': return true;
                // A backslash shows the next character, an underscore leaves its width, a star repeats it.
                case '\\' or '_' or '*': i++; break;
                case '"': i = Past(format, '"', i); break;
                case '[': i = Past(format, ']', i); break;
                default: break;
            }
        }
        return false;
    }

    static int Past(string format, char close, int from)
    {
        var found = format.IndexOf(close, from + 1);
        return found < 0 ? format.Length : found;
    }
}
