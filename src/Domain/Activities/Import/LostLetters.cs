namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Letters that became question marks when a program saved a text in an encoding that does not have them ("N??c s?ch" was
/// "Nước sạch"). Nothing brings them back: only the file they were saved from has them still.
/// </summary>
public sealed class LostLetters
{
    // A question without a blank behind it may stand in any text; two different words are no accident.
    private const int Fewest = 2, Named = 3;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Cells in which letters were lost.</summary>
    public int Cells { get; private set; }

    /// <summary>Texts in which it happened, the first three; empty when it did not happen.</summary>
    public IReadOnlyList<string> Samples => _seen.Count < Fewest ? [] : [.. _seen.Take(Named)];

    public static LostLetters In(IEnumerable<string> texts)
    {
        var lost = new LostLetters();
        foreach (var text in texts) lost.Observe(text);
        return lost;
    }

    public void Observe(SheetRow row)
    {
        foreach (ref readonly var cell in row.Cells)
            if (cell.Kind == CellKind.Text) Observe(cell.Text!);
    }

    public void Observe(string text)
    {
        if (!text.Contains('?') || !Are(text)) return;
        Cells++;
        if (_seen.Count < Named) _seen.Add(text.Trim());
    }

    /// <summary>A question mark inside a word or before one; addresses of pages have such too.</summary>
    internal static bool Are(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains('=') || text.Contains("www.", StringComparison.OrdinalIgnoreCase)) return false;
        for (var at = text.IndexOf('?'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('?', at + 1))
            if (char.IsLetter(text[at + 1])) return true;
        return false;
    }
}
