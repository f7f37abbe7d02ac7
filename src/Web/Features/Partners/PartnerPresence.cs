using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>Where partners are present, as the person asking may see it; any role counts.</summary>
internal sealed class PartnerPresence(PresenceDesk desk)
{
    private const int Level = 1;

    public Task<PresenceAnswer> Ask(Operation operation, OperationLists lists) => desk.Ask(operation, lists, new PresenceQuestion
    {
        Level = Level,
        Role = PresenceRole.Any,
    });

    /// <summary>As presence counts places: with more than nil reports, and of the level itself.</summary>
    public static bool IsPlace(OperationLists lists, PresenceCell cell) => !cell.IsNil && lists.Area(cell.AreaId)?.Level >= Level;
}
