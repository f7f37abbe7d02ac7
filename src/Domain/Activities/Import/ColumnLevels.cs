namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>
/// Decides the administrative level of place columns: known codes first, then known names, then the words, whose
/// meaning differs by country ("zone", "county"), put in order from coarse to fine.
/// </summary>
internal static class ColumnLevels
{
    private const int Deepest = 4;

    /// <summary>A p-code column whose header states no level.</summary>
    public static readonly HeaderPlace AnyLevel = new(0, 0);

    public static void Settle(IReadOnlyList<ColumnGuess> guesses, ColumnHints hints)
    {
        var places = guesses.Where(g => ColumnReading.IsAdmin(g.Field) && g.Field != F.Admin0 && !g.IsDecided).ToList();
        var moved = ByCodes(places, hints);
        ByNames(guesses, places, hints, moved);
        Regions(guesses, hints);
        ByWords(places);
        ByNeighbour(guesses, places);
    }

    private static HashSet<ColumnGuess> ByCodes(List<ColumnGuess> places, ColumnHints hints)
    {
        var settled = new HashSet<ColumnGuess>();
        if (hints.LevelOfCode is not { } levelOf) return settled;
        foreach (var code in places.Where(p => p.Target.Facet == Facet.Code))
        {
            if (Majority(code, code.Area == AnyLevel ? value => Below(levelOf(value)) : levelOf) is not { } level) continue;
            var claimed = ColumnReading.Level(code.Field);
            var twin = Twin(places, code, settled);
            foreach (var column in twin is null ? [code] : new[] { code, twin })
            {
                column.MoveTo(level, level == claimed || column.Area is not null ? null : "column.level-by-values");
                settled.Add(column);
            }
        }
        return settled;
    }

    /// <summary>Country-wide rows stand in a column of any level beside others: a country's own column holds no other places.</summary>
    private static int? Below(int? level) => level > 0 ? level : null;

    /// <summary>The name column that goes with a code column: of the same level, and of the same kind of area or beside it.</summary>
    private static ColumnGuess? Twin(List<ColumnGuess> places, ColumnGuess code, HashSet<ColumnGuess> settled)
    {
        var names = places.Where(p => p.Target.Facet == Facet.Name && !settled.Contains(p));
        if (code.Area != AnyLevel) return names.FirstOrDefault(n => n.Field == code.Field && n.Area?.Rank == code.Area?.Rank);
        return names.Where(n => n.Area is not null && Math.Abs(n.Column.Index - code.Column.Index) == 1).MinBy(n => n.Column.Index);
    }

    /// <summary>Names decide only where a word chose the level: one name often stands at two levels.</summary>
    private static void ByNames(IReadOnlyList<ColumnGuess> guesses, List<ColumnGuess> places, ColumnHints hints, HashSet<ColumnGuess> settled)
    {
        if (hints.LevelOfName is not { } levelOf) return;
        foreach (var name in places.Where(p => p.Target.Facet == Facet.Name && p.Area is not null && !settled.Contains(p)))
        {
            var level = name.Samples.Count < 3 ? null : Majority(name, levelOf);
            if (level is null || level == 0 || Firm(guesses, level.Value)) continue;
            name.MoveTo(level.Value, null);
            settled.Add(name);
        }
    }

    private static bool Firm(IReadOnlyList<ColumnGuess> guesses, int level) =>
        guesses.Any(g => g.Field == ColumnReading.Admin(level) && g.Target.Facet == Facet.Name && g.Area is null);

    /// <summary>A column tagged as a loose location but headed "Region" is a place only when its names are known areas of a level nobody gives.</summary>
    private static void Regions(IReadOnlyList<ColumnGuess> guesses, ColumnHints hints)
    {
        foreach (var guess in guesses.Where(g => g.Field == F.None && ColumnReading.IsAdmin(g.HeaderSays.Target.Field) && g.Column.Tag is not null && !g.IsDecided))
        {
            if (hints.LevelOfName is not { } levelOf || Majority(guess, levelOf) is not { } level || level == 0) continue;
            if (guesses.Any(g => g.Field == ColumnReading.Admin(level))) continue;
            (guess.Target, guess.Source, guess.Confidence) = (new(ColumnReading.Admin(level), Facet.Name), "values", 0.6);
        }
    }

    private static void ByWords(List<ColumnGuess> places)
    {
        var words = places.Where(p => p.Area is not null && p.Area != AnyLevel).ToList();
        var firm = places.Where(p => p.Area is null).Select(p => ColumnReading.Level(p.Field)).ToHashSet();
        if (firm.Count > 0) Vacate(words, places);
        var floor = 0;
        foreach (var kind in words.Where(w => w.Field != F.None).GroupBy(w => w.Area!.Rank).OrderBy(g => g.Key))
        {
            var level = Math.Max(kind.First().Area!.Level, floor + 1);
            while (firm.Contains(level) && kind.Any(k => Taken(places, k, level))) level++;
            foreach (var column in kind)
                if (level > Deepest) column.Unmap("column.level-unclear");
                else column.MoveTo(level, null);
            floor = level;
        }
    }

    /// <summary>Beside firm levels, a word whose usual level is taken is a grouping of the country's own ("ZONE" in CAF): not a place.</summary>
    private static void Vacate(List<ColumnGuess> words, List<ColumnGuess> places)
    {
        foreach (var word in words)
            if (Taker(places, word, word.Area!.Level) is { } taker) word.Unmap("column.taken", Folding.Fold(taker.Column.Header) == Folding.Fold(word.Column.Header) ? taker.Column.Index : null);
    }

    private static bool Taken(List<ColumnGuess> places, ColumnGuess word, int level) => Taker(places, word, level) is not null;

    private static ColumnGuess? Taker(List<ColumnGuess> places, ColumnGuess word, int level) =>
        places.FirstOrDefault(p => p.Area is null && p.Field == ColumnReading.Admin(level) && p.Target.Facet == word.Target.Facet);

    /// <summary>A p-code column of no stated level goes with the deepest place name that has no code, nearest first.</summary>
    private static void ByNeighbour(IReadOnlyList<ColumnGuess> guesses, List<ColumnGuess> places)
    {
        foreach (var code in places.Where(p => p.Area == AnyLevel))
        {
            var free = guesses.Where(g => ColumnReading.IsAdmin(g.Field) && g.Field != F.Admin0 && g.Target.Facet == Facet.Name
                && !guesses.Any(o => o.Field == g.Field && o.Target.Facet == Facet.Code && o.Area != AnyLevel)).ToList();
            var name = free.FirstOrDefault(g => g.Column.Index == code.Column.Index - 1) ?? free.FirstOrDefault(g => g.Column.Index == code.Column.Index + 1)
                ?? free.MaxBy(g => g.Field);
            code.MoveTo(name is null ? ByShape(code) : ColumnReading.Level(name.Field), null);
        }
    }

    /// <summary>Two figures a level is the commonest p-code shape; only used when nothing else says.</summary>
    private static int ByShape(ColumnGuess code)
    {
        var longest = code.Samples.Select(s => s.Count(char.IsAsciiDigit)).DefaultIfEmpty(2).Max();
        return Math.Clamp(longest / 2, 1, Deepest);
    }

    private static int? Majority(ColumnGuess guess, Func<string, int?> levelOf)
    {
        var levels = guess.Samples.Select(s => levelOf(s.Trim())).Where(l => l is >= 0 and <= Deepest).GroupBy(l => l!.Value)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return levels is null || levels.Count() * 2 < guess.Samples.Count ? null : levels.Key;
    }
}
