namespace Tessera.Domain.Caseloads;

/// <summary>
/// Groups of one caseload under their listed words. Two labels that the list holds for one ("residents" and
/// "non-displaced" are both affected people) stay two groups here, or their people would stand in one line twice.
/// </summary>
internal sealed class NeedGroups
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    public string? Of(string? group, string? label, Action<Finding> note)
    {
        if (group is null) return null;
        var typed = Folding.Fold(label ?? group);
        if (_kept.TryGetValue(typed, out var known)) return known;
        if (_labels.TryAdd(group, typed)) return _kept[typed] = group;
        var own = label ?? group;
        note(new Finding("needs.group-apart", FindingEffect.Note, 0, -1, own, group));
        return _kept[typed] = own;
    }
}
