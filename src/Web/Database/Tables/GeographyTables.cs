namespace Tessera.Web.Database.Tables;

public sealed class AreaRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string Pcode { get; init; }
    public int Level { get; init; }
    public long? ParentId { get; set; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public long? Population { get; set; }
    /// <summary>Column and row of a schematic map, where somebody drew one.</summary>
    public int? TileColumn { get; set; }
    public int? TileRow { get; set; }
    public string? ShortName { get; set; }
    public int LoadNumber { get; set; }
}

public sealed class AreaNameRow
{
    public int OperationId { get; init; }
    public long AreaId { get; init; }
    public int Position { get; init; }
    public required string Language { get; init; }
    public required string Name { get; init; }
    public required string Folded { get; init; }
}

public sealed class AreaAliasRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string Folded { get; init; }
    public long AreaId { get; init; }
}

/// <summary>Geometry as WKB, WGS 84.</summary>
public sealed class AreaShapeRow
{
    public int OperationId { get; init; }
    public long AreaId { get; init; }
    public required byte[] Wkb { get; init; }
}

public sealed class GazetteerLoadRow
{
    public int OperationId { get; init; }
    public int Number { get; init; }
    public required string Source { get; init; }
    public required string Counts { get; init; }
    public long At { get; init; }
}
