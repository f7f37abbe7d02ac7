using System.Text;

namespace Tessera.Web.Layout;

/// <summary>Lines as calendars and address cards are written (RFC 5545 3.1, RFC 6350 3.2): at most 75 octets, the line break not counted; a further line begins with a blank of its own.</summary>
internal static class ContentLines
{
    private const int LongestLine = 75;

    public static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Breaks between characters, never within one of several octets.</summary>
    public static void Add(StringBuilder to, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                to.Append("\r\n ");
                used = 1;
            }
            to.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        to.Append("\r\n");
    }
}
