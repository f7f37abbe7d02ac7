using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Partners;

/// <param name="Reached">Scaled by 10,000; null where no row of the partner states a number.</param>
/// <param name="Filter">The rows counted there; ReachedFilter those that its number is of, which may be compared in a larger place.</param>
public sealed record PartnerPlace(long AreaId, string Pcode, string Filter, string ReachedFilter, string Name, int Rows, long? Reached);

/// <summary>What one partner reports: where, in which clusters, how many people, and up to which month.</summary>
public sealed record PartnerAnswer(PresenceView Presence, ReachFigure? Reached, IReadOnlyList<PartnerPlace> Places, LevelMap Map)
{
    public bool IsEmpty => Presence.Answer.Rows == 0;
}

/// <summary>Asks the figures' own desks for the rows that a partner itself reports, so that every number opens to the same.</summary>
internal sealed class PartnerFigures(PresenceDesk presence, ReachDesk reach, MapCache maps)
{
    public async Task<PartnerAnswer> Of(Operation operation, long partner, string language)
    {
        var rows = new PresenceFilter { Partner = partner.ToString(CultureInfo.InvariantCulture) };
        var view = await presence.Ask(operation, rows);
        var reached = await reach.Ask(operation, ReachFilter.Of(rows));
        var present = view.Answer.Places.ToDictionary(place => place.AreaId, place => place.Rows);
        var places = present.Keys.Union(reached.Answer.Parts.Keys).Select(id => new PartnerPlace(id, view.PlaceCode(id), view.PlaceValue(id), reached.Lists.PlaceValue(id, reached.IsCoarser(id)), view.PlaceName(id, language), present.GetValueOrDefault(id),
            reached.Answer.Parts.TryGetValue(id, out var figure) ? figure.Reached : null));
        return new PartnerAnswer(view, reached.Answer.Total.Rows > 0 ? reached.Answer.Total : null,
            [.. places.OrderByDescending(place => place.Reached).ThenByDescending(place => place.Rows).ThenBy(place => place.AreaId)], await maps.For(view.Lists, view.Question.Level));
    }
}
