namespace Tessera.Web.Spreadsheets;

/// <summary>Which cell styles strike their text through: how people cross out a row without losing it.</summary>
internal static class StruckFonts
{
    /// <summary>By index of the cell style; empty when the workbook strikes nothing through.</summary>
    public static bool[] Styles(ZipParts parts, string? part, ReadLimits limits)
    {
        if (part is null || !parts.Has(part)) return [];
        var (fonts, styles) = (new List<bool>(), new List<bool>());
        using var tokens = new XmlTokens(parts.Open(part), part, limits);
        var (inFonts, inStyles) = (false, false);
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (tokens.Depth <= 2 && token != XmlToken.Text && tokens.Is("fonts"u8)) inFonts = token == XmlToken.Start;
            if (tokens.Depth <= 2 && token != XmlToken.Text && tokens.Is("cellXfs"u8)) inStyles = token == XmlToken.Start;
            if (token != XmlToken.Start) continue;
            if (inFonts && tokens.Is("font"u8)) fonts.Add(false);
            else if (inFonts && tokens.Is("strike"u8) && fonts.Count > 0) fonts[^1] = tokens.Value("val"u8) is null or "1" or "true";
            else if (inStyles && tokens.Is("xf"u8)) styles.Add(tokens.Integer("fontId"u8) is { } font && font >= 0 && font < fonts.Count && fonts[font]);
        }
        return styles.Contains(true) ? [.. styles] : [];
    }
}
