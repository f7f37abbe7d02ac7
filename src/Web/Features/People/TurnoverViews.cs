using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.People;

namespace Tessera.Web.Features.People;

/// <summary>A person behind a figure; their name only for those who keep them.</summary>
public sealed record TurnoverPerson(long? Id, string? Name, string? Post, LooseDate? Arrived, LooseDate? Departed, Certainty Left);

/// <param name="People">Those behind the line asked for.</param>
public sealed record TurnoverView(PeopleSight Sight, DateOnly From, DateOnly To, int Months, IReadOnlyList<TurnoverLine> Lines, IReadOnlyList<TurnoverPerson> People)
{
    public TurnoverLine Total => new(null, Lines.Sum(l => l.AtStart), Lines.Sum(l => l.AtEnd), Lines.Sum(l => l.Left), Lines.Sum(l => l.Perhaps));
}

internal sealed class TurnoverViews(PeopleDoor door)
{
    public const int Usual = 12;
    public static readonly IReadOnlyList<int> Times = [3, 6, Usual, 24];

    /// <param name="of">Id of an organisation, "none" for people of none on the list; null opens no line.</param>
    public async Task<TurnoverView> For(Operation operation, int months, string? of)
    {
        var view = await Counted(operation, months, null);
        if (of is null) return view;
        var asked = view.Lines.Select(line => line.PartnerId).Where(id => of == PeopleFilter.None ? id is null : id is { } known && PeopleFields.Id(known) == of).ToList();
        return asked is [var partner] ? view with { People = await Behind(view, partner) } : view;
    }

    /// <summary>One organisation alone; without a line where nobody of it was here.</summary>
    public Task<TurnoverView> Of(Operation operation, int months, long partner) => Counted(operation, months, partner);

    // Counting thousands takes no more of them than it needs: those who stay are counted where they are kept, and who was gone before counts nowhere.
    private async Task<TurnoverView> Counted(Operation operation, int months, long? partner)
    {
        var sight = await door.Sight(operation);
        var (from, to) = (sight.Now.AddMonths(-months).AddDays(1), sight.Now);
        var people = door.Visible(sight, isEver: true);
        if (partner is { } id) people = Ones(people, sight, id);
        var staying = await people.Where(c => c.Departed == null).GroupBy(c => new { c.PartnerId, c.Arrived }).Select(g => new { g.Key.PartnerId, g.Key.Arrived, Count = g.Count() }).ToListAsync();
        var leaving = await people.Where(c => c.Departed != null && (c.LastDay == null || c.LastDay >= from)).Select(c => new { c.PartnerId, c.Arrived, c.Departed }).ToListAsync();
        var counted = staying.SelectMany(c => Enumerable.Repeat((Survivor(sight, c.PartnerId), c.Arrived, (LooseDate?)null), c.Count)).Concat(leaving.Select(c => (Survivor(sight, c.PartnerId), c.Arrived, c.Departed)));
        return new(sight, from, to, months, Turnover.Of(counted, from, to), []);
    }

    private async Task<IReadOnlyList<TurnoverPerson>> Behind(TurnoverView view, long? partner)
    {
        var (sight, from, to) = (view.Sight, view.From, view.To);
        var all = door.Visible(sight, isEver: true);
        var rows = await (partner is { } id ? Ones(all, sight, id) : all.Where(c => c.PartnerId == null)).Select(c => new { c.Id, c.Name, c.Post, c.Arrived, c.Departed }).ToListAsync();
        var kept = (await door.Kept(sight).Select(c => c.Id).ToListAsync()).ToHashSet();
        return [.. rows.Where(p => Turnover.Counts(p.Arrived, p.Departed, from, to)).OrderByDescending(p => p.Departed?.Latest).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => kept.Contains(p.Id) ? new TurnoverPerson(p.Id, p.Name, p.Post, p.Arrived, p.Departed, Turnover.LeftIn(p.Departed, from, to)) : new TurnoverPerson(null, null, null, p.Arrived, p.Departed, Turnover.LeftIn(p.Departed, from, to)))];
    }

    private static IQueryable<Contact> Ones(IQueryable<Contact> people, PeopleSight sight, long partner)
    {
        var merged = sight.Lists.Partners.Keys.Where(id => sight.Lists.Survivor(id) == partner).Append(partner).ToList();
        return people.Where(c => c.PartnerId != null && merged.Contains(c.PartnerId.Value));
    }

    private static long? Survivor(PeopleSight sight, long? partner) => partner is { } id ? sight.Lists.Survivor(id) : null;
}
