using System.Text.RegularExpressions;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// One HXL hashtag with its attributes, normalised: lower case, no blanks, attributes sorted and once each
/// (grammar: standards.md 1.1; a blank after "+" is tolerated because people type it).
/// </summary>
public sealed partial class HxlTag
{
    private const int RowsLookedAt = 50;

    private HxlTag(string tag, string[] attributes)
    {
        (Tag, Attributes) = (tag, attributes);
        Text = string.Concat([tag, .. attributes.Select(a => "+" + a)]);
    }

    /// <summary>"#adm1".</summary>
    public string Tag { get; }
    public IReadOnlyList<string> Attributes { get; }
    /// <summary>"#adm1+code".</summary>
    public string Text { get; }

    /// <summary>The language of the values: "+i_fr", or the deprecated "+fr"; else null.</summary>
    public string? Language => Attributes.Where(a => a.StartsWith("i_", StringComparison.Ordinal)).Select(a => a[2..]).FirstOrDefault()
        ?? Attributes.FirstOrDefault(a => a is "en" or "fr" or "es" or "pt" or "ar" or "vi");

    public override string ToString() => Text;

    public bool HasAny(params ReadOnlySpan<string> attributes)
    {
        foreach (var attribute in attributes)
            if (Attributes.Contains(attribute)) return true;
        return false;
    }

    /// <summary>The tag a cell's text is, or null when the text is not a tag.</summary>
    public static HxlTag? Read(string? text)
    {
        if (text is null || !text.Contains('#', StringComparison.Ordinal)) return null;
        var match = Grammar().Match(text);
        if (!match.Success) return null;
        var attributes = match.Groups[2].Captures.Select(c => c.Value.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);
        return new HxlTag("#" + match.Groups[1].Value.ToLowerInvariant(), [.. attributes]);
    }

    /// <summary>At least one tag, and tags in at least half of the cells that are not blank (standards.md 1.2).</summary>
    public static bool IsTagRow(IReadOnlyList<Cell> row)
    {
        var filled = row.Count(c => !c.IsBlank);
        var tags = row.Count(c => c.Kind == CellKind.Text && Read(c.Text) is not null);
        return tags > 0 && tags * 2 >= filled;
    }

    /// <summary>Position of the first tag row among the first fifty rows, or -1.</summary>
    public static int RowIn(IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        for (var i = 0; i < rows.Count && i < RowsLookedAt; i++)
            if (IsTagRow(rows[i])) return i;
        return -1;
    }

    [GeneratedRegex(@"^\s*#([A-Za-z][_0-9A-Za-z]*)(?:\s*\+\s*([A-Za-z][_0-9A-Za-z]*))*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
