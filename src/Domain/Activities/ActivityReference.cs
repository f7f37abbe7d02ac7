using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;

namespace Tessera.Domain.Activities;

/// <summary>
/// Everything rows are held against, loaded once per check. Partners include the global list; a match to a listed one
/// makes it a partner of the operation when the import is accepted.
/// </summary>
public sealed record ActivityReference(Gazetteer Gazetteer, PartnerRegistry Partners, ClusterRegistry Clusters)
{
    /// <summary>Dates the rows that carry no date of their own.</summary>
    public ReportingPeriod? Period { get; init; }
    /// <summary>The day the file came; null leaves open what is still to come.</summary>
    public DateOnly? Today { get; init; }
    /// <summary>The file's name, for a suggestion where the rows carry no date.</summary>
    public string FileName { get; init; } = "";
    /// <summary>The name of the sheet read, for a suggestion where the rows name no cluster.</summary>
    public string SheetName { get; init; } = "";
    public long? DefaultPartner { get; init; }
    public long? DefaultCluster { get; init; }
    /// <summary>Organisations that resemble nobody are taken as typed, as new partners.</summary>
    public bool RegisterPartners { get; init; }
    /// <summary>With them also those that may be a known one, or several.</summary>
    public bool RegisterAlike { get; init; }
    /// <summary>When set, rows of every other organisation are refused (a reporter brings only their own).</summary>
    public IReadOnlySet<long>? OnlyPartners { get; init; }
    /// <summary>When set, rows of every other cluster are refused, and rows that name none wait (a coordinator brings only their own).</summary>
    public IReadOnlySet<long>? OnlyClusters { get; init; }
    /// <summary>Protected clusters for which the sender is not named: their rows are refused, own or not.</summary>
    public IReadOnlySet<long>? ClosedClusters { get; init; }
}
