namespace Tessera.Domain.Geography;

/// <summary>
/// What a row says about where, as typed. Index = level 0..4. Blank entries are null.
/// </summary>
public sealed record TypedPlace(IReadOnlyList<string?> Codes, IReadOnlyList<string?> Names);

public enum PlaceVerdict : byte
{
    /// <summary>Placed as meant.</summary>
    Exact,
    /// <summary>Placed with a visible correction (case, padding, prefix, alias, folded name) or at a coarser certain level; Notes say which.</summary>
    Fixed,
    /// <summary>One question must be answered before the row is placed; Candidates are offered.</summary>
    Ask,
    /// <summary>Nothing places it, not even at country level.</summary>
    Unknown,
}

/// <summary>
/// Where a typed place lies. A place that fails at its own level is given its deepest certain parent (Fixed, with a
/// note and, when there is a good suggestion, a question that does not hold the row).
/// </summary>
/// <param name="AreaId">The deepest certain area; null when Ask or Unknown.</param>
/// <param name="Confidence">0..1; 1 for code and exact name.</param>
/// <param name="Notes">Codes of what was noticed, each with what was found and what is expected.</param>
/// <param name="Candidates">Areas offered, best first, at most 10.</param>
/// <param name="QuestionText">The typed text the question is about (folded name under its parent), else null.</param>
public sealed record PlaceMatch(long? AreaId, PlaceVerdict Verdict, double Confidence,
    IReadOnlyList<PlaceNote> Notes, IReadOnlyList<long> Candidates, string? QuestionText = null);

/// <param name="Code">About a code: "place.code-case", "place.code-spaced", "place.code-prefix", "place.code-padded", "place.code-letters" (O for 0, l for 1),
/// "place.code-deeper" (a level the gazetteer lacks), "place.code-unknown", "place.code-contradicts-name" (also: not under
/// the parent given). About a name: "place.name-folded", "place.name-alias" (or an answer), "place.name-ambiguous",
/// "place.name-suggested", "place.name-elsewhere" (not under the area above it, but under another). About the place: "place.level" (another level than the column's), "place.many",
/// "place.coarser", "place.whole-area", "place.country-wide", "place.other-country", "place.retired", "place.unknown".</param>
/// <param name="Level">Level of the column concerned.</param>
public sealed record PlaceNote(string Code, int Level, bool OnCode, string Found, string? Expected);
