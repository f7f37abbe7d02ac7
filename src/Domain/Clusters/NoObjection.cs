namespace Tessera.Domain.Clusters;

/// <summary>The way of a formal activation (IASC Reference Module 2015, standards.md 6.2). The numbers are stored.</summary>
public enum NoObjectionStep : byte
{
    /// <summary>The coordinator speaks with the country team and the cluster leads.</summary>
    Consulted = 1,
    /// <summary>The global lead agencies are told.</summary>
    Alerted = 2,
    /// <summary>The letter to the Emergency Relief Coordinator, with lead, reason and the capacities there are.</summary>
    LetterSent = 3,
    /// <summary>The Principals have it and may object within 24 hours.</summary>
    Circulated = 4,
    Confirmed = 5,
    /// <summary>The country team is told of the outcome.</summary>
    TeamTold = 6,
}

/// <summary>One step of one activation, taken on a date.</summary>
public sealed class NoObjectionEntry
{
    public required int OperationId { get; init; }
    public required long MilestoneId { get; init; }
    public required NoObjectionStep Step { get; init; }
    public required LooseDate Date { get; init; }
    public string? Note { get; init; }
}

public static class NoObjection
{
    public static readonly IReadOnlyList<NoObjectionStep> Steps = Enum.GetValues<NoObjectionStep>();

    /// <summary>The last day on which somebody may still object: 24 hours after the circulation, counted in whole days.</summary>
    public static DateOnly? LastDayToObject(IEnumerable<NoObjectionEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Step == NoObjectionStep.Circulated)?.Date.Latest?.AddDays(1);

    /// <summary>The first step not taken yet; null when the way is finished.</summary>
    public static NoObjectionStep? Next(IEnumerable<NoObjectionEntry> entries)
    {
        var taken = entries.Select(entry => entry.Step).ToHashSet();
        return Steps.Where(step => !taken.Contains(step)).Select(step => (NoObjectionStep?)step).FirstOrDefault();
    }

    /// <summary>Why a step cannot be told with this date, null when it can: steps come in their order, confirmed is later than circulated.</summary>
    public static Problem? Refusal(IReadOnlyCollection<NoObjectionEntry> entries, NoObjectionEntry added)
    {
        if (entries.Any(entry => entry.Step == added.Step)) return Problem.Conflict("no-objection.twice", Word(added.Step));
        if (entries.Where(entry => entry.Step < added.Step).MaxBy(entry => entry.Step) is { } before && added.Date.IsBefore(before.Date))
            return Problem.Invalid("no-objection.too-early", Word(added.Step), Word(before.Step), before.Date.Text);
        if (entries.Where(entry => entry.Step > added.Step).MinBy(entry => entry.Step) is { } after && after.Date.IsBefore(added.Date))
            return Problem.Invalid("no-objection.too-late", Word(added.Step), Word(after.Step), after.Date.Text);
        return null;
    }

    private static string Word(NoObjectionStep step) => Problem.Key($"no-objection.{step.ToString().ToLowerInvariant()}");
}
