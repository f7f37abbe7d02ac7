namespace Tessera.Domain.People;

/// <summary>How far outside those who manage the directory a phone number or an address is shown. The numbers are stored.</summary>
public enum ContactCircle : byte
{
    /// <summary>Nobody else: what holds while the person has not agreed to more.</summary>
    Managers = 1,
    /// <summary>Those at the table of a cluster the person has a duty in.</summary>
    Cluster = 2,
    /// <summary>Whoever has a role in the operation, donors excepted.</summary>
    Operation = 3,
}

/// <summary>What somebody does for a cluster, a hub or the whole operation. The numbers are stored.</summary>
public enum ContactDuty : byte
{
    /// <summary>Whom to ask first.</summary>
    MainContact = 1,
    Coordinator = 2,
    CoCoordinator = 3,
    InformationManager = 4,
    /// <summary>Speaks for their organisation at the table.</summary>
    FocalPoint = 5,
    Alternate = 6,
    /// <summary>Speaks for the government's side.</summary>
    Counterpart = 7,
    TechnicalAdviser = 8,
    Other = 20,
}

/// <summary>A person of an operation's directory. Never public, never in a public export.</summary>
public sealed class Contact
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    /// <summary>As the person writes it; no part of it is taken for a family name.</summary>
    public required string Name { get; set; }
    public string? Post { get; set; }
    public long? PartnerId { get; set; }
    /// <summary>The organisation as written, where the list of partners has none such.</summary>
    public string? Organisation { get; set; }
    /// <summary>"en, vi": codes of ISO 639 where the words are known, else as typed.</summary>
    public string? Languages { get; set; }
    public string? Station { get; set; }
    public LooseDate? Arrived { get; set; }
    /// <summary>The last day, as it is known; null until somebody says so.</summary>
    public LooseDate? Departed { get; set; }
    public string? Phone { get; set; }
    public ContactCircle PhoneShown { get; set; } = ContactCircle.Managers;
    public string? Mail { get; set; }
    public ContactCircle MailShown { get; set; } = ContactCircle.Managers;
    /// <summary>The address stands as it was published once; no letter goes there.</summary>
    public bool IsUndeliverable { get; set; }
    /// <summary>Milliseconds since 1970.</summary>
    public required long AddedAt { get; init; }
    public int Version { get; set; }

    /// <summary>What searching reads: name, post, organisation as typed and duty station, folded.</summary>
    public string Words { get => Folding.Fold($"{Name} {Post} {Organisation} {Station}"); private set { } }
    /// <summary>The name folded, for order and for finding one person twice.</summary>
    public string Folded { get => Folding.Fold(Name); private set { } }
    /// <summary>The last day on which the person can have been here.</summary>
    public DateOnly? LastDay { get => Departed?.Latest; private set { } }

    public LooseSpan Stay => new(Arrived ?? LooseDate.Unknown(""), Departed);

    /// <summary>Only what is certain: somebody whose last day is still to be found out is here.</summary>
    public bool IsGone(DateOnly day) => LastDay < day;
}

/// <summary>A duty of a person, from a loose date to another.</summary>
public sealed class ContactRole
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ContactId { get; init; }
    /// <summary>Null for the whole operation.</summary>
    public long? ClusterId { get; init; }
    public long? HubId { get; init; }
    public required ContactDuty Duty { get; init; }
    public LooseDate? Since { get; init; }
    public LooseDate? Until { get; set; }

    public DateOnly? LastDay { get => Until?.Latest; private set { } }

    public bool IsOver(DateOnly day) => LastDay < day;
}

/// <summary>When a person was last asked whether they are still here, and when that was last confirmed; milliseconds since 1970.</summary>
public sealed class ContactCheck
{
    public required int OperationId { get; init; }
    public required long ContactId { get; init; }
    public long? AskedAt { get; set; }
    /// <summary>Of the link in the letter; null once it was used.</summary>
    public string? TokenHash { get; set; }
    public long? ConfirmedAt { get; set; }
}
