using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.People;

/// <summary>How much of an operation's people somebody may know (docs/decisions/0021).</summary>
/// <param name="Now">The day the pages speak of; who is gone by then is hidden.</param>
public sealed record PeopleSight(OperationLists Lists, ContactReader Reader, DateOnly Now)
{
    public bool ManagesAny => Reader.ManagesAll || Reader.Managed.Count > 0;

    /// <summary>Clusters the reader looks after, those at work first.</summary>
    public IReadOnlyList<Cluster> Managed => [.. Lists.ClusterList.Where(c => Reader.Managed.Contains(c.Id)).OrderByDescending(c => c.IsEstablished).ThenBy(c => c.Name, StringComparer.Ordinal)];
}

/// <summary>Somebody's address, and where the reader stands to them.</summary>
public sealed record ShownAddress(string? Mail, ContactCircle Shown, bool IsUndeliverable, bool IsKept, bool IsAtTable)
{
    public bool IsShown => Consent.Lets(Shown, IsKept ? ContactCircle.Managers : IsAtTable ? ContactCircle.Cluster : ContactCircle.Operation);
}

/// <summary>Finds people for whoever asks; who is not theirs to know does not exist.</summary>
internal sealed class PeopleDoor(TesseraDb db, CurrentUser user, ClusterTable table, ListsCache listsCache, OperationDay day)
{
    public async Task<PeopleSight> Sight(Operation operation)
    {
        user.Demand(Right.SeeUnpublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var managed = user.ClustersWhere(Right.ManageCluster, operation, lists.ClusterList).Select(c => c.Id).ToHashSet();
        var reader = new ContactReader(true, await table.Read(operation, lists.ClusterList), managed, lists.SensitiveClusters, user.May(Right.ManageOperation, RightScope.Of(operation)));
        return new(lists, reader, await day.For(operation, lists));
    }

    /// <summary>The same rule as <see cref="ContactReader.CircleOf"/>, asked of the database.</summary>
    /// <param name="isEver">Who would have been seen at any time, for counting those who left.</param>
    public IQueryable<Contact> Visible(PeopleSight sight, bool isEver = false)
    {
        var (operation, today, reader) = (sight.Lists.Operation.Id, sight.Now, sight.Reader);
        var all = db.Contacts.AsNoTracking().Where(c => c.OperationId == operation);
        if (reader.ManagesAll) return all;
        var (managed, tables, hidden, isInside) = (reader.Managed.ToList(), reader.Tables.ToList(), reader.Protected.ToList(), reader.IsInside);
        var roles = db.ContactRoles.Where(r => r.OperationId == operation);
        var current = roles.Where(r => isEver || r.LastDay == null || r.LastDay >= today);
        // Ids by role, found once: asked person by person, SQLite walks through a whole cluster for each.
        var (kept, near) = (roles.Where(r => r.ClusterId != null && managed.Contains(r.ClusterId.Value)).Select(r => r.ContactId), current.Where(r => r.ClusterId != null && tables.Contains(r.ClusterId.Value)).Select(r => r.ContactId));
        var (ofAll, open) = (current.Where(r => r.ClusterId == null).Select(r => r.ContactId), current.Where(r => r.ClusterId != null && !hidden.Contains(r.ClusterId.Value)).Select(r => r.ContactId));
        var known = roles.Select(r => r.ContactId);
        return all.Where(c => kept.Contains(c.Id) || (isEver || c.LastDay == null || c.LastDay >= today) && (near.Contains(c.Id)
            || isInside && (!known.Contains(c.Id) || ofAll.Contains(c.Id) || (c.PhoneShown == ContactCircle.Operation || c.MailShown == ContactCircle.Operation) && open.Contains(c.Id))));
    }

    /// <summary>The address of each, with where the reader stands to them: what a mailing list needs, without the people themselves.</summary>
    /// <param name="people">Of those the reader may know.</param>
    public IQueryable<ShownAddress> Addresses(PeopleSight sight, IQueryable<Contact> people)
    {
        if (sight.Reader.ManagesAll) return people.Select(c => new ShownAddress(c.Mail, c.MailShown, c.IsUndeliverable, true, true));
        var (operation, today, managed, tables) = (sight.Lists.Operation.Id, sight.Now, sight.Reader.Managed.ToList(), sight.Reader.Tables.ToList());
        var roles = db.ContactRoles.Where(r => r.OperationId == operation && r.ClusterId != null);
        var (kept, near) = (roles.Where(r => managed.Contains(r.ClusterId!.Value)).Select(r => r.ContactId), roles.Where(r => (r.LastDay == null || r.LastDay >= today) && tables.Contains(r.ClusterId!.Value)).Select(r => r.ContactId));
        return people.Select(c => new ShownAddress(c.Mail, c.MailShown, c.IsUndeliverable, kept.Contains(c.Id), near.Contains(c.Id)));
    }

    /// <summary>People the reader looks after.</summary>
    public IQueryable<Contact> Kept(PeopleSight sight)
    {
        var (operation, managed) = (sight.Lists.Operation.Id, sight.Reader.Managed.ToList());
        var all = db.Contacts.AsNoTracking().Where(c => c.OperationId == operation);
        if (sight.Reader.ManagesAll) return all;
        var kept = db.ContactRoles.Where(r => r.OperationId == operation && r.ClusterId != null && managed.Contains(r.ClusterId.Value)).Select(r => r.ContactId);
        return all.Where(c => kept.Contains(c.Id));
    }

    /// <summary>A person the reader may know, followed for changes, with all their roles.</summary>
    public async Task<(Contact Contact, List<ContactRole> Roles, PeopleSight Sight)> Seen(Operation operation, long id)
    {
        var sight = await Sight(operation);
        var contact = await db.Contacts.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Id == id) ?? throw Problem.NotFound("contact.unknown");
        var roles = await db.ContactRoles.Where(r => r.OperationId == operation.Id && r.ContactId == id).OrderBy(r => r.Id).ToListAsync();
        return sight.Reader.CircleOf(contact, roles, sight.Now) is null ? throw Problem.NotFound("contact.unknown") : (contact, roles, sight);
    }

