using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Database;

namespace Tessera.Web.Features.People;

/// <summary>A person as far as the reader may know them.</summary>
/// <param name="Circle">Where the reader stands; decides which fields they see.</param>
/// <param name="Roles">Those the reader may know of, current ones first.</param>
public sealed record ContactLine(Contact Contact, ContactCircle Circle, IReadOnlyList<ContactRole> Roles, Freshness Freshness)
{
    public string? Phone => Consent.Lets(Contact.PhoneShown, Circle) ? Contact.Phone : null;
    public string? Mail => Consent.Lets(Contact.MailShown, Circle) ? Contact.Mail : null;
    /// <summary>An address to write to: shown, and not one that only stands as it was once published.</summary>
    public string? Deliverable => Contact.IsUndeliverable ? null : Mail;
    public bool IsKept => Circle == ContactCircle.Managers;
}

public sealed record PeopleList(PeopleFilter Filter, PeopleSight Sight, IReadOnlyList<ContactLine> Lines, int Total, IReadOnlyList<ClusterHub> Hubs)
{
    public string Organisation(Contact contact) => contact.PartnerId is { } id ? Sight.Lists.PartnerName(Sight.Lists.Survivor(id)) : contact.Organisation ?? "";

    /// <summary>Where a duty is: "WASH", "WASH · Quảng Nam"; null for the whole operation.</summary>
    public string? Place(ContactRole role, string language) => role.ClusterId is not { } cluster ? null
        : Hubs.FirstOrDefault(h => h.Id == role.HubId) is { } hub ? $"{Sight.Lists.Cluster(cluster)?.ShortName} · {Sight.Lists.Area(hub.AreaId)?.NameIn(language)}" : Sight.Lists.Cluster(cluster)?.ShortName;
}

internal sealed class PeopleViews(TesseraDb db, PeopleDoor door, TimeProvider time)
{
    private const int MostNear = 200;

    /// <summary>By name; 0 as take gives everybody.</summary>
    public async Task<PeopleList> List(Operation operation, PeopleFilter filter, int skip, int take)
    {
        var sight = await door.Sight(operation);
        var asked = Narrowed(sight, filter);
        var ordered = asked.OrderBy(c => c.Folded).ThenBy(c => c.Id);
        var people = await (take == 0 ? ordered : ordered.Skip(skip).Take(take)).ToListAsync();
        var total = take == 0 || skip == 0 && people.Count < take ? people.Count : await asked.CountAsync();
        return new(filter, sight, await Lines(sight, people, asked), total, await door.Hubs(operation));
    }

    /// <summary>Addresses alone, by name: people by the thousand are not read for them.</summary>
    public async Task<(PeopleSight Sight, IReadOnlyList<ClusterHub> Hubs, IReadOnlyList<ShownAddress> Addresses)> Addresses(Operation operation, PeopleFilter filter)
    {
        var sight = await door.Sight(operation);
        return (sight, await door.Hubs(operation), await door.Addresses(sight, Narrowed(sight, filter).OrderBy(c => c.Folded).ThenBy(c => c.Id)).ToListAsync());
    }

    /// <summary>One person, as the same list of one.</summary>
    public async Task<PeopleList> One(Operation operation, long id)
    {
        var (contact, _, sight) = await door.Seen(operation, id);
        db.ChangeTracker.Clear();
        return new(new(null, null, null, null, null, null, null), sight, await Lines(sight, [contact], db.Contacts.Where(c => c.OperationId == operation.Id && c.Id == id)), 1, await door.Hubs(operation));
    }

    /// <summary>Who could follow somebody, of those whom the reader keeps: people of the same organisation first, then those at the same tables.</summary>
    public async Task<IReadOnlyList<Contact>> Near(PeopleSight sight, Contact contact, IReadOnlyList<long> clusters)
    {
        var (operation, today, partner) = (sight.Lists.Operation.Id, sight.Now, contact.PartnerId);
        var atTables = db.ContactRoles.Where(r => r.OperationId == operation && r.ClusterId != null && clusters.Contains(r.ClusterId.Value)).Select(r => r.ContactId);
        return await door.Kept(sight).Where(c => c.Id != contact.Id && (c.LastDay == null || c.LastDay >= today)
            && (partner != null && c.PartnerId == partner || atTables.Contains(c.Id)))
            .OrderBy(c => c.PartnerId == partner ? 0 : 1).ThenBy(c => c.Folded).ThenBy(c => c.Id).Take(MostNear).ToListAsync();
    }

