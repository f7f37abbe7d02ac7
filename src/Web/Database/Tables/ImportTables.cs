namespace Tessera.Web.Database.Tables;

/// <summary>A file as it came, kept in pieces of 1 MB, found by its hash.</summary>
public sealed class StoredFile
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public required string Sha256 { get; init; }
    public required string Name { get; init; }
    public long Length { get; init; }
    public long At { get; init; }
}

public sealed class FilePiece
{
    public int OperationId { get; init; }
    public long FileId { get; init; }
    public int Position { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>Rules of passage: Staged, Checked (waits for people), Committed, Undone, Refused. Rows of an import count only while it is Committed.</summary>
public enum ImportState : byte { Staged, Checked, Committing, Committed, Undone, Refused }

public sealed class Import
{
    public int OperationId { get; init; }
    public int Number { get; init; }
    public long FileId { get; init; }
    public required string FileName { get; init; }
    public ImportState State { get; set; }
    /// <summary>JSON of ImportSettings: sheet, period, cluster, partner, mapping, whether unknown partners are registered.</summary>
    public required string Settings { get; set; }
    /// <summary>JSON of the check's outcome; null until checked.</summary>
    public string? Report { get; set; }
    /// <summary>Why the file was refused: problem code and details, separated by U+001F.</summary>
    public string? Refusal { get; set; }
    public long? CommitSequence { get; set; }
    public long? CommittedAt { get; set; }
    public long StagedAt { get; init; }
    public long? UserId { get; init; }
    public string StagedBy { get; init; } = "";
    public bool IsSample { get; init; }
    /// <summary>The one organisation whose file the check found it to be; null when it is nobody's own.</summary>
    public long? SenderId { get; set; }
    public int Version { get; set; }
}

/// <summary>Rows of a staged sheet in the compact form of the first reading (Raw) and of the check (Drafts).</summary>
public sealed class ImportChunk
{
    public int OperationId { get; init; }
    public int ImportNumber { get; init; }
    public int Position { get; init; }
    public required byte[] Raw { get; init; }
}

public sealed class ImportDrafts
{
    public int OperationId { get; init; }
    public int ImportNumber { get; init; }
    public int Position { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>An answer to a question of one import.</summary>
public sealed class ImportAnswer
{
    public int OperationId { get; init; }
    public int ImportNumber { get; init; }
    public required string Key { get; init; }
    public required string Value { get; set; }
    public long At { get; set; }
    public string By { get; set; } = "";
    /// <summary>For which later files it is to be remembered; AnswerScope.</summary>
    public byte Scope { get; set; }
}

/// <summary>Files sent at once. Each of them is an import of its own; the batch only keeps them together.</summary>
public sealed class ImportBatch
{
    public int OperationId { get; init; }
    public int Number { get; init; }
    public long StagedAt { get; init; }
    public long? UserId { get; init; }
    public string StagedBy { get; init; } = "";
}

/// <summary>One file of a batch as it was called there, with its folder.</summary>
public sealed class BatchFile
{
    public int OperationId { get; init; }
    public int BatchNumber { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    /// <summary>Null when it was not taken.</summary>
    public int? ImportNumber { get; set; }
    /// <summary>The same file had been sent before: the import is that one.</summary>
    public bool IsRepeat { get; set; }
    /// <summary>Why it was not taken: problem code and details, separated by U+001F.</summary>
    public string? Refusal { get; set; }
}
