using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>Where partners are present, as the person asking may see it; any role counts.</summary>
internal sealed class PartnerPresence(CurrentUser user, OperationFigures figures)
{
    public async Task<PresenceAnswer> Ask(Operation operation, OperationLists lists, long? partnerId = null) =>
        Domain.Analysis.Presence.Of(await figures.For(operation.Id), new PresenceQuestion
        {
            Level = 1,
            Role = PresenceRole.Any,
            Partners = partnerId is { } id ? new HashSet<long> { id } : null,
            HiddenClusters = lists.ClusterList.Where(c => c.IsSensitive && !user.May(Right.SeeRows, RightScope.Of(operation, c))).Select(c => c.Id).ToHashSet(),
        }, new PresenceReference(lists.AreaAtLevel, lists.Survivor));
}
