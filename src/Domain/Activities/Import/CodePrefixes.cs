using Tessera.Domain.Geography;

namespace Tessera.Domain.Activities.Import;

/// <summary>Whose places a file names: how many of its rows have codes of each country, by the letters the codes begin with.</summary>
public sealed class CodePrefixes
{
    private const int LongestPrefix = 3;
    private readonly Dictionary<string, (int Rows, string Sample)> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private int _rows;

    /// <summary>The first code of a place in a row.</summary>
    public void Observe(string code)
    {
        var text = code.AsSpan().Trim();
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetter(text[letters])) letters++;
        if (letters is < 2 or > LongestPrefix || letters == text.Length || !char.IsAsciiDigit(text[letters])) return;
        var lookup = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        lookup[text[..letters]] = lookup.TryGetValue(text[..letters], out var known) ? (known.Rows + 1, known.Sample) : (1, text.ToString());
        _rows++;
    }

    /// <summary>At least four of five rows with a code have one of a country that is none of the gazetteer's.</summary>
    public bool AreElsewhere(Gazetteer gazetteer)
    {
        if (_rows == 0) return false;
        var (rows, sample) = _prefixes.Values.MaxBy(p => p.Rows);
        return rows * 5 >= _rows * 4 && CodeMatching.Read(gazetteer, sample, 1, null).Kind == CodeKind.Foreign;
    }
}
