namespace Tessera.Domain;

/// <summary>
/// What a finding does (trust.md 6c as overridden by "Decided for Tessera"): Note and Fixed never hold anything back;
/// SetAside empties one value and keeps it as typed; Ask holds back the value it concerns, and the row only when it is
/// about who or where; Refused costs the row.
/// </summary>
public enum FindingEffect : byte { Note, Fixed, SetAside, Ask, Refused }

/// <summary>
/// What is wrong with a cell, a row or a file: where, found, expected, fix. Texts are resources "finding.{Code}" with
/// {0} = found, {1} = expected or suggestion, {2} = column header.
/// </summary>
/// <param name="Code">Stable dotted code, e.g. "place.code-unknown".</param>
/// <param name="Row">1-based sheet row, 0 for the whole file.</param>
/// <param name="Column">0-based sheet column, -1 for the whole row.</param>
/// <param name="Found">The text as typed.</param>
/// <param name="Expected">What would have been right, or the suggestion.</param>
/// <param name="Question">Key of the question that settles it, when the effect is Ask.</param>
public sealed record Finding(string Code, FindingEffect Effect, int Row, int Column, string Found, string? Expected = null, string? Question = null)
{
    /// <summary>Whether Expected would have been right, or was read; of other codes it only stands beside what was found, and the sentence says it.</summary>
    public static bool IsExpected(string code) => code is not ("date.end-before-start" or "number.cuts-differ" or "number.total-zero");

    /// <summary>Two cells of a row name different things: which of them counts is said of each.</summary>
    public static bool IsContradiction(string code) => code is "place.code-contradicts-name" or "partner.acronym-contradicts";
}
