using Tessera.Domain.Geography;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Home;

/// <summary>What was reported of one place; Area is null for the country as a whole.</summary>
public sealed record EventPlace(AdminArea? Area, IReadOnlyDictionary<string, EventFigure> Figures)
{
    public EventFigure? Of(string indicator) => Figures.GetValueOrDefault(indicator);
}

/// <summary>What an event did as its sources reported it on one day: never added up, since a national figure may know more than its places do.</summary>
public sealed record EventAccount(string Event, DateOnly AsOf, EventPlace? Country, IReadOnlyList<EventPlace> Places, IReadOnlyList<string> Sources)
{
    public const decimal Scale = 10_000m;
    /// <summary>Columns of their own, in this order; everything else stands in words.</summary>
    public static readonly IReadOnlyList<string> Main = ["deaths", "missing", "injured"];

    /// <summary>The latest event first; of its places the one with most dead.</summary>
    public static IReadOnlyList<EventAccount> Of(IEnumerable<EventFigure> figures, OperationLists lists) =>
        [.. figures.GroupBy(figure => (figure.Event, figure.AsOf)).OrderByDescending(group => group.Key.AsOf).ThenBy(group => group.Key.Event, StringComparer.Ordinal)
            .Select(group => One(group.Key.Event, group.Key.AsOf, [.. group.OrderBy(figure => figure.Id)], lists))];

    private static EventAccount One(string name, DateOnly asOf, IReadOnlyList<EventFigure> figures, OperationLists lists)
    {
        var places = figures.GroupBy(figure => figure.AreaId is { } id && lists.Area(id) is { Level: > 0 } area ? area : null)
            .Select(group => new EventPlace(group.Key, group.GroupBy(figure => figure.Indicator).ToDictionary(same => same.Key, same => same.Last()))).ToList();
        return new EventAccount(name, asOf, places.Find(place => place.Area is null),
            [.. places.Where(place => place.Area is not null).OrderByDescending(place => place.Of("deaths")?.Value ?? -1).ThenBy(place => place.Area!.Pcode, StringComparer.Ordinal)],
            [.. figures.Select(figure => figure.Source).Distinct()]);
    }
}
