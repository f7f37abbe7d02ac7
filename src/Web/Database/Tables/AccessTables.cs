using Microsoft.AspNetCore.Identity;

namespace Tessera.Web.Database.Tables;

public sealed class User : IdentityUser<long>
{
    public string Name { get; set; } = "";
    public string Language { get; set; } = "en";
    public bool IsSuspended { get; set; }
}

/// <summary>A right: a role in an operation, narrowed to a cluster or a partner where the role asks for it. Operation 0 is every operation.</summary>
public sealed class Grant
{
    public long Id { get; init; }
    public long UserId { get; init; }
    public int OperationId { get; init; }
    public byte Role { get; init; }
    public long? ClusterId { get; init; }
    public long? PartnerId { get; init; }
}

/// <summary>A link that signs in once, kept as a hash only. Purpose "sign-in" or "invitation".</summary>
public sealed class OneTimeLink
{
    public required string Hash { get; init; }
    public long UserId { get; init; }
    public required string Purpose { get; init; }
    public long ExpiresAt { get; init; }
    public long? UsedAt { get; set; }
}

public sealed class DataProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

/// <summary>An installation-wide setting ("mail.allowed").</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}

public sealed class NodeCounter
{
    public int Id { get; init; }
    public long Next { get; set; }
}
