namespace Tessera.Domain.People;

/// <summary>What somebody who leaves hands over. The numbers are stored.</summary>
public enum HandoverKind : byte { Action = 1, Meeting = 2, Document = 3, Report = 4 }

/// <summary>What a person who left did, on its way to whoever comes after.</summary>
public sealed class Handover
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    /// <summary>Who left.</summary>
    public required long ContactId { get; init; }
    public required long SuccessorId { get; init; }
    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }
}

/// <summary>One line of the list, with its words of that time; its address leads to what stands there now.</summary>
public sealed class HandoverItem
{
    public required int OperationId { get; init; }
    public required long HandoverId { get; init; }
    /// <summary>Counts from 1.</summary>
    public required int Position { get; init; }
    /// <summary>Those at its table may read it; null for all who see the list.</summary>
    public long? ClusterId { get; init; }
    public required HandoverKind Kind { get; init; }
    public required string Wording { get; init; }
    public required string Href { get; init; }
    public string? Note { get; init; }
    /// <summary>When the successor took it up; milliseconds since 1970.</summary>
    public long? DoneAt { get; set; }
}
