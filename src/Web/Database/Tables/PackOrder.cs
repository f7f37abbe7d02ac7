namespace Tessera.Web.Database.Tables;

/// <summary>A handover pack somebody asked for: made by a job, kept for them alone, and only for some days.</summary>
public sealed class PackOrder
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public long ClusterId { get; init; }
    public long JobId { get; init; }
    /// <summary>Whose rights decide what is in it, and who alone may fetch it.</summary>
    public long UserId { get; init; }
    /// <summary>The language its words are in: "en".</summary>
    public required string Language { get; init; }
    /// <summary>"https://host": where the briefing inside leads to.</summary>
    public required string Site { get; init; }
    /// <summary>Milliseconds since 1970.</summary>
    public long AskedAt { get; init; }
    /// <summary>Null until it is made.</summary>
    public long? FileId { get; set; }
    /// <summary>Bytes.</summary>
    public long? Length { get; set; }
}
