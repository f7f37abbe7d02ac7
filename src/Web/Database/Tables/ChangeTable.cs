namespace Tessera.Web.Database.Tables;

/// <summary>One line of the change log. Operation 0 is the installation itself.</summary>
public sealed class Change
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public long At { get; init; }
    public long? UserId { get; init; }
    public required string Actor { get; init; }
    /// <summary>"registered", "revised", "removed", "committed", "undone".</summary>
    public required string Action { get; init; }
    public required string Noun { get; init; }
    public required string NounId { get; init; }
    /// <summary>JSON of changed fields, [before, after] each; null for bulk lines, whose detail is the import number.</summary>
    public string? Fields { get; init; }
    public int? ImportNumber { get; init; }
}
