using Tessera.Domain.Partners;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// The organisations that a file's rows name, so that a new one is one however it is written: by its name alone, by its
/// acronym alone, or by both. One acronym of two names is nobody's in particular.
/// </summary>
public sealed class TypedNames
{
    private readonly HashSet<(string?, string?)> _seen = [];
    private readonly Dictionary<string, TypedPartner> _byName = [];
    private readonly Dictionary<string, HashSet<string>> _byAcronym = [];

    public void Observe(TypedPartner typed)
    {
        if (typed.IsEmpty || !_seen.Add((typed.Name, typed.Acronym))) return;
        var (name, acronym) = Parts(typed);
        if (acronym.Length == 0) _byName.TryAdd(name, typed);
        else
        {
            if (!_byName.TryGetValue(name, out var known) || Parts(known).Acronym.Length == 0) _byName[name] = typed;
            if (!_byAcronym.TryGetValue(acronym, out var names)) _byAcronym[acronym] = names = [];
            names.Add(name);
        }
    }

    /// <summary>The fullest way in which the file writes this organisation; what was typed when there is no other.</summary>
    public TypedPartner Whole(TypedPartner typed)
    {
        var (name, acronym) = Parts(typed);
        if (acronym.Length == 0 && _byAcronym.TryGetValue(name, out var names) && names.Count == 1) name = names.First();
        return _byName.GetValueOrDefault(name) ?? typed;
    }

    /// <summary>Folded; one text alone, or the same twice, is a name without an acronym.</summary>
    private static (string Name, string Acronym) Parts(TypedPartner typed)
    {
        string name = Folding.Fold(typed.Name), acronym = Folding.Fold(typed.Acronym);
        return name.Length == 0 ? (acronym, "") : (name, name == acronym ? "" : acronym);
    }
}
