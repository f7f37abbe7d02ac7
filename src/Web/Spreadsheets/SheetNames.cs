namespace Tessera.Web.Spreadsheets;

/// <summary>Names a spreadsheet accepts: 1 to 31 characters, none of []:*?/\, no apostrophe at the ends, each once.</summary>
internal sealed class SheetNames
{
    const int Longest = 31;

    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string wanted)
    {
        var clean = string.Concat(wanted.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)).Trim().Trim('\'').Trim();
        if (clean.Length == 0) clean = "Sheet";
        var name = Cut(clean, Longest);
        for (var n = 2; !_taken.Add(name); n++)
        {
            var suffix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({n})");
            name = Cut(clean, Longest - suffix.Length) + suffix;
        }
        return name;
    }

    static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
    }
}
