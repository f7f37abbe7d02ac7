using Microsoft.EntityFrameworkCore;
using Tessera.Domain.People;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>For those who keep the directory: people who left without a successor, and people nobody has confirmed for sixty days.</summary>
internal sealed class PeopleWork(TesseraDb db, PeopleDoor door, PeopleViews views, Text text) : WorkSource
{
    private const int Most = 3, Recent = 180;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        if (!focus.IsCoordinating) return [];
        var (operation, code) = (focus.Operation.Id, focus.Operation.Code);
        var sight = await door.Sight(focus.Operation);
        if (!sight.ManagesAny) return [];
        var (own, items) = (door.Kept(sight), new List<WorkItem>());
        var (today, since) = (sight.Now, sight.Now.AddDays(-Recent));
        var gone = await own.Where(c => c.LastDay < today && c.LastDay >= since && !db.Handovers.Any(h => h.OperationId == operation && h.ContactId == c.Id) && db.ContactRoles.Any(r => r.OperationId == operation && r.ContactId == c.Id && r.LastDay == null))
            .OrderByDescending(c => c.LastDay).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name, c.Departed }).ToListAsync();
        foreach (var left in gone.Take(Most)) items.Add(new(WorkKind.Due, text["work.people.left", left.Name], Links.Contact(code, left.Id) + "#handover", text["contact.until", text.Loose(left.Departed)]) { IsProtected = true });
        if (gone.Count > Most) items.Add(new(WorkKind.Due, text.Count("work.people.left-more", gone.Count - Most), Links.People(code, AddressQuery.Of(("state", PeopleFilter.Left)))));
        var silent = await views.Unconfirmed(own.Where(c => c.LastDay == null || c.LastDay >= today), operation).CountAsync();
        if (silent > 0) items.Add(new(WorkKind.Missing, text.Count("work.people.silent", silent), Links.People(code, AddressQuery.Of(("state", PeopleFilter.Silent))), text["work.people.silent.why", StillHere.Days]));
        return items;
    }
}
