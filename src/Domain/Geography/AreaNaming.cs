namespace Tessera.Domain.Geography;

/// <summary>Brings the names a file gives together with those an area has.</summary>
internal static class AreaNaming
{
    /// <summary>
    /// The names from now on, and the name given up when the area is called otherwise. Spellings that differ in marks,
    /// hyphens or case are the same name; the one with marks is kept. A first name in a new language renames nothing.
    /// </summary>
    internal static (IReadOnlyList<AreaName> Names, string? Old) Merge(IReadOnlyList<AreaName> have, IReadOnlyList<AreaName> given)
    {
        var names = have.ToList();
        string? old = null;
        foreach (var name in given)
        {
            var spelled = Spelled(names, name);
            if (spelled >= 0) names[spelled] = Richer(names[spelled], name);
            else if (names.Exists(h => Alike(h, name)) || Rival(have, given, name) is not { } rival) names.Add(name);
            else
            {
                old ??= rival.Name;
                names[names.IndexOf(rival)] = name;
            }
        }
        return (names, old);
    }

    /// <summary>The entry that is the same name in the same language, or in none.</summary>
    private static int Spelled(List<AreaName> names, AreaName name)
    {
        var folded = Folding.Fold(name.Name);
        var own = names.FindIndex(h => h.Language == name.Language && Folding.Fold(h.Name) == folded);
        return own >= 0 ? own : names.FindIndex(h => (h.Language.Length == 0 || name.Language.Length == 0) && Folding.Fold(h.Name) == folded);
    }

    /// <summary>The name this one takes the place of: of its language, or the main one, unless the file gives that too.</summary>
    private static AreaName? Rival(IReadOnlyList<AreaName> have, IReadOnlyList<AreaName> given, AreaName name)
    {
        if (name.Language.Length == 0 && given.Any(g => have.Any(h => Alike(g, h)))) return null;
        var rival = have.FirstOrDefault(h => h.Language == name.Language) ?? (name.Language.Length == 0 && have is [var main, ..] ? main : null);
        return rival is null || given.Any(g => Alike(g, rival)) || given.TakeWhile(g => g != name).Any(g => g.Language == name.Language) ? null : rival;
    }

    private static bool Alike(AreaName one, AreaName other) => NameKeys.Of(one.Name).Distance(NameKeys.Of(other.Name)) < 4;

    /// <summary>Prefers the spelling with marks and the entry that names its language.</summary>
    private static AreaName Richer(AreaName have, AreaName given) =>
        new(have.Language.Length > 0 ? have.Language : given.Language, Marks(given.Name) > Marks(have.Name) ? given.Name : have.Name);

    private static int Marks(string name) => name.Count(c => c > 127);
}
