namespace Tessera.Web.Spreadsheets;

/// <summary>The text of a shared or inline string: runs joined, phonetic guides left out.</summary>
internal static class RichText
{
    /// <summary>After the Start of si or is: adds its text and passes its End.</summary>
    public static void Read(XmlTokens tokens, Utf8Scratch scratch)
    {
        if (tokens.IsEmpty) return;
        var depth = tokens.Depth;
        while (true)
        {
            var token = tokens.Next();
            if (token == XmlToken.End && tokens.Depth < depth) return;
            if (token != XmlToken.Start) continue;
            if (tokens.Is("t"u8)) ReadText(tokens, scratch);
            else if (!tokens.Is("r"u8)) tokens.Skip();
        }
    }

    /// <summary>After a Start: adds all its text and passes its End.</summary>
    public static void ReadText(XmlTokens tokens, Utf8Scratch scratch)
    {
        if (tokens.IsEmpty) return;
        while (true)
        {
            switch (tokens.Next())
            {
                case XmlToken.Text: tokens.AppendTo(scratch); break;
                case XmlToken.Start: tokens.Skip(); break;
                default: return;
            }
        }
    }

    /// <summary>The workbook's table of shared strings, in memory once; empty when the workbook has none.</summary>
    public static List<string> SharedStrings(ZipParts parts, string? part, ReadLimits limits)
    {
        const int objectBytes = 32;
        var strings = new List<string>();
        if (part is null || !parts.Has(part)) return strings;
        using var tokens = new XmlTokens(parts.Open(part), part, limits);
        var scratch = new Utf8Scratch();
        long memory = 0;
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token != XmlToken.Start || !tokens.Is("si"u8)) continue;
            scratch.Clear();
            Read(tokens, scratch);
            var text = scratch.ToText();
            memory += objectBytes + 2L * text.Length;
            if (memory > limits.StringsBytes) throw Refusal.TooMuchText(limits.StringsBytes);
            strings.Add(text);
        }
        return strings;
    }
}
