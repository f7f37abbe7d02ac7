using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>Where partners are present, as the person asking may see it; any role counts.</summary>
internal sealed class PartnerPresence(PresenceDesk desk)
{
    public Task<PresenceAnswer> Ask(Operation operation, OperationLists lists) => desk.Ask(operation, lists, new PresenceQuestion
    {
        Level = 1,
        Role = PresenceRole.Any,
    });
}
