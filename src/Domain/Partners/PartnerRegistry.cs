namespace Tessera.Domain.Partners;

/// <summary>How a text names an organisation, the surest last.</summary>
internal enum Naming : byte { Joined, Merged, Folded, Alias, Exact }

/// <param name="PartnerId">The survivor when the organisation was merged.</param>
internal readonly record struct PartnerSense(long PartnerId, Naming Naming);

/// <summary>
/// The organisations of one operation, indexed once for matching: names, acronyms and aliases under their folded form,
/// merged organisations under their survivor. Immutable; build another after a change.
/// </summary>
public sealed class PartnerRegistry
{
    private readonly Dictionary<long, Partner> _partners = [];
    private readonly Dictionary<long, long> _survivors = [];
    private readonly Dictionary<string, List<PartnerSense>> _senses = [];
    private readonly Dictionary<string, List<PartnerSense>> _joined = [];
    private readonly HashSet<(long, string)> _asWritten = [];
    private readonly PartnerSuggestions _suggestions = new();

    public PartnerRegistry(IEnumerable<Partner> partners, IEnumerable<PartnerAlias> aliases)
    {
        foreach (var partner in partners.OrderBy(partner => partner.Id)) _partners.Add(partner.Id, partner);
        foreach (var id in _partners.Keys) _survivors[id] = Follow(id);
        foreach (var partner in _partners.Values) Enter(partner);
        foreach (var alias in aliases.OrderBy(alias => alias.Id))
            if (Survivor(alias.PartnerId) is { } survivor) Enter(survivor, alias.Folded, Naming.Alias);
    }

    /// <summary>Organisations that stand on their own (not merged away).</summary>
    public int Count => _partners.Values.Count(partner => partner.MergedInto is null);

    public Partner? Find(long id) => _partners.GetValueOrDefault(id);

    /// <summary>The organisation this one counts as now; itself when not merged, null when there is no such organisation.</summary>
    public long? Survivor(long id) => _survivors.TryGetValue(id, out var survivor) ? survivor : null;

    /// <summary>The organisations a text names for certain (survivors), by id; more than one when an acronym is shared.</summary>
    public IReadOnlyList<long> Named(string? text) => text is null ? [] : [.. Senses(text).Select(sense => sense.PartnerId).Order()];

    /// <summary>One sense per organisation, the surest.</summary>
    internal List<PartnerSense> Senses(string text)
    {
        var folded = Folding.Fold(text);
        if (!_senses.TryGetValue(folded, out var senses)
            && (PartnerText.Joined(folded) is not { } joined || !_joined.TryGetValue(joined, out senses))) return [];
        var written = Written(text);
        return [.. senses
            .Select(sense => _asWritten.Contains((sense.PartnerId, written)) ? sense with { Naming = Naming.Exact } : sense)
            .GroupBy(sense => sense.PartnerId)
            .Select(group => group.MaxBy(sense => sense.Naming))];
    }

    internal List<PartnerSuggestion> Suggest(string text, double atLeast) => _suggestions.Best(Folding.Fold(text), atLeast);

    internal double Likeness(string text, long partnerId) => _suggestions.Likeness(Folding.Fold(text), partnerId);

    internal NameKinship Kinship(string text, long partnerId) => _suggestions.Kinship(Folding.Fold(text), partnerId);

    internal bool IsNarrower(string text, long partnerId) => _suggestions.IsNarrower(Folding.Fold(text), partnerId);

    private long Follow(long id)
    {
        var seen = new HashSet<long>();
        // A cycle cannot be made through PartnerMerge; should one stand in the data, all in it stay themselves.
        for (var at = id; seen.Add(at); at = _partners[at].MergedInto!.Value)
            if (_partners[at].MergedInto is not { } next || !_partners.ContainsKey(next)) return at;
        return id;
    }

    private void Enter(Partner partner)
    {
        var survivor = _survivors[partner.Id];
        foreach (var text in new[] { partner.Name, partner.Acronym })
        {
            if (Folding.Fold(text) is not { Length: > 0 } folded) continue;
            if (survivor == partner.Id) _asWritten.Add((survivor, Written(text!)));
            Enter(survivor, folded, survivor == partner.Id ? Naming.Folded : Naming.Merged);
        }
    }

    private void Enter(long survivor, string folded, Naming naming)
    {
        Slot(_senses, folded).Add(new(survivor, naming));
        Slot(_joined, folded.Replace(" ", "", StringComparison.Ordinal)).Add(new(survivor, Naming.Joined));
        _suggestions.Add(survivor, folded);
    }

    private static List<PartnerSense> Slot(Dictionary<string, List<PartnerSense>> slots, string key)
    {
        if (!slots.TryGetValue(key, out var slot)) slots[key] = slot = [];
        return slot;
    }

    private static string Written(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
