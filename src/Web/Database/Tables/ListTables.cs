namespace Tessera.Web.Database.Tables;

/// <summary>A spelling that means a cluster. Operation 0 holds the global list.</summary>
public sealed class ClusterSynonymRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public long ClusterId { get; init; }
    public string Language { get; init; } = "";
    public required string Text { get; init; }
    public required string Folded { get; init; }
}

/// <summary>
/// A dictionary word of an operation ("kind", "group", "site", "unit", "modality" ...): activities point to it, so that
/// figures compare numbers, not texts. Unique by list and folded text.
/// </summary>
public sealed class TermRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string List { get; init; }
    public required string Text { get; set; }
    public required string Folded { get; init; }
}

/// <summary>What an event did, as a source reported it: deaths, houses damaged ... by place and day.</summary>
public sealed class EventFigure
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string Event { get; init; }
    public DateOnly AsOf { get; init; }
    public long? AreaId { get; init; }
    /// <summary>Resource "event.{Indicator}".</summary>
    public required string Indicator { get; init; }
    /// <summary>Scaled by 10,000.</summary>
    public long Value { get; init; }
    /// <summary>"over", "nearly", "around" or null, as the source says it.</summary>
    public string? Qualifier { get; init; }
    public required string Source { get; init; }
}
