namespace Tessera.Domain.Clusters;

/// <summary>The function a task belongs to (IASC's six and accountability, standards.md 6.3), and communication beside them. The numbers are stored.</summary>
public enum TaskGroup : byte { Delivery = 1, Decisions = 2, Planning = 3, Monitoring = 4, Capacity = 5, Advocacy = 6, Communication = 7 }

/// <summary>A task of the shipped list: its code never changes, its words are the operation's to change.</summary>
public sealed record ListedTask(string Code, TaskGroup Group);

/// <summary>What an operation changed in the list of tasks: other words, a task of its own, one left out.</summary>
public sealed class CoordinationTask
{
    public required int OperationId { get; init; }
    public required string Code { get; init; }
    public required TaskGroup Function { get; set; }
    public required string Wording { get; set; }
    /// <summary>Not asked for any more; what was ticked stays.</summary>
    public bool IsLeftOut { get; set; }
    public int Version { get; set; }

    /// <summary>Small letters, digits and hyphens, 2 to 40 of them.</summary>
    public static bool IsCode(string code) => code.Length is >= 2 and <= 40 && code.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') && code[0] != '-';
}

/// <summary>The numbers are stored.</summary>
public enum TaskPart : byte { Leads = 1, Supports = 2 }

/// <summary>A mechanism's terms of reference give it a task, from one loose date to another.</summary>
public sealed class TaskHolding
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    /// <summary>A cluster or a body.</summary>
    public required long MechanismId { get; init; }
    public required string Task { get; init; }
    public required TaskPart Part { get; init; }
    public required LooseDate Since { get; init; }
    /// <summary>The day from which it is no longer theirs.</summary>
    public LooseDate? Until { get; set; }
    /// <summary>Where it says so.</summary>
    public string? Source { get; init; }

    public LooseSpan Span => new(Since, Until);
}

/// <summary>The tasks of coordination every operation begins with.</summary>
public static class TaskList
{
    private static readonly (TaskGroup Group, string Codes)[] Shipped =
    [
        (TaskGroup.Delivery, "convene who-does-what duplication standards last-resort"),
        (TaskGroup.Decisions, "assess gaps-first between-sectors mechanisms"),
        (TaskGroup.Planning, "strategy contingency supplies"),
        (TaskGroup.Monitoring, "follow-up learn review"),
        (TaskGroup.Capacity, "train national-policy provinces"),
        (TaskGroup.Advocacy, "one-voice crosscutting affected-people"),
        (TaskGroup.Communication, "say-funding say-donors say-data say-government say-media say-partners say-abroad"),
    ];

    public static readonly IReadOnlyList<ListedTask> All = [.. Shipped.SelectMany(group => group.Codes.Split(' ').Select(code => new ListedTask(code, group.Group)))];

    public static bool Knows(string code) => All.Any(task => task.Code == code);
}
