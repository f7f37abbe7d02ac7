namespace Tessera.Web.Figures;

/// <summary>The filters of what changed as they stand in an address: those of presence that choose partners, and two periods.</summary>
/// <param name="Rows">Its period is the later one; null: the last month with data.</param>
/// <param name="Before">The period to compare with; null: as many months just before.</param>
public sealed record ChangeFilter(PresenceFilter Rows, string? Before)
{
    public static ChangeFilter Of(IQueryCollection query) => Of(PresenceFilter.Of(query), query["before"].ToString());

    /// <summary>Of presence the filters that mean the same here: a change is one of the organisation that reports, as registered.</summary>
    public static ChangeFilter Of(PresenceFilter rows, string? before) =>
        new(new PresenceFilter { By = rows.By, Cluster = rows.Cluster, Place = rows.Place, Partner = rows.Partner, Type = rows.Type, Period = rows.Period, IsPublic = rows.IsPublic }, string.IsNullOrEmpty(before) ? null : before);
}
