using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Columns of the page of all clusters, in this order.</summary>
public enum ClusterColumnPlace : byte { State = 1, Leads, Terms, LastMeeting, NextMeeting, Actions, Reporting, Review }

/// <summary>What a column says of one cluster.</summary>
/// <param name="IsLate">Somebody should look at it.</param>
public sealed record ClusterCell(string Text, string? Note = null, string? Href = null, bool IsLate = false);

/// <param name="Cells">By cluster; of a cluster that is not there nothing is known, or nothing is the reader's to know.</param>
public sealed record ClusterColumn(ClusterColumnPlace Place, string Heading, IReadOnlyDictionary<long, ClusterCell> Cells);

/// <summary>A feature that knows how all clusters stand in one matter; asked once for all of them, never for each.</summary>
public abstract class ClusterColumns
{
    /// <param name="clusters">Those on the page.</param>
    /// <param name="now">The day the page speaks of.</param>
    public abstract Task<IReadOnlyList<ClusterColumn>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now);
}
