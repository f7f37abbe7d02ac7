namespace Tessera.Web.Access;

/// <summary>Who somebody is in an operation (design.md 6). The numbers are stored.</summary>
public enum Role : byte
{
    Donor = 1,
    Government = 2,
    Reporter = 3,
    /// <summary>A cluster's coordinator or information manager.</summary>
    Coordinator = 4,
    InterCluster = 5,
    Administrator = 6,
}

/// <summary>What somebody may do. Each endpoint needs one, each verb asks for one.</summary>
public enum Right : byte
{
    SeePublished,
    /// <summary>The operation exists for them before it is published.</summary>
    SeeUnpublished,
    /// <summary>Accepted rows behind the figures, others' too.</summary>
    SeeRows,
    SeeContacts,
    SeeDrafts,
    /// <summary>Stage and check a file.</summary>
    ImportRows,
    /// <summary>Commit and undo.</summary>
    DecideImports,
    ManageCluster,
    /// <summary>Keep today's figures under an address, and take them back.</summary>
    KeepFigures,
    ManageOperation,
    RegisterOperation,
    ManageInstallation,
}
