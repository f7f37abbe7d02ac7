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
