namespace Tessera.Web.Spreadsheets;

/// <summary>
/// Text that a spreadsheet would take for a formula gets an apostrophe when it leaves as CSV, and loses exactly that
/// one when it comes back: Undo(Make(x)) = x for every text, so "-5" and "+84 …" survive any number of round trips.
/// </summary>
internal static class SafeText
{
    public static string Make(string text) => IsRisky(text) ? "'" + text : text;

    public static string Undo(string text) => text.Length > 1 && text[0] == '\'' && IsRisky(text.AsSpan(1)) ? text[1..] : text;

    /// <summary>
    /// Starts like a formula, also behind blanks and quotes. Apostrophes count as quotes, otherwise a text that already
    /// looked made safe would lose its own.
    /// </summary>
    public static bool IsRisky(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '\t' or '\r' or '\n' or '\0' or '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠') return true;
            if (c is not ('"' or '\'' or '“' or '”' or '‘' or '’') && !char.IsWhiteSpace(c)) return false;
        }
        return false;
    }
}
