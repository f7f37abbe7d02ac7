using System.Globalization;

namespace Tessera.Web.Spreadsheets;

/// <summary>Which cells of a sheet people commented on; what we noted ourselves when the file went back to its sender is no comment.</summary>
internal static class XlsxCommentCells
{
    public static IEnumerable<string> Read(XmlTokens tokens)
    {
        var (authors, cells, text) = (new List<string>(), new List<string>(), new Utf8Scratch());
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token != XmlToken.Start) continue;
            if (tokens.Is("author"u8)) authors.Add(Author(tokens, text));
            else if (tokens.Is("comment"u8) && tokens.Value("ref"u8) is { } cell && !IsOurs(authors, tokens.Value("authorId"u8))) cells.Add(cell);
        }
        return cells;
    }

    private static string Author(XmlTokens tokens, Utf8Scratch text)
    {
        text.Clear();
        for (var depth = tokens.Depth; !tokens.IsEmpty;)
        {
            var token = tokens.Next();
            if (token == XmlToken.Finished || (token == XmlToken.End && tokens.Depth < depth)) break;
            if (token == XmlToken.Text) tokens.AppendTo(text);
        }
        return text.ToText();
    }

    private static bool IsOurs(List<string> authors, string? id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < authors.Count && authors[at] == Product.Name;
}
