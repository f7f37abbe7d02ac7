using System.Globalization;

namespace Tessera.Domain.Caseloads;

/// <summary>The year a title or a file's name speaks of, when it names just one.</summary>
public static class NeedYear
{
    private const int First = 1990, Last = 2100;

    public static int? Of(string text)
    {
        var years = Folding.Fold(text).Split(' ').Where(w => w.Length == 4)
            .Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)
            .Where(year => year is >= First and <= Last).Distinct().ToList();
        return years is [var one] ? one : null;
    }
}
