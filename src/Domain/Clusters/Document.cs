namespace Tessera.Domain.Clusters;

/// <summary>What a document is for. The numbers are stored.</summary>
public enum DocumentKind : byte
{
    TermsOfReference = 1,
    Memorandum = 2,
    Guideline = 3,
    /// <summary>Contingency, preparedness or response plan.</summary>
    Plan = 4,
    Assessment = 5,
    Minutes = 6,
    SupplyList = 7,
    Report = 8,
    /// <summary>A form, checklist or questionnaire to work with.</summary>
    Tool = 9,
    Other = 20,
}

/// <summary>Who may read a document, the widest circle first. The numbers are stored.</summary>
public enum DocumentAudience : byte
{
    /// <summary>Whoever sees the operation, once it is published.</summary>
    Public = 1,
    /// <summary>Whoever has a role in the operation, donors excepted.</summary>
    Operation = 2,
    /// <summary>Those at the cluster's table.</summary>
    Cluster = 3,
    /// <summary>Those who look after the cluster, or after any where the document belongs to none.</summary>
    Coordinators = 4,
}

/// <summary>What a version is, told from its bytes. The numbers are stored.</summary>
public enum DocumentFormat : byte
{
    Pdf = 1, Docx = 2, Xlsx = 3, Pptx = 4, Odt = 5, Ods = 6, Odp = 7, Text = 8, Csv = 9, Markdown = 10, Png = 11, Jpeg = 12,
    /// <summary>No file: its text was written here.</summary>
    Written = 20,
    /// <summary>No file: the card only says where it was published.</summary>
    Elsewhere = 21,
}

/// <summary>Whether searching finds what a version says, and if not why. The numbers are stored.</summary>
public enum TextReading : byte
{
    Read = 1,
    /// <summary>A picture, or pages that hold nothing but pictures.</summary>
    NoText = 2,
    /// <summary>The program that reads this format is not installed.</summary>
    NoProgram = 3,
    Failed = 4,
    /// <summary>Only the beginning, because it is very long.</summary>
    Beginning = 5,
    /// <summary>There is no file to read.</summary>
    NoFile = 6,
}

/// <summary>The card of a document in an operation's library; what it says stands in its versions.</summary>
public sealed class Document
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required DocumentKind Kind { get; set; }
    public required string Title { get; set; }
    /// <summary>Null for a document of the whole operation.</summary>
    public long? ClusterId { get; init; }
    /// <summary>The place it is about; null for the whole country.</summary>
    public long? AreaId { get; set; }
    /// <summary>ISO 639, two letters.</summary>
    public string? Language { get; set; }
    /// <summary>The date on it, as it is known.</summary>
    public LooseDate? Date { get; set; }
    /// <summary>The organisation that answers for it.</summary>
    public long? PartnerId { get; set; }
    /// <summary>The last day on which somebody has to look whether it still holds.</summary>
    public DateOnly? ReviewBy { get; set; }
    public required DocumentAudience Audience { get; set; }
    /// <summary>What it is about, in the library's words.</summary>
    public string? About { get; set; }
    /// <summary>Address or name of the place it was published at.</summary>
    public string? Source { get; set; }
    /// <summary>Its text is written here, section by section, instead of sent as a file.</summary>
    public bool IsWritten { get; init; }
    /// <summary>Milliseconds since 1970.</summary>
    public required long AddedAt { get; init; }
    /// <summary>Since when it is no longer in the library; everything is kept.</summary>
    public long? WithdrawnAt { get; set; }
    public string? WithdrawnWhy { get; set; }
    public int Version { get; set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    public bool IsReviewDue(DateOnly today) => !IsWithdrawn && ReviewBy < today;

    /// <summary>What is shown newest first: its own date at its latest, else the day it came.</summary>
    public DateOnly Day => Date?.Latest ?? Date?.Earliest ?? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(AddedAt).UtcDateTime);

    /// <summary>What a protected cluster has is for its table at most, whatever the card says.</summary>
    public DocumentAudience AudienceIn(Cluster? cluster) =>
        cluster?.IsSensitive == true && Audience < DocumentAudience.Cluster ? DocumentAudience.Cluster : Audience;
}

/// <summary>One state of a document; the highest number that is no draft is the one that holds.</summary>
public sealed class DocumentVersion
{
    public required int OperationId { get; init; }
    public required long DocumentId { get; init; }
    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }
    public long? FileId { get; init; }
    /// <summary>As it is offered for download: ours to word, with the ending of what it is.</summary>
    public string? FileName { get; init; }
    public required DocumentFormat Format { get; init; }
    /// <summary>Bytes.</summary>
    public long Length { get; init; }
    public required long AddedAt { get; init; }
    public required string AddedBy { get; init; }
    /// <summary>What changed.</summary>
    public string? Note { get; set; }
    public TextReading Reading { get; set; }
    public bool IsDraft { get; set; }
    /// <summary>When those at the table agreed on it.</summary>
    public LooseDate? AdoptedOn { get; set; }
    public int Version { get; set; }
}
