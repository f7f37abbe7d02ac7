namespace Tessera.Domain.Activities.Import;

/// <summary>A word read against a list.</summary>
/// <param name="Code">The list's code; null when blank or unknown, in which case the text stays as typed.</param>
/// <param name="Effect">Null for the code itself, Fixed for another word or language, Note for an unknown word.</param>
public readonly record struct WordMatch(string? Code, FindingEffect? Effect = null, string? FindingCode = null);

/// <summary>
/// Reads status, recurrency, modality, population group and kind of site. Unknown words are kept and noted, never
/// refused. Columns repeat few words over many rows: callers keep the matches of a column.
/// </summary>
public static class WordReading
{
    public static WordMatch Status(string? text) => Match(text, StatusWords.List);

    public static WordMatch Recurrency(string? text) => Match(text, RecurrencyWords.List);

    public static WordMatch Modality(string? text) => Match(text, ModalityWords.List);

    public static WordMatch Group(string? text) => Match(text, GroupWords.List);

    public static WordMatch SiteType(string? text) => Match(text, SiteTypeWords.List);

    public static WordMatch Match(string? text, WordList list)
    {
        if (string.IsNullOrWhiteSpace(text) || TextReading.IsPlaceholder(text)) return default;
        var folded = Folding.Fold(text);
        if (list.Find(folded) is not { } code) return new(null, FindingEffect.Note, "word.unknown");
        return folded == Folding.Fold(code) ? new(code) : new(code, FindingEffect.Fixed, "word.synonym");
    }
}
