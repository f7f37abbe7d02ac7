namespace Tessera.Web.Database.Tables;

/// <summary>
/// People in need, targeted ... as one source cut them; its lines never change. It counts until it is withdrawn, unless
/// a later caseload of the same name counts.
/// </summary>
public sealed class CaseloadRow
{
    public int OperationId { get; init; }
    public int Number { get; init; }
    public required string Name { get; init; }
    /// <summary>The name folded: caseloads of one name are versions of each other.</summary>
    public required string Folded { get; init; }
    public required string Source { get; init; }
    public long FileId { get; init; }
    public required string Cut { get; init; }
    /// <summary>NeedPartition.</summary>
    public byte Complete { get; init; }
    /// <summary>Months of the time it speaks of; 0 and 0 when nobody said.</summary>
    public int FirstMonth { get; init; }
    public int LastMonth { get; init; }
    public bool IsWithdrawn { get; set; }
    public int Lines { get; init; }
    /// <summary>JSON of what was read, corrected and set aside.</summary>
    public required string Report { get; init; }
    public bool IsSample { get; init; }
    public long LoadedAt { get; init; }
    public long? UserId { get; init; }
    public string LoadedBy { get; init; } = "";
    public int Version { get; set; }
}

public sealed class CaseloadLineRow
{
    public int OperationId { get; init; }
    public int CaseloadNumber { get; init; }
    public int Position { get; init; }
    /// <summary>1-based row of the sheet.</summary>
    public int SourceRow { get; init; }
    public long AreaId { get; init; }
    public long? ClusterId { get; init; }
    /// <summary>Term of the list "group".</summary>
    public long? GroupId { get; init; }
    public string? Category { get; init; }
    public byte Sex { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }
    public bool IsDisabled { get; init; }
    /// <summary>NeedFigure.</summary>
    public byte Figure { get; init; }
    /// <summary>Scaled by 10,000.</summary>
    public long Value { get; init; }
    public byte? Severity { get; init; }
}
