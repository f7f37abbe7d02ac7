namespace Tessera.Web.Database.Tables;

/// <summary>A file on its way, whose pieces are kept as they come; one person's, and nobody else's to see.</summary>
public sealed class UploadRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public long UserId { get; init; }
    public required string Name { get; init; }
    public long Length { get; init; }
    /// <summary>When the file was last changed on the sender's side: with name and length it tells the same file from another.</summary>
    public long Modified { get; init; }
    public long Received { get; set; }
    public int Pieces { get; set; }
    /// <summary>When the last piece came.</summary>
    public long At { get; set; }
}
