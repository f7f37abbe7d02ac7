using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tessera.Domain.Activities.Import;

/// <summary>A cell read as text; Value is null when blank or set aside.</summary>
public readonly record struct TextResult(string? Value, FindingEffect? Effect = null, string? Code = null, string? Suggestion = null);

/// <summary>Reads and cleans what people typed. Cleaning changes only what nobody can see or nobody meant.</summary>
public static class TextReading
{
    private static readonly FrozenSet<string> Placeholders = new[]
    {
        "-", "--", "---", "–", "—", "_", "/", ".", "..", "...", "…", "?",
        "n/a", "n.a.", "n.a", "n/d", "n.d.", "n.d", "s/d", "none", "nil", "not available", "not applicable", "no data",
        "aucun", "aucune", "sans objet", "non applicable", "non disponible", "néant", "ninguno", "ninguna", "no aplica", "sin dato", "sin datos",
        "nenhum", "nenhuma", "não aplicável", "sem dados", "không", "không có", "không áp dụng", "tbd", "tbc", "لا يوجد",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly System.Buffers.SearchValues<char> Beginnings =
        System.Buffers.SearchValues.Create([.. Placeholders.SelectMany(p => new[] { char.ToLowerInvariant(p[0]), char.ToUpperInvariant(p[0]) })]);

    private static readonly FrozenSet<string> Errors = new[]
    {
        "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Any text cell, cleaned; a text over <paramref name="limit"/> characters is set aside, never cut.</summary>
    public static TextResult Read(in Cell cell, int limit = 4_000)
    {
        if (cell.IsBlank) return default;
        if (IsError(cell)) return new(null, FindingEffect.SetAside, ErrorCode(cell));
        var typed = cell.AsTyped();
        var clean = Clean(typed);
        if (clean.Length > limit) return new(null, FindingEffect.SetAside, "text.too-long", limit.ToString(CultureInfo.InvariantCulture));
        if (clean.Length == 0) return default;
        if (LooksLikeMojibake(clean)) return new(clean, FindingEffect.Ask, "text.encoding", TextMojibake.Repaired(clean));
        if (HidesDirection(typed)) return new(clean, FindingEffect.Fixed, "text.hidden-direction", clean);
        return !ReferenceEquals(clean, typed) && TextCleaner.IsFlooded(typed) ? new(clean, FindingEffect.Fixed, "text.marks-cut", clean) : new(clean);
    }

    /// <summary>A code or identifier. Excel turns "3-4" into a date and long codes into 1.23E+11: both are set aside, as the digits are gone.</summary>
    public static TextResult ReadCode(in Cell cell, int limit = 200) => cell.Kind switch
    {
        CellKind.Date => new(null, FindingEffect.SetAside, "value.excel-changed"),
        CellKind.Number when Math.Abs(cell.Number) >= 1e15 => new(null, FindingEffect.SetAside, "text.digits-lost"),
        CellKind.Text when HasLostDigits(cell.Text!) => new(null, FindingEffect.SetAside, "text.digits-lost"),
        CellKind.Text when MixedScript(cell.Text!) is { } letter => new(Clean(cell.Text!), FindingEffect.Note, "text.foreign-letter", letter),
        _ => Read(cell, limit),
    };

    /// <summary>
    /// Composed (NFC), trimmed, invisible characters and direction overrides removed, special blanks made ordinary, line
    /// breaks kept as \n, at most 4 marks on a letter, halves of characters replaced. A clean text comes back as the same instance.
    /// </summary>
    public static string Clean(string text) => TextCleaner.IsClean(text) ? text : TextCleaner.Clean(text);

    /// <summary>Stands for "nothing" in any column. "NA", "NULL" and "TRUE" do not: Namibia's code is NA.</summary>
    public static bool IsPlaceholder(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length is > 0 and <= 16 && Beginnings.Contains(trimmed[0]) && Placeholders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(trimmed);
    }

    /// <summary>An error cell, or the text Excel leaves of one in a CSV.</summary>
    public static bool IsError(in Cell cell) =>
        cell.Kind == CellKind.Error || (cell.Kind == CellKind.Text && cell.Text![0] == '#' && Errors.Contains(cell.Text.Trim()));

    /// <summary>What is wrong with a cell that is in error.</summary>
    public static string ErrorCode(in Cell cell) => cell.IsUnsaved ? "value.unsaved" : "value.error";

    /// <summary>UTF-8 that was read in a one-byte code page, or Vietnamese in a pre-Unicode font (TCVN3, VNI).</summary>
    public static bool LooksLikeMojibake(string text) => !Ascii.IsValid(text) && TextMojibake.IsLikely(text);

    /// <summary>"1.23457E+11": a long code that was once a number.</summary>
    public static bool HasLostDigits(string text)
    {
        var at = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return at > 0 && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    private static bool HidesDirection(string text) => text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0;

    // A Cyrillic or Greek twin in a Latin code is invisible on screen and never matches.
    internal static string? MixedScript(string text)
    {
        if (Ascii.IsValid(text) || !text.Any(char.IsAsciiLetter)) return null;
        foreach (var letter in text)
            if (letter is >= '\u0370' and <= '\u052F') return letter.ToString();
        return null;
    }
}
