namespace Tessera.Domain.Clusters;

/// <summary>What a body that coordinates and is no cluster is. The numbers are stored.</summary>
public enum BodyKind : byte
{
    /// <summary>The Resident or Humanitarian Coordinator.</summary>
    Coordinator = 1,
    /// <summary>The humanitarian country team, or the UN's own coordination group.</summary>
    CountryTeam = 2,
    InterCluster = 3,
    Government = 4,
    /// <summary>A national platform of government and others together.</summary>
    Platform = 5,
    /// <summary>A working group across sectors, such as the Disaster Management Working Group.</summary>
    Forum = 6,
    /// <summary>A partnership, of one sector or one programme.</summary>
    Partnership = 7,
    Other = 8,
}

/// <summary>The numbers are stored.</summary>
public enum BodyLevel : byte { Global = 1, National = 2, Subnational = 3 }

/// <summary>A body of an operation's coordination that is no cluster, from one loose date to another.</summary>
public sealed class CoordinationBody
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required BodyKind Kind { get; set; }
    public required BodyLevel Level { get; set; }
    /// <summary>Where a sub-national one sits; null for all others.</summary>
    public long? AreaId { get; set; }
    public required string Name { get; set; }
    /// <summary>Two to twelve characters, as everybody calls it ("DMWG").</summary>
    public required string ShortName { get; set; }
    /// <summary>Since when people speak of it, for one that does not exist yet.</summary>
    public LooseDate? SpokenOf { get; set; }
    public required LooseDate Since { get; set; }
    public LooseDate? Until { get; set; }
    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }
    /// <summary>Where its terms of reference are: a title or an address.</summary>
    public string? Terms { get; set; }
    public int Version { get; set; }

    public LooseSpan Span => new(Since, Until);

    /// <summary>Whether it stood on a date, was only spoken of, or was not there: null.</summary>
    public MechanismState? On(LooseDate asked) => Span.On(asked) switch
    {
        Certainty.Yes => MechanismState.AtWork,
        _ when SpokenOf is { } spoken && new LooseSpan(spoken, Until).On(asked) != Certainty.No && Span.On(asked) == Certainty.No => MechanismState.Planned,
        Certainty.Maybe => MechanismState.Perhaps,
        _ => null,
    };

    /// <summary>Why it cannot be kept so, null when it can.</summary>
    public Problem? Refusal()
    {
        if (Span.IsReversed) return Problem.Invalid("body.ends-before-start", Since.Text, Until!.Text);
        if (SpokenOf is { } spoken && Since.IsBefore(spoken)) return Problem.Invalid("body.spoken-late", spoken.Text, Since.Text);
        return (Level == BodyLevel.Subnational) == (AreaId is not null) ? null : Problem.Invalid(AreaId is null ? "body.place-missing" : "body.place-too-much");
    }
}

/// <summary>How one mechanism stands to another. The numbers are stored.</summary>
public enum TieKind : byte
{
    /// <summary>Reports to it, or is a group of it.</summary>
    Under = 1,
    /// <summary>Works for it: a secretariat, a study on its behalf.</summary>
    Serves = 2,
    /// <summary>Is made of its focal points.</summary>
    DrawnFrom = 3,
    WorksWith = 4,
}

/// <summary>One mechanism's tie to another, cluster or body, from one loose date to another.</summary>
public sealed class MechanismTie
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long FromId { get; init; }
    public required long ToId { get; init; }
    public required TieKind Kind { get; init; }
    /// <summary>Since when it is proposed, where it does not hold yet.</summary>
    public LooseDate? SpokenOf { get; init; }
    public required LooseDate Since { get; init; }
    public LooseDate? Until { get; set; }
    /// <summary>Where this is known from.</summary>
    public string? Note { get; init; }

    public LooseSpan Span => new(Since, Until);

    /// <summary>Holds on a date, is only proposed by then (dates nobody knows lie ahead), or neither: null.</summary>
    public MechanismState? On(LooseDate asked)
    {
        if (SpokenOf is { } spoken) return new LooseSpan(spoken, Until).On(asked) == Certainty.No ? null : Span.On(asked) == Certainty.Yes ? MechanismState.AtWork : MechanismState.Planned;
        return Span.On(asked) switch { Certainty.Yes => MechanismState.AtWork, Certainty.Maybe => MechanismState.Perhaps, _ => null };
    }

    /// <summary>Why it cannot stand beside the others, null when it can: nothing stands over itself, in however many steps.</summary>
    public static Problem? Refusal(IReadOnlyCollection<MechanismTie> others, MechanismTie added)
    {
        if (added.FromId == added.ToId) return Problem.Invalid("tie.itself");
        if (added.Span.IsReversed) return Problem.Invalid("tie.ends-before-start", added.Since.Text, added.Until!.Text);
        if (others.Any(tie => tie.FromId == added.FromId && tie.ToId == added.ToId && tie.Kind == added.Kind && tie.Span.MayOverlap(added.Span))) return Problem.Conflict("tie.twice");
        return added.Kind == TieKind.Under && IsAbove(others, added.FromId, added.ToId) ? Problem.Conflict("tie.circle") : null;
    }

    private static bool IsAbove(IReadOnlyCollection<MechanismTie> ties, long sought, long from)
    {
        var (seen, open) = (new HashSet<long> { from }, new Queue<long>([from]));
        while (open.TryDequeue(out var at))
            foreach (var above in ties.Where(tie => tie.Kind == TieKind.Under && tie.Until is null && tie.FromId == at && seen.Add(tie.ToId)).Select(tie => tie.ToId)) open.Enqueue(above);
        return seen.Contains(sought);
    }
}
