using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Operations;
using Tessera.Domain.People;

namespace Tessera.Web.Features.People;

/// <summary>A person behind a figure; their name only for those who keep them.</summary>
public sealed record TurnoverPerson(long? Id, string? Name, string? Post, Domain.LooseDate? Arrived, Domain.LooseDate? Departed, Domain.Certainty Left);

/// <param name="People">Those behind the line asked for.</param>
public sealed record TurnoverView(PeopleSight Sight, DateOnly From, DateOnly To, int Months, IReadOnlyList<TurnoverLine> Lines, IReadOnlyList<TurnoverPerson> People)
{
    public TurnoverLine Total => new(null, Lines.Sum(l => l.AtStart), Lines.Sum(l => l.AtEnd), Lines.Sum(l => l.Left), Lines.Sum(l => l.Perhaps));
}

internal sealed class TurnoverViews(PeopleDoor door)
{
    public static readonly IReadOnlyList<int> Times = [3, 6, 12, 24];

    /// <param name="of">Id of an organisation, "none" for people of none on the list; null opens no line.</param>
    public async Task<TurnoverView> For(Operation operation, int months, string? of)
    {
        var sight = await door.Sight(operation);
        var (from, to) = (sight.Now.AddMonths(-months).AddDays(1), sight.Now);
        var rows = await door.Visible(sight, isEver: true).Select(c => new { c.Id, c.Name, c.Post, c.PartnerId, c.Arrived, c.Departed }).ToListAsync();
        var people = rows.ConvertAll(c => (Row: c, Partner: c.PartnerId is { } id ? sight.Lists.Survivor(id) : (long?)null));
        var lines = Turnover.Of(people.Select(p => (p.Partner, p.Row.Arrived, p.Row.Departed)), from, to);
        if (of is null) return new(sight, from, to, months, lines, []);
        var kept = (await door.Kept(sight).Select(c => c.Id).ToListAsync()).ToHashSet();
        var behind = people.Where(p => of == PeopleFilter.None ? p.Partner is null : p.Partner is { } id && PeopleFields.Id(id) == of).Select(p => p.Row)
            .Where(p => Turnover.Counts(p.Arrived, p.Departed, from, to)).OrderByDescending(p => p.Departed?.Latest).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => kept.Contains(p.Id) ? new TurnoverPerson(p.Id, p.Name, p.Post, p.Arrived, p.Departed, Turnover.LeftIn(p.Departed, from, to)) : new TurnoverPerson(null, null, null, p.Arrived, p.Departed, Turnover.LeftIn(p.Departed, from, to)));
        return new(sight, from, to, months, lines, [.. behind]);
    }
}
