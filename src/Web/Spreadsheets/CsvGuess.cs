using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>An encoding a text file may be written in, with words of the file as they would then read.</summary>
internal sealed record EncodingChoice(string Name, string Sample);

/// <summary>
/// Orders the code pages that Excel writes by how much the words with letters beyond ASCII look like words. A guess
/// stays a guess: whoever sent the file is shown the words in each and decides.
/// </summary>
internal static class CsvGuess
{
    const int WordsKept = 300, LongestWord = 40, WordsShown = 4;

    /// <summary>On a tie the earlier one is meant more often.</summary>
    static readonly string[] Candidates =
        ["windows-1252", "windows-1258", "windows-1256", "windows-1251", "windows-1250", "windows-1254", "macintosh", "gb18030", "utf-8"];

    const string Accented = "àâäáãåçéèêëíìîïñóòôöõúùûüÿœæßÀÂÄÁÃÅÇÉÈÊËÍÎÑÓÔÖÕÚÙÛÜŒăđơưĂĐƠƯąćęłńśźżčďěňřšťůýžőűșțşţğıŞİ";
    const string Vowels = "aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ";
    const string Typography = "‘’“”–—…•«»°ºª€\u00A0";

    public static IReadOnlyList<EncodingChoice> Of(CsvSource source)
    {
        var words = Words(source);
        return [.. Candidates.Select(name => (Name: name, Score: Score(name, words)))
            .Where(c => c.Score > -2.5).OrderByDescending(c => c.Score).DefaultIfEmpty((Candidates[0], 0))
            .Select(c => new EncodingChoice(c.Name, Sample(c.Name, words)))];
    }

    static string Sample(string name, List<byte[]> words) =>
        string.Join(", ", words.Select(w => UnicodeForm.Composed(CsvEncoding.Named(name).GetString(w))).Distinct().OrderByDescending(w => w.Length is > 3 and < 16).Take(WordsShown));

    static double Score(string name, List<byte[]> words)
    {
        if (words.Count == 0) return name == Candidates[0] ? 0 : -3;
        if (name == "utf-8") return (3.0 * words.Count(w => Utf8.IsValid(w)) / words.Count) - 0.9;
        var (sum, letters) = (0.0, 0);
        var encoding = CsvEncoding.Named(name);
        foreach (var text in words.Select(encoding.GetString))
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] < 0x80) continue;
                letters++;
                sum += Score(text, i);
            }
        var score = sum / Math.Max(1, letters);
        // Nearly any bytes are Chinese to its code page.
        return name == "gb18030" ? Math.Min(score, 0) : score;
    }

    static double Score(string text, int at)
    {
        var (sign, before, after) = (text[at], at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark) return Vowels.Contains(before, StringComparison.Ordinal) ? 1.5 : -2;
        if (char.IsLetter(sign))
        {
            if (char.IsLower(before) && char.IsUpper(sign)) return -1.5;
            if (sign >= 0x370) return char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? -1.5 : char.IsUpper(sign) && at > 0 && !char.IsUpper(before) ? -1 : 1;
            return Accented.Contains(sign, StringComparison.Ordinal) ? 1 : 0.3;
        }
        if (!Typography.Contains(sign, StringComparison.Ordinal)) return char.IsControl(sign) || sign == '\uFFFD' ? -3 : -1;
        return char.IsLetter(before) && char.IsLetter(after) && sign != '’' ? -1 : 0.5;
    }

    /// <summary>Words with bytes beyond ASCII, from anywhere in the file.</summary>
    static List<byte[]> Words(CsvSource source)
    {
        var (words, word, seen) = (new List<byte[]>(), new List<byte>(), new HashSet<string>());
        using var stream = source.Open();
        var block = new byte[64 << 10];
        for (int got; words.Count < WordsKept && (got = stream.Read(block)) > 0;)
            foreach (var value in block.AsSpan(0, got))
            {
                if (value >= 0x80 || char.IsAsciiLetter((char)value))
                {
                    if (word.Count < LongestWord) word.Add(value);
                    continue;
                }
                Keep();
            }
        Keep();
        return words;

        void Keep()
        {
            if (word.Exists(b => b >= 0x80) && words.Count < WordsKept && seen.Add(Encoding.Latin1.GetString([.. word]))) words.Add([.. word]);
            word.Clear();
        }
    }
}
