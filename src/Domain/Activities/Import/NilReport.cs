namespace Tessera.Domain.Activities.Import;

/// <summary>
/// A nil report is an explicit 0 that says so: nothing reached, with words for "nothing to report", or nothing planned
/// and no activity named at all. A 0 beside a named activity is only a 0 (design.md 5, rule 1).
/// </summary>
internal static class NilReport
{
    private static readonly HashSet<string> Words =
    [
        "nil", "nil report", "nothing to report", "no activity", "no activities", "rien a signaler", "neant", "aucune activite",
        "sin actividad", "sin actividades", "nada que reportar", "sem atividade", "sem actividade", "nada a reportar",
        "khong co hoat dong", "khong co gi bao cao",
    ];

    public static bool Is(ActivityDraft draft)
    {
        if (draft.Reached != 0 || (draft.Quantity ?? 0) != 0 || (draft.ReachedHouseholds ?? 0) != 0) return false;
        return (draft.Kind is null && (draft.Targeted ?? 0) == 0) || Says(draft.Kind) || draft.Typed.Exists(t => Says(t.Value));
    }

    private static bool Says(string? text)
    {
        var folded = Folding.Fold(text);
        return Words.Any(word => folded.StartsWith(word, StringComparison.Ordinal) && (folded.Length == word.Length || folded[word.Length] == ' '));
    }
}