    /// <summary>The cluster named, when the reader looks after it; null for the whole operation, which is its administrator's.</summary>
    public Cluster? Cluster(PeopleSight sight, string? code)
    {
        var operation = sight.Lists.Operation;
        var cluster = Blank(code) is not { } named ? null : sight.Lists.ClusterList.FirstOrDefault(c => c.Code == named) ?? throw Problem.Invalid(RouteScope.UnknownCluster, named);
        user.Demand(cluster is null ? Right.ManageOperation : Right.ManageCluster, RightScope.Of(operation, cluster));
        return cluster;
    }

    /// <summary>Open hubs of all clusters.</summary>
    public Task<List<ClusterHub>> Hubs(Operation operation) => db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == operation.Id && h.Until == null).OrderBy(h => h.Id).ToListAsync();

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class PeopleRights
{
    /// <summary>A person is kept by whoever looks after one of their clusters, somebody without one by the administrator.</summary>
    public static void DemandKeeping(this CurrentUser user, PeopleSight sight, IReadOnlyCollection<ContactRole> roles)
    {
        if (!sight.Reader.Manages(roles)) user.Demand(Right.ManageOperation, RightScope.Of(sight.Lists.Operation));
    }

    /// <summary>For giving roles: they would make the person the reader's to keep, and so open what the person shows to managers only.</summary>
    public static void DemandKept(this PeopleSight sight, Contact contact, IReadOnlyCollection<ContactRole> roles)
    {
        if (!sight.Reader.Manages(roles)) throw Problem.Conflict("contact.not-kept", contact.Name);
    }

    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("record.changed-meanwhile");
    }
}
