namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>Settles columns that claim one target: the surest keeps it, the other takes its second reading or stays unmapped with a note.</summary>
internal static class ColumnClaims
{
    private const int ShortName = 15, ElderlyFrom = 60;

    public static void Settle(IReadOnlyList<ColumnGuess> guesses)
    {
        LongNames(guesses);
        Adults(guesses);
        foreach (var guess in guesses.Where(g => Sided(g.Field) && g.Target.Facet == Facet.Text)) guess.Target = guess.Target with { Facet = Facet.Name };
        foreach (var claim in guesses.Where(g => g.Field != F.None && !MayRepeat(g.Field)).GroupBy(g => g.Target).Where(c => c.Count() > 1).ToList())
        {
            var ranked = Ranked(claim).ToList();
            foreach (var loser in ranked.Skip(1)) Yield(guesses, loser, ranked[0].Column.Index);
        }
        Years(guesses);
    }

    private static bool Sided(F field) => ColumnReading.IsPartner(field) || ColumnReading.IsAdmin(field) || field is F.Cluster or F.SubCluster or F.Project;

    private static bool MayRepeat(F field) => field is F.FundingPartner or F.Comments;

    private static IEnumerable<ColumnGuess> Ranked(IEnumerable<ColumnGuess> claim) =>
        claim.OrderByDescending(g => g.IsDecided).ThenByDescending(g => g.Confidence * (g.Samples.Count == 0 ? 0.5 : 1)).ThenBy(g => g.Column.Index);

    private static void Yield(IReadOnlyList<ColumnGuess> guesses, ColumnGuess loser, int winner)
    {
        var second = loser.Target with { Field = loser.Fallback };
        if (loser.IsDecided || loser.Fallback == F.None || guesses.Any(g => g.Target == second)) loser.Unmap("column.taken", winner);
        else (loser.Target, loser.Confidence, loser.Note) = (second, 0.5, "column.taken");
    }

    /// <summary>Two columns name one organisation: the short one is its acronym when the other spells it out.</summary>
    private static void LongNames(IReadOnlyList<ColumnGuess> guesses)
    {
        foreach (var pair in guesses.Where(g => ColumnReading.IsPartner(g.Field) && g.Field != F.FundingPartner && g.Target.Facet == Facet.Name && !g.IsDecided)
                     .GroupBy(g => g.Target).Where(p => p.Count() == 2))
        {
            var (brief, full) = (pair.MinBy(Length)!, pair.MaxBy(Length)!);
            if (brief.Samples.Count < 2 || Length(brief) > ShortName || Length(full) < Length(brief) * 2) continue;
            var acronym = brief.Target with { Facet = Facet.Acronym };
            if (!guesses.Any(g => g.Target == acronym)) (brief.Target, brief.Note) = (acronym, "column.acronym-by-values");
        }
    }

    private static double Length(ColumnGuess guess) => guess.Samples.Select(s => s.Length).DefaultIfEmpty(0).Order().ElementAt(guess.Samples.Count / 2);

    /// <summary>Beside "elderly women", or "elderly", "women" are those not yet sixty.</summary>
    private static void Adults(IReadOnlyList<ColumnGuess> guesses)
    {
        foreach (var adult in guesses.Where(g => g.Target.Cut is { AgeFrom: 18, AgeTo: null } && !g.IsDecided && !HasFigures(g)))
        {
            var elderly = adult.Target with { Cut = adult.Target.Cut! with { AgeFrom = ElderlyFrom } };
            var ofBoth = elderly with { Cut = elderly.Cut! with { Sex = Sex.All } };
            if (guesses.Any(g => (g.Target == elderly || g.Target == ofBoth) && !HasFigures(g)))
                adult.Target = adult.Target with { Cut = adult.Target.Cut! with { AgeTo = ElderlyFrom - 1 } };
        }
    }

    private static bool HasFigures(ColumnGuess guess) =>
        (HxlTag.Read(guess.Column.Tag)?.Attributes ?? []).Append(guess.Column.Header).Any(t => t.Any(char.IsAsciiDigit));

    /// <summary>A year without a month is the period itself.</summary>
    private static void Years(IReadOnlyList<ColumnGuess> guesses)
    {
        var year = guesses.FirstOrDefault(g => g.Field == F.Period && g.Target.Facet == Facet.Code && !g.IsDecided);
        if (year is not null && !guesses.Any(g => g.Field == F.Period && g.Target.Facet == Facet.Text)) year.Target = new(F.Period);
    }
}
