namespace Tessera.Web.Database.Tables;

/// <summary>An answer that later files of its scope are given without asking. Never deleted: withdrawn, or replaced by another.</summary>
public sealed class LearnedAnswerRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string Key { get; init; }
    public required string Value { get; init; }
    /// <summary>AnswerScope: Partner, Template or Everyone.</summary>
    public byte Scope { get; init; }
    public long? PartnerId { get; init; }
    public long? TemplateId { get; init; }
    /// <summary>The cluster and the partner whose import it was given in: who may see that import may see the answer.</summary>
    public long? ClusterId { get; init; }
    public long? OwnerId { get; init; }
    public int ImportNumber { get; init; }
    public required string Subject { get; init; }
    public required string Meaning { get; init; }
    public long At { get; init; }
    public long? UserId { get; init; }
    public required string By { get; init; }
    public long? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    /// <summary>The later answer that took its place.</summary>
    public long? ReplacedBy { get; set; }
    public int Version { get; set; }
}

/// <summary>What a learned answer did in one import.</summary>
public sealed class AnswerUseRow
{
    public int OperationId { get; init; }
    public long AnswerId { get; init; }
    public int ImportNumber { get; init; }
    /// <summary>0 when it decided about the file as a whole.</summary>
    public int RowCount { get; init; }
    /// <summary>Somebody answered this import otherwise.</summary>
    public bool IsOverruled { get; init; }
}

/// <summary>A form that files come in, known by its headers.</summary>
public sealed class ImportTemplateRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    /// <summary>The file and sheet it was first met in.</summary>
    public required string Name { get; init; }
    /// <summary>Folded headers, separated by U+001F.</summary>
    public required string Headers { get; init; }
}

/// <summary>A cell of a staged file as it was corrected in the browser; the file itself stays as it came.</summary>
public sealed class CellFixRow
{
    public int OperationId { get; init; }
    public int ImportNumber { get; init; }
    /// <summary>1-based sheet row and 0-based sheet column.</summary>
    public int SourceRow { get; init; }
    public int SourceColumn { get; init; }
    public required string Value { get; set; }
    /// <summary>What the file says there.</summary>
    public required string Was { get; set; }
    public long At { get; set; }
    public string By { get; set; } = "";
}
