namespace Tessera.Domain.Clusters;

/// <summary>What terms of reference say, in this order (standards.md 6.3). The numbers are stored.</summary>
public enum TermsSection : byte
{
    Background = 1,
    Objectives = 2,
    Scope = 3,
    /// <summary>Lead, co-lead and the government's part.</summary>
    Leadership = 4,
    Functions = 5,
    Membership = 6,
    /// <summary>Advisory and technical working groups.</summary>
    Groups = 7,
    Meetings = 8,
    /// <summary>Information management and who may have which data.</summary>
    Information = 9,
    /// <summary>To whom the cluster reports.</summary>
    Reporting = 10,
    /// <summary>Accountability, protection from abuse, gender, inclusion.</summary>
    Inclusion = 11,
    Conflicts = 12,
}

/// <summary>One section of one version, as plain text.</summary>
public sealed class TermsText
{
    public required int OperationId { get; init; }
    public required long DocumentId { get; init; }
    public required int Number { get; init; }
    public required TermsSection Section { get; init; }
    public required string Wording { get; set; }
}

/// <summary>An organisation at the table stands behind a version.</summary>
public sealed class TermsSignOff
{
    public required int OperationId { get; init; }
    public required long DocumentId { get; init; }
    public required int Number { get; init; }
    public required long PartnerId { get; init; }
    public required LooseDate SignedOn { get; init; }
    /// <summary>Whoever wrote it down.</summary>
    public required string RecordedBy { get; init; }
    /// <summary>Recorded by the cluster for the organisation, not by the organisation itself.</summary>
    public bool IsForOthers { get; init; }
}

/// <summary>When terms of reference have to be looked at again.</summary>
public static class TermsReview
{
    // "Terms of reference of each cluster should be updated annually" is the review's own recommendation.
    private const int MonthsBetween = 12, DaysAhead = 30;

    /// <summary>The last day that is in time; null when nobody knows since when they hold.</summary>
    /// <param name="reviewBy">A date the cluster set itself.</param>
    public static DateOnly? Due(LooseDate? adopted, DateOnly? reviewBy) => reviewBy ?? adopted?.Latest?.AddMonths(MonthsBetween);

    /// <summary>From a month before the day on, somebody should be reminded.</summary>
    public static bool IsNear(DateOnly? due, DateOnly today) => due is { } day && day.AddDays(-DaysAhead) <= today;

    /// <summary>Whole months since they were adopted, at least; null when that is not known or lies ahead.</summary>
    public static int? AgeInMonths(LooseDate? adopted, DateOnly today)
    {
        if (adopted?.Latest is not { } since || since > today) return null;
        var months = (today.Year - since.Year) * 12 + today.Month - since.Month;
        return since.AddMonths(months) > today ? months - 1 : months;
    }
}
