namespace Tessera.Domain.Partners;

/// <summary>An organisation. A merged partner points to its survivor and is resolved on read.</summary>
public sealed class Partner
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public string? Acronym { get; set; }
    public required string Name { get; set; }
    /// <summary>HDX organisation type code (standards.md 2.2), 443 Other when unknown.</summary>
    public int TypeCode { get; set; } = PartnerType.Other;
    public long? MergedInto { get; set; }
    public int Version { get; set; }
    public string Short => Acronym ?? Name;
}

/// <summary>A spelling that means a partner; Folded is unique within the operation.</summary>
public sealed class PartnerAlias
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long PartnerId { get; set; }
    public required string Text { get; init; }
    public required string Folded { get; init; }
}
