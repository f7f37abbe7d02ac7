namespace Tessera.Web.Database.Tables;

/// <summary>The secret address at which calendar programs read a cluster's meetings; only the hash of its token is kept.</summary>
public sealed class CalendarFeedRow
{
    public required int OperationId { get; init; }
    public required long ClusterId { get; init; }
    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string TokenHash { get; set; }
}
