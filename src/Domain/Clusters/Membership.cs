namespace Tessera.Domain.Clusters;

/// <summary>The numbers are stored.</summary>
public enum MemberRole : byte
{
    Member = 1,
    Observer = 2,
    /// <summary>Speaks for another cluster in a network of focal points.</summary>
    FocalPoint = 3,
}

public enum MemberState : byte { Requested = 1, Admitted = 2, Declined = 3 }

/// <summary>An organisation at a cluster's table, or one that asked for a place there.</summary>
public sealed class ClusterMember
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required long PartnerId { get; init; }
    /// <summary>The cluster a focal point speaks for.</summary>
    public long? ForClusterId { get; set; }
    public MemberRole Role { get; set; }
    public MemberState State { get; set; }
    /// <summary>The post that comes to the meetings, never a person's name.</summary>
    public string? Post { get; set; }
    /// <summary>The day of the request until somebody decides.</summary>
    public required LooseDate Since { get; set; }
    public LooseDate? Until { get; set; }
    /// <summary>What the organisation said when it asked, or why it was declined.</summary>
    public string? Note { get; set; }
    public int Version { get; set; }

    public LooseSpan Span => new(Since, Until);
}

/// <summary>What an organisation did in the cluster: its declared place is one thing, its work another.</summary>
/// <param name="Places">Places where it is present now, by accepted rows.</param>
/// <param name="LastReport">End of the last period it reported in.</param>
/// <param name="LastMeeting">The last meeting it came to; null where none is known, or not the reader's to know.</param>
public sealed record MemberWork(int Places, DateOnly? LastReport, DateOnly? LastMeeting = null);

/// <param name="Declared">Null for an organisation that works in the cluster and is on no list of members.</param>
public sealed record MemberLine(long PartnerId, ClusterMember? Declared, Certainty Certainty, MemberWork? Work);

public static class Membership
{
    /// <summary>Members on a date beside what each does, in the order given; then those who work and are on no list.</summary>
    /// <param name="work">By the organisation that others were merged into.</param>
    /// <param name="survivor">The organisation that a merged one became; others are their own.</param>
    public static IReadOnlyList<MemberLine> On(IEnumerable<ClusterMember> members, IReadOnlyDictionary<long, MemberWork> work, Func<long, long> survivor, LooseDate asked)
    {
        var lines = members.Where(member => member.State == MemberState.Admitted)
            .Select(member => new MemberLine(survivor(member.PartnerId), member, member.Span.On(asked), work.GetValueOrDefault(survivor(member.PartnerId))))
            .Where(line => line.Certainty != Certainty.No).ToList();
        var declared = lines.Select(line => line.PartnerId).ToHashSet();
        return [.. lines, .. work.Where(pair => !declared.Contains(pair.Key)).OrderBy(pair => pair.Key).Select(pair => new MemberLine(pair.Key, null, Certainty.No, pair.Value))];
    }

    /// <summary>Why a place cannot be given or asked for, null when it can.</summary>
    public static string? Refusal(IEnumerable<ClusterMember> members, ClusterMember added)
    {
        if (added.Span.IsReversed) return "member.ends-before-start";
        var same = members.Where(member => member.Id != added.Id && member.PartnerId == added.PartnerId && member.ForClusterId == added.ForClusterId).ToList();
        if (same.Exists(member => member.State == MemberState.Requested)) return "member.asked-already";
        return same.Exists(member => member.State == MemberState.Admitted && member.Span.SurelyOverlaps(added.Span)) ? "member.already" : null;
    }
}
