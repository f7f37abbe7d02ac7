namespace Tessera.Domain.Geography;

/// <summary>The texts of one level, with what says nothing ("-", "n/a", "Unknown") left out.</summary>
internal static class PlaceText
{
    /// <summary>Code and name of a level; a code inside the name is taken out when there is no code column.</summary>
    internal static (string? Code, string? Name) At(TypedPlace typed, int level)
    {
        var (code, name) = (Of(typed.Codes, level), Of(typed.Names, level));
        if (code is not null && name is not null && !IsCode(code) && IsCode(name)) return (name, code);
        if (code is not null || name is null) return (code, name);
        if (PlaceCode.Within(name) is var (inside, rest)) return (inside, PlaceWords.SaysNothing(Folding.Fold(rest)) ? null : rest);
        return PlaceCode.LooksLike(PlaceCode.Normalise(name)) && PlaceCode.Letters(name.Trim().ToUpperInvariant()) is 0 or 2 or 3 ? (name, null) : (null, name);
    }

    private static bool IsCode(string text) => PlaceCode.Normalise(text) is var code && PlaceCode.Letters(code) is 2 or 3 && PlaceCode.LooksLike(code);

    internal static string? Of(IReadOnlyList<string?> texts, int level)
    {
        var text = level < texts.Count ? texts[level] : null;
        var folded = Folding.Fold(text);
        var namibia = level == 0 && folded == "na";
        return PlaceWords.SaysNothing(folded) && !namibia || PlaceCode.IsZeros(folded) ? null : text;
    }

    /// <summary>The first text that says nothing, to be shown when the row is placed country-wide.</summary>
    internal static string Placeholder(TypedPlace typed) =>
        typed.Names.Concat(typed.Codes).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? "";

    /// <summary>The codes of a cell that holds several; null when it holds one.</summary>
    internal static IReadOnlyList<string>? Several(string code)
    {
        var parts = code.Split([';', ',', '/', '|', '\n', '&', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && parts.All(p => PlaceCode.LooksLike(PlaceCode.Normalise(p)) && p.Any(char.IsAsciiLetter)) ? parts : null;
    }
}