    private IQueryable<Contact> Narrowed(PeopleSight sight, PeopleFilter filter)
    {
        var (operation, today) = (sight.Lists.Operation.Id, sight.Now);
        var people = door.Visible(sight);
        if (filter.State is not (null or PeopleFilter.Left or PeopleFilter.Silent)) throw Problem.Invalid("filter.unreadable", "state", filter.State);
        people = filter.State == PeopleFilter.Left ? people.Where(c => c.LastDay < today) : people.Where(c => c.LastDay == null || c.LastDay >= today);
        if (filter.State == PeopleFilter.Silent) people = Unconfirmed(people, operation);
        people = InDuty(people, sight, filter);
        if (filter.PartnerId is { } partner)
        {
            var merged = sight.Lists.Partners.Keys.Where(id => sight.Lists.Survivor(id) == sight.Lists.Survivor(partner)).Append(partner).ToList();
            people = people.Where(c => c.PartnerId != null && merged.Contains(c.PartnerId.Value));
        }
        if (filter.Language is { } language) people = people.Where(c => c.Languages != null && (", " + c.Languages + ",").Contains(", " + language + ","));
        return Searched(people, sight, filter.Text);
    }

    /// <summary>Not confirmed for sixty days.</summary>
    public IQueryable<Contact> Unconfirmed(IQueryable<Contact> people, int operation)
    {
        var before = StillHere.Before(time.GetUtcNow().ToUnixTimeMilliseconds());
        return people.Where(c => c.AddedAt <= before && !db.ContactChecks.Any(k => k.OperationId == operation && k.ContactId == c.Id && k.ConfirmedAt > before));
    }

    private IQueryable<Contact> InDuty(IQueryable<Contact> people, PeopleSight sight, PeopleFilter filter)
    {
        if (filter.Cluster is null && filter.HubId is null && filter.DutyAsked is null && filter.AnyDuty is null) return people;
        var (operation, today, cluster, hub, duty, isWhole, isLeft) = (sight.Lists.Operation.Id, sight.Now, filter.ClusterIn(sight.Lists)?.Id, filter.HubId, filter.DutyAsked, filter.Cluster == PeopleFilter.None, filter.State == PeopleFilter.Left);
        var (isAny, duties) = (filter.AnyDuty is null, filter.AnyDuty ?? []);
        var hidden = sight.Reader.ManagesAll ? [] : sight.Reader.Protected.Except(sight.Reader.Tables).Except(sight.Reader.Managed).ToList();
        var asked = db.ContactRoles.Where(r => r.OperationId == operation && (isLeft || r.LastDay == null || r.LastDay >= today) && (cluster == null || r.ClusterId == cluster) && (hub == null || r.HubId == hub)
            && (duty == null || r.Duty == duty) && (isAny || duties.Contains(r.Duty)) && (!isWhole || r.ClusterId == null) && (r.ClusterId == null || !hidden.Contains(r.ClusterId.Value))).Select(r => r.ContactId);
        return people.Where(c => asked.Contains(c.Id));
    }

    /// <summary>Every word stands in the name, post, organisation or duty station; accents do not matter.</summary>
    private static IQueryable<Contact> Searched(IQueryable<Contact> people, PeopleSight sight, string? text)
    {
        foreach (var word in Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var partners = sight.Lists.Partners.Values.Where(p => Folding.Fold($"{p.Name} {p.Acronym}").Contains(word, StringComparison.Ordinal)).Select(p => p.Id).ToList();
            people = people.Where(c => c.Words.Contains(word) || c.PartnerId != null && partners.Contains(c.PartnerId.Value));
        }
        return people;
    }

    private async Task<IReadOnlyList<ContactLine>> Lines(PeopleSight sight, List<Contact> people, IQueryable<Contact> asked)
    {
        var (operation, now) = (sight.Lists.Operation.Id, time.GetUtcNow().ToUnixTimeMilliseconds());
        var ids = people.ConvertAll(c => c.Id);
        var ofThem = db.ContactRoles.AsNoTracking().Where(r => r.OperationId == operation);
        // The ids of thousands would be a longer question than the whole list.
        var roles = (await (ids.Count > 500 ? ofThem.Where(r => asked.Select(c => c.Id).Contains(r.ContactId)) : ofThem.Where(r => ids.Contains(r.ContactId))).ToListAsync()).ToLookup(r => r.ContactId);
        var checks = sight.ManagesAny && ids.Count <= 500 ? await db.ContactChecks.AsNoTracking().Where(k => k.OperationId == operation && ids.Contains(k.ContactId)).ToDictionaryAsync(k => k.ContactId) : [];
        var lines = new List<ContactLine>();
        foreach (var contact in people)
            if (sight.Reader.CircleOf(contact, [.. roles[contact.Id]], sight.Now) is { } circle)
                lines.Add(new(contact, circle, [.. roles[contact.Id].Where(sight.Reader.Sees).OrderBy(r => r.IsOver(sight.Now)).ThenBy(r => r.Duty).ThenBy(r => r.Id)], StillHere.At(contact, checks.GetValueOrDefault(contact.Id), now)));
        return lines;
    }
}
