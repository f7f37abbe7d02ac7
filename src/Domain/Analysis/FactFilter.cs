using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>A question's filters turned into lookups by dense code, so that a row costs a few array reads.</summary>
internal sealed class FactFilter
{
    public enum Verdict : byte { Out, In, Hidden, Undated }

    public const int Statuses = 256;
    /// <summary>By cluster code + 1 and status; rows without a cluster come first.</summary>
    private readonly Verdict[] _byCluster;
    /// <summary>The same for rows of the asker's own partners; null when there are none.</summary>
    private readonly Verdict[]? _byOwnCluster;
    private readonly bool[]? _own, _unseen;
    /// <summary>Cluster and status decide alone.</summary>
    private readonly bool _isShort;
    private readonly bool[]? _area;
    private readonly bool[]? _group;
    private readonly bool[]? _partner;
    private readonly int? _typed;
    private readonly int[] _survivor;
    private readonly int _from, _to;
    private readonly PresenceRole _role;

    public FactFilter(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        long[] clusters = [PresenceQuestion.NoCluster, .. facts.Clusters.Keys];
        _byCluster = Verdicts(clusters, question);
        Hides = question.HiddenClusters.Count > 0;
        _isShort = question is { Area: null, Groups: null, Typed: null, Partners: null, Period: null };
        if (question.Area is { } area) _area = Flags(facts.Areas.Keys, id => question.OnlyArea ? id == area : IsWithin(id, area, reference));
        if (question.Groups is { } groups) _group = Flags(facts.Groups.Keys, groups.Contains);
        var partners = facts.Partners;
        _survivor = [.. partners.Keys.Select(id => partners.Code(reference.Survivor(id)))];
        if (question.OwnPartners is { Count: > 0 } own)
        {
            _own = Flags(partners.Keys, id => own.Contains(reference.Survivor(id)));
            _byOwnCluster = Verdicts(clusters, question with { HiddenClusters = new HashSet<long>() });
        }
        if (question.UnseenClusters.Count > 0) _unseen = Flags(clusters, question.UnseenClusters.Contains);
        // Survivors met just now may lie beyond the rows' own codes.
        _partner = question.Partners is { } wanted ? Flags(partners.Keys, id => wanted.Contains(reference.Survivor(id))) : null;
        (_from, _to) = question.Period is { } period ? (period.FirstMonth, period.LastMonth) : (0, int.MaxValue);
        _role = question.Role;
        if (question.Typed is { } text) _typed = facts.TypedOrganisations.Find(text.ToUpperInvariant());
    }

    public int[] Survivor => _survivor;

    /// <summary>Cluster and status of a row decide alone, by ByCluster.</summary>
    public bool IsShort => _isShort && _own is null;

    /// <summary>By cluster code + 1 and status: (cluster + 1) * Statuses + status.</summary>
    public Verdict[] ByCluster => _byCluster;

    /// <summary>Whether the place filter, if any, lets in rows of an area (by code); of one that it does not, only hidden rows are told.</summary>
    public bool HasArea(int area) => _area is null || _area[area];

    /// <summary>Rows of some clusters are hidden.</summary>
    public bool Hides { get; }

    /// <summary>
    /// Hidden before anything else: a count of hidden rows that followed the filters would tell an outsider, question by
    /// question, where and by whom they are.
    /// </summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public Verdict Admits(FactSegment segment, int row)
    {
        var verdict = _byCluster[(segment.Cluster[row] + 1) * Statuses + segment.Status[row]];
        if (verdict == Verdict.Hidden && IsOwn(segment, row)) verdict = _byOwnCluster![(segment.Cluster[row] + 1) * Statuses + segment.Status[row]];
        return _isShort || verdict != Verdict.In ? verdict : Narrower(segment, row);
    }

    /// <summary>A row that counts, of a cluster whose rows the asker is not shown.</summary>
    public bool IsUnseen(FactSegment segment, int row) => _unseen is not null && _unseen[segment.Cluster[row] + 1] && !IsOwn(segment, row);

    private bool IsOwn(FactSegment segment, int row) => _own is not null && segment.Reporting[row] is >= 0 and var partner && _own[partner];

    private Verdict Narrower(FactSegment segment, int row)
    {
        if (_area is not null && !_area[segment.Area[row]]) return Verdict.Out;
        if (_group is not null && !(segment.Group[row] is >= 0 and var group && _group[group])) return Verdict.Out;
        if (_typed is { } typed && segment.Typed[row] != typed) return Verdict.Out;
        if (!HasPartner(segment, row)) return Verdict.Out;
        if (segment.FromMonth[row] <= _to && segment.ToMonth[row] >= _from) return Verdict.In;
        return segment.ToMonth[row] == 0 ? Verdict.Undated : Verdict.Out;
    }

    private static Verdict[] Verdicts(long[] clusters, PresenceQuestion question)
    {
        var verdicts = new Verdict[clusters.Length * Statuses];
        for (var cluster = 0; cluster < clusters.Length; cluster++)
            if (question.HiddenClusters.Contains(clusters[cluster])) verdicts.AsSpan(cluster * Statuses, Statuses).Fill(Verdict.Hidden);
            else if (question.Clusters?.Contains(clusters[cluster]) ?? true)
                foreach (var status in question.CountedStatuses) verdicts[cluster * Statuses + (byte)status] = Verdict.In;
        return verdicts;
    }

    /// <summary>Whether a partner may count under the partner filter.</summary>
    public bool IsWanted(int partner) => _partner is null || Wanted(partner);

    /// <summary>Whether the partner filter, if any, is met by the organisation that counts.</summary>
    private bool HasPartner(FactSegment segment, int row)
    {
        if (_partner is null) return true;
        return _role switch
        {
            PresenceRole.Programming => Wanted(segment.Programming[row]),
            PresenceRole.Implementing => Wanted(segment.Implementing[row]),
            PresenceRole.Funding => Wanted(segment.Funding[row]),
            PresenceRole.Any => Wanted(segment.Reporting[row]) || Wanted(segment.Programming[row]) || Wanted(segment.Implementing[row]) || Wanted(segment.Funding[row]),
            _ => Wanted(segment.Reporting[row]),
        };
    }

    private bool Wanted(int partner) => partner >= 0 && _partner![partner];

    /// <summary>Whether one place lies in another, or is it.</summary>
    internal static bool IsWithin(long id, long area, PresenceReference reference)
    {
        for (var level = 0; level <= 4; level++)
            if (reference.AreaAtLevel(id, level) == area) return true;
        return false;
    }

    private static bool[] Flags(long[] keys, Func<long, bool> isSet)
    {
        var flags = new bool[keys.Length];
        for (var i = 0; i < keys.Length; i++) flags[i] = isSet(keys[i]);
        return flags;
    }
}
