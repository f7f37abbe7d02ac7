namespace Tessera.Web.Features.Demo;

/// <summary>One made-up project: one kind of help by one partner in one province over a run of months.</summary>
/// <param name="Province">Null for the whole country.</param>
/// <param name="Monthly">People aimed at in an ordinary month.</param>
/// <param name="Twice">The implementing partner hands in the same line too.</param>
internal sealed record SampleProject(int Number, SampleWave Wave, SampleKind Kind, DemoMember Partner, DemoMember? Funder,
    DemoMember? Implementer, DemoProvince? Province, int FirstMonth, int LastMonth, int Monthly, bool HasBands, bool Twice);

/// <summary>Draws the projects of all waves, one after the other from one dice.</summary>
internal sealed class SampleProjects(DemoFacts facts, SampleDice dice)
{
    private const int University = 431, Donor = 433, Bank = 438, RedCross = 445, UnitedNations = 447;

    private readonly List<SampleProject> _projects = [];
    private readonly Dictionary<string, int> _turns = [];
    private readonly Dictionary<string, DemoMember> _partners = facts.Partners.ToDictionary(partner => partner.Key);
    private readonly Dictionary<string, DemoProvince> _provinces = facts.Provinces.ToDictionary(province => province.Pcode);

    public IReadOnlyList<SampleProject> Draw()
    {
        foreach (var wave in SampleCatalogue.Waves)
            for (var i = 0; i < wave.Projects; i++)
                if (Draw(wave) is { } project) Add(project);
        return _projects;
    }

    private void Add(SampleProject project)
    {
        _projects.Add(project);
        // Another member of the cluster turns up in the same place with the same help: the overlap to be noticed.
        if (project is { Province: not null, Kind: { Phase: SamplePhase.Relief, Only: null } } && dice.Chance(7))
            _projects.Add(project with
            {
                Number = _projects.Count + 1, Partner = Doer(project.Kind.Cluster, butNot: project.Partner), Funder = null,
                Implementer = null, Monthly = project.Monthly * 97 / 100, Twice = false,
            });
    }

    private SampleProject? Draw(SampleWave wave)
    {
        var cluster = dice.Pick(SampleCatalogue.Shares, share => share.Weight).Cluster;
        var phase = Phase(wave);
        var member = Next(cluster, phase);
        if (member.TypeCode == University) phase = SamplePhase.Training;
        else if (phase == SamplePhase.Recovery && IsSpecialist(member)) phase = SamplePhase.Relief;
        var (first, last) = Months(wave, phase, cluster);
        var place = phase == SamplePhase.Training && dice.Chance(60) ? null : Place(wave, cluster);
        if (first > last || Kinds(cluster, phase, member) is not { Count: > 0 } kinds) return null;
        var kind = dice.Pick(kinds);
        var paysOnly = member.TypeCode is Donor or Bank;
        var partner = paysOnly ? Doer(cluster) : member;
        var implementer = Implementer(cluster, partner);
        return new SampleProject(_projects.Count + 1, wave, kind, partner, paysOnly ? member : null, implementer,
            place is null ? null : _provinces[place], first, last, Monthly(kind), dice.Chance(82),
            implementer?.TypeCode == RedCross && dice.Chance(22));
    }

    private static List<SampleKind> Kinds(string cluster, SamplePhase phase, DemoMember member)
    {
        var kinds = SampleCatalogue.Kinds.Where(kind => kind.Cluster == cluster && kind.Phase == phase).ToLookup(kind => kind.Only);
        return [.. kinds[kinds.Contains(member.Key) ? member.Key : null]];
    }

    private SamplePhase Phase(SampleWave wave) => dice.Between(1, 100) switch
    {
        <= 8 => SamplePhase.Training,
        <= 40 when wave.RecoveryMonths > 0 => SamplePhase.Recovery,
        _ => SamplePhase.Relief,
    };

    private (int First, int Last) Months(SampleWave wave, SamplePhase phase, string cluster)
    {
        // The lowest of three throws crowds relief into the first weeks.
        var first = wave.FirstMonth + phase switch
        {
            SamplePhase.Relief => Math.Min(dice.Between(0, 3), Math.Min(dice.Between(0, 4), dice.Between(0, 4))),
            SamplePhase.Recovery => dice.Between(3, wave.RecoveryMonths),
            _ => dice.Between(2, 24),
        };
        var months = phase switch
        {
            SamplePhase.Relief => dice.Between(1, 4),
            SamplePhase.Recovery => dice.Between(4, 9),
            _ => 1,
        };
        var end = cluster == SampleCatalogue.ClosedCluster ? SampleCatalogue.ClosedAfter : SampleCatalogue.LastMonth;
        return (first, Math.Min(first + months - 1, end));
    }

    private string Place(SampleWave wave, string cluster) => dice.Pick(
        [.. wave.Provinces.Where(hit => !SampleCatalogue.Holes.Contains((cluster, hit.Pcode)))], hit => hit.Weight).Pcode;

    /// <summary>Takes the cluster's members in turn, so that each of them has something to report.</summary>
    private DemoMember Next(string cluster, SamplePhase phase)
    {
        var members = Members(cluster);
        var turn = _turns[cluster] = _turns.GetValueOrDefault(cluster, -1) + 1;
        var member = members[turn % members.Count];
        return member.TypeCode == University && phase == SamplePhase.Relief ? members[0] : member;
    }

    private List<DemoMember> Members(string cluster) => cluster == "ERY"
        ? [.. SampleCatalogue.FocalPoints.Select(key => _partners[key])]
        : [.. facts.Members.Where(member => member.Cluster == cluster && (member.Role is "lead" or "member"))];

    private DemoMember Doer(string cluster, DemoMember? butNot = null) => dice.Pick([.. Members(cluster).Where(member =>
        member != butNot && member.TypeCode is not (Donor or Bank or University) && !IsSpecialist(member))]);

    private static bool IsSpecialist(DemoMember member) => SampleCatalogue.Kinds.Any(kind => kind.Only == member.Key);

    private DemoMember? Implementer(string cluster, DemoMember partner)
    {
        if (partner.TypeCode == RedCross) return _partners["VNRC"];
        if (partner.TypeCode != UnitedNations) return dice.Chance(25) ? _partners["VNRC"] : null;
        var counterparts = facts.Members.Where(member => member.Cluster == cluster && member.Role == "counterpart").ToList();
        return counterparts.Count > 0 && dice.Chance(55) ? dice.Pick(counterparts) : dice.Chance(50) ? _partners["VNRC"] : null;
    }

    private int Monthly(SampleKind kind) => Math.Max(10, kind.People * dice.Between(45, 160) / 100 / 10 * 10);
}
